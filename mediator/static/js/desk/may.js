/**
 * What stands in the way of passing something on, in words with what to do about it. Pure.
 *
 * The server checks the same on the locked case at the moment it counts (protocol section 6);
 * these pages only never offer what it would refuse.
 */
import { consents } from "../case/items.js";
import { mayFollow } from "../case/table.js";
import { ON_PAPER, carriedNow, isSpoken, notPlayedBack } from "./relay-may.js";
import { leftUnsaid } from "./withheld.js";
import { CHANNELS } from "./words.js";
import { dateWords } from "./days.js";
import { nobodyToAsk, notToExcuse, notToSettle, objected, ownOffer } from "./four-eyes.js";
import { gateBlocks } from "./gates.js";
import { neverOf } from "./approach-answers.js";
import { comparingBlocks } from "./paper-words.js";

/** @typedef {{code:string, words:string, fix:string, way?:{page:string, words:string, lane?:string, item?:string}}} Block `way`: where it is done */

/**
 * The lane of the person a message is for, and the reference by which that lane knows its author.
 * @param {{lane:string, peer:string}} item @param {{pairs:object[]}} desk
 * @returns {{lane:string, ref:string}|null} null while the two may not exchange
 */
export function readerOf(item, desk) {
  for (const { a, b } of desk.pairs) {
    if (a[0] === item.lane && a[1] === item.peer) return { lane: b[0], ref: b[1] };
    if (b[0] === item.lane && b[1] === item.peer) return { lane: a[0], ref: a[1] };
  }
  return null;
}

/** Which consent a kind of message needs. @param {string} kind @param {string} [mode] */
export function channelOf(kind, mode = "edited") {
  if (kind === "spoken" || mode === "spoken") return "spoken";
  return kind === "questions" || kind === "answers" ? "questions" : "letters";
}

/**
 * Everything that keeps an item from its reader now, both people and the case.
 * @param {object} item @param {object} desk folded @param {{mode?:string, halts?:object[], name:(lane:string)=>string}} known
 * @returns {Block[]}
 */
export function blocksOf(item, desk, { mode = "edited", halts = [], name }) {
  const reader = readerOf(item, desk);
  if (!reader) {
    return [{ code: "pair", words: "These two people are not set to write to each other.",
      fix: "", way: { page: "pairs", words: "Who writes to whom" } }];
  }
  const channel = channelOf(item.kind, mode);
  return [
    ...caseBlocks(desk),
    ...comparingBlocks(item),
    ...laneBlocks(desk.lanes.get(item.lane), item.peer, channel, halts, name(item.lane)),
    ...laneBlocks(desk.lanes.get(reader.lane), reader.ref, channel, halts, name(reader.lane)),
    ...gateBlocks(item.lane, desk, name), ...gateBlocks(reader.lane, desk, name),
    ...neverBlocks(desk, { lane: item.lane, to: reader.lane }, name(reader.lane)),
    ...readyBlocks(desk.lanes.get(reader.lane), name(reader.lane)),
  ];
}

function caseBlocks(desk) {
  return desk.suspended ? [{ code: "suspended", words: "This case is stopped for everybody.",
    fix: "Another supervisor than the one who stopped it can let it go on.", way: { page: "case", words: "See the case" } }] : [];
}

function laneBlocks(lane, ref, channel, halts, who) {
  const blocks = [];
  if (lane.withdrawn) {
    blocks.push({ code: "withdrawn", words: `${who} stopped taking part on ${dateWords(lane.withdrawn.ts)}.`,
      fix: `Only ${who} can begin again.` });
  } else if (lane.paused) {
    blocks.push({ code: "paused", words: `${who} paused everything on ${dateWords(lane.paused.ts)}.`,
      fix: `Nothing moves until ${who} goes on.` });
  }
  if (halts.some((halt) => halt.lane === lane.chain)) {
    blocks.push({ code: "halted", words: `${who} pressed Stop everything.`, fix: `Ring ${who}.` });
  }
  return [...blocks, ...consentBlocks(lane, ref, channel, who)];
}

function consentBlocks(lane, ref, channel, who) {
  const wanted = [["", "take-part"], [ref, channel]];
  return wanted.filter(([peer, what]) => !consents(lane, peer, what)).map(([peer, what]) => {
    const entry = lane.consents.get(`${peer}/${what}`);
    return { code: "consent", words: `${who} has not said yes to ${CHANNELS[what]}${consentPast(entry)}.`,
      fix: `Ask ${who} again.`, way: { page: "person", words: `Consents of ${who}`, lane: lane.chain } };
  });
}

function consentPast(entry) {
  if (!entry) return " yet";
  if (entry.state === "yes") return `: the yes ended on ${dateWords(entry.until)}`;
  const said = { "not-now": "not now", never: "never", no: "no" };
  return `: on ${dateWords(entry.ts)} the answer was “${said[entry.state]}”`;
}

function neverBlocks(desk, way, who) {
  const never = neverOf(desk, way);
  return never ? [{ code: "never", words: `${who} was asked on ${dateWords(never.ts)}, and said never.`, fix: `Only ${who} can open this again.` }] : [];
}

