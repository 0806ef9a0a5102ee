/** The part of the review page for whoever reads: notes on this, how hard it was, handing it over, a quiet word. */
import { note } from "../case/desk-acts.js";
import { announce, at, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { goTo, linkTo } from "./address.js";
import { hardMarks, isHard, readHard } from "./care.js";
import { whenWords } from "./days.js";
import { addChoices, options, put, ticked, words } from "./dom.js";
import { drop } from "./lease.js";
import { HARD, audienceWords, noteWords, notesOf } from "./notes.js";
import { once } from "./page.js";
import { some } from "./words.js";

const SHOWN = 5;

/** @param {import("./reading.js").Reading} reading @param {{case:string, item:string}} here */
export async function wireCare({ known, item, highlights, blind }, here) {
  at("notes-link").href = linkTo("notes", here);
  at("series-link").href = linkTo("series", here);
  addChoices("hard", "checkbox", Object.entries(HARD));
  at("hard-add").addEventListener("click", () => once(at("hard-add"), () => markHard(known, item, blind), { known }));
  wireHandOver(known, item, here);
  const notes = await drawCare(known, item, blind);
  if (isHard(notes, highlights)) show("pause", await readHard(item.msg, known.now));
}

/** Giving it to a colleague, from the cover sheet too: before the text was seen. */
export function wireHandOver(known, item, here) {
  const colleagues = known.desk.members.filter((one) => one.present && one.fp !== known.me);
  options(at("hand-to"), Object.fromEntries(colleagues.map(({ fp }) => [fp, known.colleague(fp)])));
  at("hand-over").addEventListener("click", () => once(at("hand-over"), () => handOver(known, item, here), { known }));
}

/** A blind reader has the link to the notes, and is shown none of what colleagues think. */
async function drawCare(known, item, blind) {
  const notes = await notesOf(known, item.msg);
  words("notes-link", notes.length ? `All ${some(notes.length, "note")} on this, and a new one` : "Write a note on this");
  put("notes", (blind ? [] : notes.slice(0, SHOWN)).map((one) => clone("note-row", { to: audienceWords(known, one.to), words: noteWords(known, one),
    when: `${known.colleague(one.by)}, ${whenWords(one.ts, known.now)}` })));
  words("notes-none", blind && notes.length ? "Not shown while you read blind." : "No notes yet.");
  show("notes-none", blind || notes.length === 0);
  words("hard-by", hardMarks(notes, (fp) => known.colleague(fp)).join(" · "));
  return notes;
}

async function markHard(known, item, blind) {
  const hard = ticked("hard");
  if (!errorSummary(hard.length ? [] : [{ id: "hard", words: "Tick what makes it hard to read" }])) return;
  await note(known.open, "", "desk", { msg: item.msg, hard });
  await known.refresh();
  await drawCare(known, item, blind);
  announce("Whoever opens it next is told before the text.");
}

/** The claim goes back, a colleague finds it on the first page of theirs; nobody is asked why. */
async function handOver(known, item, here) {
  await note(known.open, "", "desk", { msg: item.msg, ask: at("hand-to").value });
  await drop(here).catch(() => {});
  goTo("");
}
