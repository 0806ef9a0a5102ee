/**
 * The conditions that must be met for a person before anything is passed on to or from them. Pure.
 *
 * The record knows a condition by its id and takes any; these are the ones a facilitator is offered.
 */
import { longDateWords, whenWords } from "./days.js";

/** What a facilitator reads for each condition, in the order in which a case is prepared. */
export const GATES = {
  "responsibility-accepted": "Accepts responsibility",
  "no-order-against": "No court order forbids contact",
  "risk-reviewed": "Risks and strengths reviewed",
  permission: "Written permission of prison or probation",
  "preparation-done": "Prepared",
  guardian: "A guardian agrees (child)",
  "child-agrees": "The child agrees",
  "disposal-decided": "What follows in law is decided (child)",
  "advice-offered": "Legal advice was offered (child)",
  capacity: "Can decide this themselves",
  "partner-abuse-asked": "Partner abuse and control asked about",
};

const BOTH = ["risk-reviewed", "preparation-done", "partner-abuse-asked"];
/** What a case begins with, by side; mediator/client/opening.py has the same. */
export const DEFAULTS = { victim: BOTH, offender: ["responsibility-accepted", "no-order-against", ...BOTH] };
/** What a facilitator reads beside a condition while it is opened, where its name does not say enough. */
export const HINTS = {
  "no-order-against": "It rests on paper or on a register. Where an order forbids contact, only its written variation opens this. That the person it protects agrees is no permission.",
  permission: "It rests on paper: the written permission itself, with its last day. A word on the telephone opens nothing.",
  "disposal-decided": "What a child writes may be read as a confession. So nothing is passed on before court, panel or police have decided what follows.",
  "advice-offered": "They were offered somebody who advises them in law, before they wrote. Note who offered it, and when; nothing of the advice.",
};

/**
 * What is needed besides, because of how somebody lives, with the words of the form. `responsible`: only of whoever did the harm.
 * @type {Record<string, {words:string, gates:string[], responsible?:string[]}>}
 */
export const MORE = {
  custody: { words: "In custody", gates: ["permission"] },
  probation: { words: "On probation, or on licence", gates: ["permission"] },
  child: { words: "A child: under 18", gates: ["guardian", "child-agrees"], responsible: ["disposal-decided", "advice-offered"] },
  doubtful: { words: "It is doubtful whether they can decide this themselves", gates: ["capacity"] },
};

/** The conditions that somebody begins with. @param {string} side @param {string[]} more keys of MORE */
export function beginsWith(side, more) {
  const besides = more.flatMap((one) => [...MORE[one].gates, ...(side === "offender" ? MORE[one].responsible ?? [] : [])]);
  return [...new Set([...DEFAULTS[side] ?? BOTH, ...besides])];
}

/** Conditions that hold only until they are looked at again: each needs its last day. */
export const MUST_END = new Set(["no-order-against", "risk-reviewed", "permission"]);

/** How somebody can accept what they did; a gap in the memory is no denial. */
export const ACCEPTS = {
  remembers: "Remembers, and accepts it",
  evidence: "Does not remember, and accepts it from the evidence",
  part: "Accepts a part of it, and disputes a part",
};

export const ABUSE = "partner-abuse-asked";
export const RISK = "risk-reviewed";

/** What was seen. */
export const EVIDENCE = { document: "A document", register: "A register or a court list", told: "They told it themselves",
  meeting: "A meeting", agency: "Another agency’s word", other: "Something else" };

/** Conditions that rest on something written, with the kinds of EVIDENCE that will do; mediator/client/gates.py has the same. */
export const WRITTEN = { permission: ["document"], "no-order-against": ["document", "register"] };

/** What was found, in words, for the two conditions that ask for it. */
export const FOUND = { no: "Asked, and no.", yes: "Asked, and yes.", remembers: "", evidence: "", part: "", none: "" };

/**
 * Why somebody may not open a condition, or "". The service refuses it too (mediator/cases/gate_rules.py).
 * @param {object} desk folded @param {string} lane @param {string} gate @param {{fp:string, sup:boolean}} me
 */
export function whyNotOpen(desk, lane, gate, { fp, sup }) {
  const shutBy = desk.shutBy?.get(`${lane}/${gate}`) ?? new Set();
  if (gate === ABUSE && shutBy.size && (!sup || shutBy.has(fp))) {
    return "Abuse was found here, so the way is shut. Only a supervisor who did not shut it can open it, after asking a specialist.";
  }
  return gate === RISK && desk.eyes > 1 && !sup ? "Two people approve in this case, so a supervisor opens the review of risks." : "";
}

const STANDS = {
  open: { tag: "Open", tone: "green" }, shut: { tag: "Shut", tone: "red" },
  ended: { tag: "Ended", tone: "yellow" }, none: { tag: "Not given", tone: "yellow" },
};

/** @typedef {"open"|"shut"|"ended"|"none"} Stand */

/** @param {string} gate an id, of the list or not */
export function gateWords(gate) { return GATES[gate] ?? gate.replaceAll("-", " "); }