function readyBlocks(lane, who) {
  if (lane.mode !== "self" || lane.accepted) return [];
  const way = { page: "person", words: `Open ${who}`, lane: lane.chain };
  return [lane.enrol ? { code: "card", words: `The check words of ${who} are not confirmed yet.`, fix: "Nothing can be locked for them before.", way }
    : { code: "card", words: `${who} has not used the card yet.`, fix: "Nothing can be locked for them before. Make a card, if they have none.", way }];
}

/**
 * The decisions a state leaves open, each with what is missing.
 * @param {object} item with its state
 * @param {object} desk
 * @param {{me:string, blocks:Block[], unanswered:number, changed:boolean, unnamed:number,
 *   covered:boolean, unmet:number, danger:string, left?:string[], all?:boolean}} at `unmet`: highlights answered with Take out or Ask author; `danger`:
 *   words that disclose one and that nobody has acted on
 * @returns {{act:string, reasons:Block[]}[]} an act with no reasons may be done now
 */
export function decisionsOf(item, desk, at) {
  const acts = ACTS.filter(({ act, action, not, only }) => mayFollow(item.state, action) && !not?.includes(item.state)
    && (only?.(item) ?? true) && !(isSpoken(item) && ON_PAPER.has(act)));
  return [...carriedNow(item), ...acts].map(({ act }) => ({ act, reasons: (REASONS[act] ?? (() => []))(item, desk, at) }));
}

/**
 * What the desk calls each action of the table, in the order of the page. `not`: states in which the table allows it and
 * the desk does not offer it, because stopping first says more clearly what happens; `only`: items that it is for.
 * @type {{act:string, action:string, not?:string[], only?:(item:any) => boolean}[]}
 */
const ACTS = [
  { act: "keep", action: "keep-as-is" },
  { act: "second", action: "approve", not: ["approved"] },
  { act: "pass", action: "release", not: ["parked"] },
  { act: "ask", action: "ask" },
  { act: "excuse", action: "excuse", only: (item) => item.asked.length > 0 },
  { act: "settle", action: "settle", only: (item) => Boolean(item.objection) },
  { act: "propose", action: "propose", not: ["proposed"] },
  { act: "offer", action: "offer", not: ["offered", "approved", "parked"] },
  { act: "return", action: "return" },
  { act: "stop", action: "takeback" },
  { act: "hold", action: "hold", not: ["parked"] },
  { act: "reopen", action: "reopen" },
  { act: "decline", action: "decline" },
];

const REASONS = {
  keep: (item, desk, at) => [...dangerFirst(at), ...ifChanged(at), ...unmet(at), ...toldKept(item)],
  return: (item, desk, at) => dangerFirst(at),
  decline: (item, desk, at) => dangerFirst(at),
  propose: (item, desk, at) => [...dangerFirst(at), ...at.blocks.filter(({ code }) => code === "paper"), ...unanswered(at), ...notChanged(at), ...unnamed(at), ...leftUnsaid(at), ...coveredUp(at)],
  // What the author agreed to is screened anew on the offer's own page: highlights of the original are history.
  offer: (item, desk, at) => [...notPlayedBack(item), ...objected(item, desk, at), ...ifChanged(at), ...(item.laneState === "agreed" ? [] : unanswered(at)), ...unmet(at), ...at.blocks],
  second: (item, desk, at) => [...ownOffer(item, at), ...at.blocks],
  ask: nobodyToAsk,
  excuse: notToExcuse,
  settle: notToSettle,
  pass: (item, desk, at) => at.blocks,
};

/** What tells of danger, or of an offence that nobody knows of, is acted on before anything of it reaches its author. */
function dangerFirst({ danger }) {
  return danger ? [{ code: "danger", words: `“${danger}” may tell of danger, or of an offence that is not known.`,
    fix: "Write down the concern and who was told, or say under Checks why it is none. It never goes to its author first." }] : [];
}

function ifChanged({ changed }) {
  return changed ? [{ code: "changed", words: "You changed the text.",
    fix: "Suggest it to the author, or put the text back as it was." }] : [];
}

function notChanged({ changed }) {
  return changed ? [] : [{ code: "unchanged", words: "Nothing is changed yet.", fix: "Change the text for the reader first." }];
}

function toldKept(item) {
  const newest = item.submissions.at(-1).hash;
  return item.statuses.some((one) => one.st === "kept" && one.of === newest)
    ? [{ code: "kept", words: "You have told the author that nothing needs to change.", fix: "Go on to get it ready." }] : [];
}

function unanswered({ unanswered: count }) {
  return count ? [{ code: "highlights", words: count === 1 ? "One highlight is not answered." : `${count} highlights are not answered.`,
    fix: "Answer each under Checks." }] : [];
}

function unmet({ unmet: count, changed }) {
  return count && !changed ? [{ code: "unmet", words: "You said that words come out, or that the author is asked.",
    fix: "Suggest a text or give it back; or answer those highlights anew." }] : [];
}

function unnamed({ unnamed: count }) {
  return count ? [{ code: "kinds", words: count === 1 ? "One change has no kind." : `${count} changes have no kind.`,
    fix: "Say under Changes why each was made." }] : [];
}

function coveredUp({ covered }) {
  return covered ? [{ code: "blocks", words: "Something is covered with block signs.",
    fix: "They show how long it was, and nobody can read them aloud. Put words from the list instead." }] : [];
}
