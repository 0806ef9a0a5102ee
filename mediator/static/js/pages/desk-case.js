/** The case at a glance: what blocks, what is on its way, who is on the desk, notes, protected terms. */
import { terms } from "../case/desk-acts.js";
import { lift } from "../case/desk-open.js";
import { at, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { drawApproaches } from "../desk/approach-words.js";
import { drawItems, drawSides } from "../desk/case-now.js";
import { datesIn } from "../desk/dates-ahead.js";
import { DeskCase } from "../desk/known.js";
import { whenWords } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { drawBank } from "../desk/letter-bank.js";
import { drawMembers } from "../desk/lines.js";
import { audienceWords, noteWords, notesOf } from "../desk/notes.js";
import { begin, once } from "../desk/page.js";
import { whoCanLift, wireStop } from "../desk/stop-case.js";

const NOTES_SHOWN = 5;
let supervisor = false;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  supervisor = Boolean(session.sup);
  await draw(known);
  wire(known);
  wireStop(known, () => redraw(known));
});

async function draw(known) {
  const { desk } = known;
  identify(known, desk.suspended ? "Stopped for everybody" : "", "case");
  show("suspended", Boolean(desk.suspended));
  for (const part of ["danger-part", "stop-case"]) show(part, !desk.suspended);
  if (desk.suspended) words("suspended-words", await suspendedWords(known));
  show("lift-part", supervisor && desk.suspended?.by !== known.me);
  at("sides").replaceChildren(...drawSides(known));
  const dates = datesIn(known);
  show("dates-part", dates.length > 0);
  put("dates", dates.map(({ what, when, href }) => {
    const drawn = clone("row", { what, who: "", when });
    slot(drawn, "what").href = href;
    return drawn;
  }));
  put("asking", await drawApproaches(known));
  put("items", drawItems(known));
  at("members").replaceChildren(...drawMembers(known));
  words("eyes", desk.eyes > 1 ? `${desk.eyes} people approve what is passed on; one of them did not edit it.` : "One person approves what is passed on.");
  put("bank", await drawBank(known));
  put("notes", await drawNotes(known));
  at("terms").value = known.terms.join("\n");
}

async function suspendedWords(known) {
  const { text } = await known.open.body(known.desk.suspended);
  const { by, ts } = known.desk.suspended;
  return `Stopped by ${known.colleague(by)} ${whenWords(ts, known.now)}. ${text} ${whoCanLift(known)}`;
}

/** The newest notes; the page of notes has all of them. */
async function drawNotes(known) {
  const notes = await notesOf(known);
  return notes.slice(0, NOTES_SHOWN).map((one) => clone("note-row", { to: audienceWords(known, one.to), words: noteWords(known, one),
    when: `${known.colleague(one.by)}, ${whenWords(one.ts, known.now)}` }));
}

function wire(known) {
  const button = (id, work) => at(id).addEventListener("click", () => once(at(id), work, { known }));
  button("terms-save", () => saveTerms(known));
  button("lift", () => letGoOn(known));
}

async function saveTerms(known) {
  await terms(known.open, at("terms").value.split("\n").map((line) => line.trim()).filter(Boolean));
  await redraw(known);
}

async function letGoOn(known) {
  const text = at("lift-why").value.trim();
  if (!errorSummary(text ? [] : [{ id: "lift-why", words: "Say why it is safe to go on" }])) return;
  await lift(known.open, known.desk.suspended, text);
  await redraw(known);
}

async function redraw(known) {
  await known.refresh();
  await draw(known);
  at("title").tabIndex = -1;
  at("title").focus();
}