/** Which conditions a lane needs, in the order of the list; others after it. @param {object} desk folded @param {string} lane @returns {string[]} */
export function neededBy(desk, lane) {
  const needed = desk.needs.get(lane) ?? [];
  const known = Object.keys(GATES);
  return [...known.filter((gate) => needed.includes(gate)), ...needed.filter((gate) => !known.includes(gate))];
}

/**
 * The conditions that count for a lane: those on its list, and that of partner abuse wherever it was shut, listed or not.
 * @param {object} desk folded @param {string} lane @returns {string[]}
 */
export function countingFor(desk, lane) {
  const needed = neededBy(desk, lane);
  return standOf(desk, lane, ABUSE).state === "shut" && !needed.includes(ABUSE) ? [...needed, ABUSE] : needed;
}

/**
 * What to say before a card is made, or somebody is brought in or named: whom nobody has asked about partner abuse yet, or
 * where it was found; "" where it is open for all of them. It stands in nobody's way, as a person may have to be met first.
 * @param {object} desk folded @param {string[]} lanes @param {(lane:string) => string} name
 */
export function abuseWarning(desk, lanes, name) {
  const whose = (/** @type {(state:Stand) => boolean} */ is) => lanes.filter((lane) => is(standOf(desk, lane, ABUSE).state)).map(name).join(" and ");
  const [found, unasked] = [whose((state) => state === "shut"), whose((state) => state === "none" || state === "ended")];
  return [found && `Partner abuse and control: the way is shut for ${found}. Do not go on before a supervisor has decided.`,
    unasked && `Partner abuse and control: ask ${unasked} first, alone. Nobody of the other side is approached before that.`].filter(Boolean).join(" ");
}

/**
 * How a condition stands: the newest word on it, and whether its time is over. `until` is its last second.
 * @param {object} desk folded @param {string} lane @param {string} gate @returns {{state:Stand, entry:object|undefined}}
 */
export function standOf(desk, lane, gate) {
  const entry = desk.gates.get(`${lane}/${gate}`);
  if (!entry) return { state: "none", entry };
  if (entry.state === "shut") return { state: "shut", entry };
  return { state: entry.until === 0 || desk.now <= entry.until ? "open" : "ended", entry };
}

/** "until Friday 25 December 2026", "ended on …", "" without an end. @param {{state:Stand, entry:object|undefined}} stand */
export function untilWords({ state, entry }) {
  if (!entry?.until) return "";
  if (state === "ended") return `ended on ${longDateWords(entry.until)}`;
  return state === "open" ? `until ${longDateWords(entry.until)}` : "";
}

/** A condition as one line with a tag. @param {object} desk @param {string} lane @param {string} gate @returns {import("./people-words.js").Line} */
export function gateLine(desk, lane, gate) {
  const stand = standOf(desk, lane, gate);
  const until = untilWords(stand);
  return { ...STANDS[stand.state], words: `${gateWords(gate)}${until ? `, ${until}` : ""}` };
}

/** Who said the newest word and when; "" while nobody has. @param {object} known @param {object|undefined} entry */
export function byWords(known, entry) {
  return entry ? `${entry.state === "open" ? "Opened" : "Shut"} by ${known.colleague(entry.by)} ${whenWords(entry.ts, known.now)}` : "";
}

/** What waits for its hour to or from a person: any change of their conditions, and whatever they told, makes it fall (protocol section 6). @param {object} desk @param {string} lane */
export function fallingWith(desk, lane) {
  return desk.items.filter((item) => item.parked && (item.parked.lane === lane || item.lane === lane));
}

/** Whether anybody has said yet what a person needs. @param {object} desk @param {string} lane */
export function isUnset(desk, lane) { return !desk.needs.has(lane); }

/** Whether two approve by now, and whoever opened the review of risks is no supervisor. */
function lacksSupervisor(desk, entry) {
  return desk.eyes > 1 && desk.members.find(({ fp }) => fp === entry.by)?.role !== "supervisor";
}

/** What a person's conditions keep from going on. @param {string} lane @param {object} desk @param {(lane:string)=>string} name @returns {import("./may.js").Block[]} */
export function gateBlocks(lane, desk, name) {
  const way = { page: "gates", words: `See the conditions for ${name(lane)}`, lane };
  if (isUnset(desk, lane)) {
    return [{ code: "gate", words: `No conditions are set for ${name(lane)}.`, fix: "Set what must be met first.", way }];
  }
  return countingFor(desk, lane).flatMap((gate) => {
    const stand = standOf(desk, lane, gate);
    if (gate === RISK && stand.state === "open" && lacksSupervisor(desk, stand.entry)) {
      return [{ code: "gate", words: `“${gateWords(gate)}” for ${name(lane)} was opened by somebody who is no supervisor.`,
        fix: "Two people approve by now, so a supervisor opens it anew.", way }];
    }
    if (stand.state === "open") return [];
    const why = { ended: untilWords(stand), shut: "is shut", none: "is not given" }[stand.state];
    return [{ code: "gate", words: `“${gateWords(gate)}” for ${name(lane)} ${why}.`,
      fix: "It must be open before anything is passed on.",
      way }];
  });
}
