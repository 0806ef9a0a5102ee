/** The words that a person's yes and no were given to, in their own version each: for whoever asks what was agreed. */
import { wordsSaid } from "../case/words-said.js";
import { at, clone } from "../dom.js";
import { dateWords } from "./days.js";
import { put } from "./dom.js";
import { CHANNELS } from "./words.js";

const SAID = { yes: "Yes", "not-now": "Not now", never: "Never", no: "No" };
const UNKNOWN = "These are not words of our pages. Only their fingerprint is kept.";

/** Looked for when somebody opens the part: each answer, the newest first. @param {any} known @param {string} lane */
export function wireWordsSaid(known, lane) {
  const part = /** @type {HTMLDetailsElement} */ (at("words-said-part"));
  part.addEventListener("toggle", async () => {
    if (!part.open) return;
    const { entries } = known.open.lane(lane);
    const answers = entries.filter((entry) => entry.t === "consent" || (entry.t === "said" && entry.act === "consent")).reverse();
    put("words-said", await Promise.all(answers.map((entry) => draw(known, entries, entry))));
  });
}

async function draw(known, entries, entry) {
  const told = entry.t === "said";
  const consent = told ? entry.as : entry;
  const names = [...known.staff.values()].map(({ name }) => name);
  const found = await wordsSaid(known.open, entries, consent, { names });
  const how = told ? `, written down by ${known.colleague(entry.by)}` : "";
  return clone("words-said-row", { what: `${CHANNELS[consent.what]}: ${SAID[consent.state]}, on ${dateWords(entry.ts, known.now)}${how}.`,
    title: found?.title ?? "", words: found?.text ?? UNKNOWN });
}
