/** Earlier rounds of a message beside the newest: each text, what the desk said to it, and what changed. */
import { paragraphsOf, partsOf } from "../case/parts.js";
import { changesBetween, roundsOf } from "../case/rounds.js";
import { at, clone, paragraphs, show, slot } from "../dom.js";
import { texts } from "../texts.js";
import { drawLetter } from "./cover-note.js";
import { whenWords } from "./days.js";
import { put, words } from "./dom.js";
import { problem } from "./page.js";
import { RETURN_REASONS, some } from "./words.js";

/** Changes drawn at most for a round. */
const MOST = 100;
/** So much of a paragraph shows which one a comment is beside, in UTF-16 units. */
const EXCERPT = 40;

/** @param {import("./reading.js").Reading} reading a blind reader hears nothing of what colleagues said */
export function wireRounds({ known, item, blind }) {
  const rounds = roundsOf(item, known.desk.looks, known.me).map((round) => (blind ? { ...round, returned: null } : round));
  const earlier = rounds.length - 1;
  show("rounds", earlier > 0 || rounds[0].returned !== null);
  words("rounds-title", earlier ? `${some(earlier, "earlier round")}${blind ? "" : ", what was said to it"}, and what changed` : "What was said when it went back");
  at("rounds").addEventListener("toggle", () => draw(known, item, rounds).catch(problem), { once: true });
}

async function draw(known, item, rounds) {
  const contents = await Promise.all(rounds.map(({ submission }) => known.open.body(submission)));
  put("rounds-list", await Promise.all(rounds.map((round) => drawRound(known, item, round, contents))));
}

async function drawRound(known, item, { n, submission, returned, since }, contents) {
  const newest = n === contents.length;
  const parts = partsOf(item.kind, contents[n - 1]);
  const drawn = clone("round", { title: newest ? `Round ${n}, the one on this page` : `Round ${n}, handed in ${whenWords(submission.ts, known.now)}` });
  slot(drawn, "text-part").hidden = newest;
  if (!newest) slot(drawn, "text").append(...drawLetter(parts));
  if (since) await drawChanged(drawn, since, await changesBetween(texts, item.kind, contents[since - 1], contents[n - 1]));
  if (returned) drawSaid(drawn, known, returned, await known.open.body(returned), paragraphsOf(parts));
  return drawn;
}

/** How it differs from an earlier round: where that was the last one that whoever looks has opened, it need not be the one before. */
async function drawChanged(drawn, since, { changes, tooDifferent }) {
  slot(drawn, "changed-part").hidden = false;
  slot(drawn, "changed-title").textContent = `What changed since round ${since}`;
  const rows = tooDifferent ? [] : changes.slice(0, MOST).map(({ label, paragraph, removed, added }) => {
    const row = clone("round-change", { where: [label, paragraph ? `¶${paragraph}` : "new"].filter(Boolean).join(", "), removed: removed.trim(), added: added.trim() });
    slot(row, "removed-line").hidden = removed.trim() === "";
    slot(row, "added-line").hidden = added.trim() === "";
    return row;
  });
  slot(drawn, "changes").append(...rows);
  const line = tooDifferent ? "They are too different to show change by change: read both." : changes.length ? "" : "Nothing: the words are the same.";
  const more = rows.length < changes.length && !tooDifferent ? `The first ${MOST} of ${changes.length} changes are shown.` : "";
  const said = slot(drawn, "changed-words");
  said.textContent = line || more;
  said.hidden = !said.textContent;
}

function drawSaid(drawn, known, { by, ts }, { text, reasons, comments }, beside) {
  slot(drawn, "said-part").hidden = false;
  slot(drawn, "said-title").textContent = `What ${by === known.me ? "you" : known.colleague(by)} said to it, ${whenWords(ts, known.now)}`;
  const begins = (n) => (beside.find((one) => one.n === n)?.text ?? "").slice(0, EXCERPT).replaceAll("\n", " ").trim();
  const why = [...reasons.map((reason) => RETURN_REASONS[reason] ?? reason), ...comments.map((one) => `Beside ¶${one.paragraph}, “${begins(one.paragraph)}…”: ${one.text}`)];
  slot(drawn, "said-reasons").append(...why.map((line) => clone("line", { words: line })));
  slot(drawn, "said-reasons").hidden = !why.length;
  paragraphs(slot(drawn, "said"), text);
}
