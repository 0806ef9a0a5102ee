/**
 * What people asked the desk for and nobody has answered yet: words to the desk, and reading together.
 * A word back to them, or a record of what they said since, answers all of it.
 */

const URGENT = "I need help now";
/** What the reading page sends for people who need nothing. */
const WELL = "All right";
const ANSWERS = new Set(["say", "said"]);
const LONGEST = 110;

/** @typedef {{lane:string, ts:number, words:string, urgent:boolean}} Asked */

/** @param {import("./known.js").DeskCase} known @returns {Promise<Asked[]>} one for each person at most, the newest wish */
export async function askedIn(known) {
  const found = await Promise.all([...known.desk.lanes.values()].map((lane) => askedBy(known, lane)));
  return found.flatMap((one) => one ?? []);
}

async function askedBy(known, lane) {
  const { entries } = known.open.lane(lane.chain);
  const since = entries.slice(1 + entries.findLastIndex((entry) => ANSWERS.has(entry.t)));
  const told = await Promise.all(since.filter((entry) => entry.t === "tell").map(async (entry) => ({
    ts: entry.ts, text: (await known.open.body(entry)).text })));
  const wishes = told.filter(({ text }) => text !== WELL);
  const urgent = wishes.find(({ text }) => text === URGENT);
  const together = since.find((entry) => waitsForCompany(lane, entry));
  const last = urgent ?? wishes.at(-1);
  if (last) return { lane: lane.chain, ts: last.ts, words: `“${clip(last.text)}”`, urgent: Boolean(urgent) };
  return together && { lane: lane.chain, ts: together.ts, words: "Wants to read what is ready with one of you.", urgent: false };
}

/** The newest answer about something that has come and was not opened. */
function waitsForCompany(lane, entry) {
  const received = entry.t === "ready" && entry.how === "with-support" ? lane.received.get(entry.of) : null;
  return Boolean(received && received.ready === entry && !received.opened);
}

function clip(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : line;
}
