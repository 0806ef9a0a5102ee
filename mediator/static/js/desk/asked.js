/**
 * What people asked the desk for and nobody has answered yet: words to the desk, and reading together.
 * What tells of danger stands first. A word back to them, a record of what they said since, or a conversation with them answers all of it.
 */
import { dangerInWords } from "./signs.js";
import { HOME } from "../words/participant.js";

const URGENT = "I need help now";
/** What the reading page sends for people who need nothing. */
const WELL = "All right";
/** What it sends for people who want somebody soon: on top of everything else. */
const PRESSING = new Set([URGENT, "Please ring me"]);
const ANSWERS = new Set(["say", "said"]);
const LONGEST = 110;

/** @typedef {{lane:string, ts:number, words:string, urgent:boolean, danger?:string, pressing?:boolean, asks?:boolean}} Asked `asks`: whether there is anything for them */

/** @param {import("./known.js").DeskCase} known @returns {Promise<Asked[]>} one for each person at most, the newest wish */
export async function askedIn(known) {
  const found = await Promise.all([...known.desk.lanes.values()].map((lane) => askedBy(known, lane)));
  return found.flatMap((one) => one ?? []);
}

async function askedBy(known, lane) {
  const since = unanswered(known, lane.chain);
  const told = await toldIn(known, since);
  const wishes = told.filter(({ text }) => text !== WELL);
  const urgent = wishes.find(({ text }) => text === URGENT);
  const together = since.find((entry) => waitsForCompany(lane, entry, "with-support"));
  const short = since.find((entry) => waitsForCompany(lane, entry, "short"));
  const grave = await gravest(known, lane.chain, wishes);
  const last = urgent ?? grave ?? wishes.at(-1);
  if (last?.text === HOME.anything) return { lane: lane.chain, ts: last.ts, words: "Asks whether there is anything for them.", urgent: false, asks: true };
  if (last) return { lane: lane.chain, ts: last.ts, words: `“${clip(last.text)}”`, urgent: Boolean(urgent), danger: grave?.danger ?? "", pressing: wishes.some(({ text }) => PRESSING.has(text)) };
  if (short) return { lane: lane.chain, ts: short.ts, words: "Wants to be told in short what is in something that came.", urgent: false };
  return together && { lane: lane.chain, ts: together.ts, words: "Wants to read what is ready with one of you.", urgent: false };
}

/** The newest words that tell of danger, as far as the checks see, or undefined. */
async function gravest(known, lane, wishes) {
  const looked = await Promise.all(wishes.map(async (one) => ({ ...one, danger: (await dangerInWords(one.text, known, lane)).danger })));
  return looked.findLast(({ danger }) => danger !== "");
}

/** What came after the newest word back, and after the newest conversation as the service has it. */
function unanswered(known, chain) {
  const { entries } = known.open.lane(chain);
  const answered = Math.max(entries.findLastIndex((entry) => ANSWERS.has(entry.t)), known.open.served.answered?.[chain] ?? -1);
  return entries.slice(1 + answered);
}

function toldIn(known, entries) {
  return Promise.all(entries.filter((entry) => entry.t === "tell").map(async (entry) => ({ ts: entry.ts, text: (await known.open.body(entry)).text })));
}

/** When somebody asked whether there is anything for them and was not answered yet, or null. @param {object} known @param {string} chain */
export async function asksIn(known, chain) {
  const told = await toldIn(known, unanswered(known, chain));
  return told.findLast(({ text }) => text === HOME.anything) ?? null;
}

/** The newest answer about something that has come and was not opened. */
function waitsForCompany(lane, entry, how) {
  const received = entry.t === "ready" && entry.how === how ? lane.received.get(entry.of) : null;
  return Boolean(received && received.ready === entry && !received.opened);
}

function clip(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : line;
}
