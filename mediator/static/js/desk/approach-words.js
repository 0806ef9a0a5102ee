/** How a wish to be in touch stands, and which steps may follow: what the service refuses is not offered. */
import { clone, slot } from "../dom.js";
import { linkTo } from "./address.js";
import { closesItself, neverOf } from "./approach-answers.js";
import { dateWords, longDateWords } from "./days.js";
import { ABUSE, standOf } from "./gates.js";
import { happened } from "./timeline-words.js";

/** What a step is called, what is written down with it, and whether it has a day. @type {Record<string, {label:string, hint:string, day?:string, tag:string, tone:string}>} */
export const STEPS = {
  wish: { label: "They would like to be in touch", hint: "", tag: "Nobody asked yet", tone: "blue" },
  asked: { label: "I asked", hint: "In person or by telephone, by a person whom they know.", tag: "Asked, no answer yet", tone: "purple" },
  yes: { label: "They said yes", hint: "They then say on their own page, or to you, what they agree to.", tag: "Yes", tone: "green" },
  "not-now": { label: "They said not now", hint: "They may be asked again.", day: "From when may they be asked again?", tag: "Not now", tone: "yellow" },
  never: { label: "They said no, and do not want to be asked again", hint: "Only they themselves can open this again.", tag: "Never", tone: "red" },
  "no-answer": { label: "There was no answer", hint: "Silence is no yes.", tag: "No answer", tone: "yellow" },
  rest: { label: "Let it rest", hint: "It can rest for years.", day: "When does somebody look at it again?", tag: "Rests", tone: "grey" },
  ended: { label: "End this", hint: "A new wish can be written down later.", tag: "Ended", tone: "grey" },
};
const ANSWERS = ["yes", "not-now", "never", "no-answer"];

/** Every two people who may exchange, each way. @param {object} desk @returns {{lane:string, to:string}[]} */
export function directions({ pairs }) {
  return pairs.flatMap(({ a, b }) => [{ lane: a[0], to: b[0] }, { lane: b[0], to: a[0] }]);
}

/** @param {object} desk folded @param {{lane:string, to:string}} way */
export function standing(desk, { lane, to }) { return desk.approaches.find((one) => one.lane === lane && one.to === to); }

const isOver = (found) => !found || found.newest.step === "ended";

/** Which steps may come next. @param {object} desk @param {{lane:string, to:string}} way @returns {string[]} */
export function nextSteps(desk, way) {
  const found = standing(desk, way);
  if (isOver(found)) return ["wish"];
  const asked = found.steps.some(({ step }) => step === "asked");
  return ["asked", ...(asked ? ANSWERS : []), "rest", "ended"];
}

/** Why nobody may be asked now, or "". @param {object} known @param {{lane:string, to:string}} way */
export function whyNotAsked(known, { lane, to }) {
  const { desk } = known;
  const found = standing(desk, { lane, to });
  const unasked = [lane, to].filter((one) => standOf(desk, one, ABUSE).state !== "open").map((one) => known.name(one));
  if (unasked.length) return `Ask ${unasked.join(" and ")} about partner abuse and control first, alone. Until then nobody is approached.`;
  if (desk.suspended || [lane, to].some((one) => desk.lanes.get(one).paused || desk.lanes.get(one).withdrawn)) {
    return "One of them paused or stopped, or the case is stopped.";
  }
  const who = known.name(to);
  const never = neverOf(desk, { lane, to });
  if (never) return `${who} said never, on ${dateWords(never.ts)}. Only ${who} can open this again.`;
  const shut = closesItself(desk, { lane, to });
  const no = shut.find(({ state }) => state !== "not-now");
  if (no) return `${who} said no on ${dateWords(no.ts)}. Only ${who} can open this again.`;
  const day = Math.max(found?.notBefore ?? 0, ...shut.map(({ until }) => until));
  return day > desk.now ? `${who} said: not before ${longDateWords(day)}.` : "";
}

/** "Graham would like to be in touch with Elsie". @param {object} known @param {{lane:string, to:string}} way */
export function wishWords(known, { lane, to }) { return `${known.name(lane)} would like to be in touch with ${known.name(to)}`; }

/** Each wish with how it stands, for the page of the case. @param {object} known @returns {Promise<Node[]>} */
export async function drawApproaches(known) {
  return Promise.all(known.desk.approaches.filter((one) => !isOver(one)).map(async (one) => {
    const { newest } = one;
    const day = newest.until ? ` To be looked at on ${longDateWords(newest.until)}.` : "";
    const { text } = await known.open.body(newest);
    const drawn = clone("row", { what: wishWords(known, one), who: STEPS[newest.step].tag, when: `${happened(newest, known)} ${text}${day}` });
    slot(drawn, "what").href = linkTo("approach", { case: known.id });
    return drawn;
  }));
}
