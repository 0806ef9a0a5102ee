/** Make the version for the reader, with its cover note, and approve it. */
import { offer } from "../case/desk-acts.js";
import { at, chosen } from "../dom.js";
import { drawMarks } from "../desk/checks.js";
import { coverLines, drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, choose, put } from "../desk/dom.js";
import { answered, isAnswered, recorded } from "../desk/marks.js";
import { lengthOf } from "../text/meter.js";
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { screen } from "../desk/screen.js";
import { KINDS, MODES } from "../desk/words.js";

const FIELDS = ["from", "about", "who", "text"];
const value = (id) => at(id).value.trim();
const lines = (id) => value(id).split("\n").map((line) => line.trim()).filter(Boolean);

/** The text for the reader is screened anew: what was overlooked or put in later must be answered too. */
class Outgoing {
  constructor({ reading, work, item }, highlights) {
    Object.assign(this, { reading, work, highlights });
    this.content = { ...reading.settled, ...reading.outgoing(work.work) };
    this.parts = partsOf(item.kind, this.content);
    this.text = readingText(this.parts);
  }

  marks() { return answered(this.highlights, this.text, { ...this.reading.answers, ...this.work.work.answers }, paragraphsOf(this.parts)); }

  draw() {
    put("marks", drawMarks(this.marks(), (mark, answer, reason) => this.#answer(mark, answer, reason), { only: ["fine"] }));
  }

  #answer(mark, answer, reason) {
    this.work.set({ answers: { ...this.work.work.answers, [mark.name]: { answer, reason } } });
    this.draw();
    document.getElementById(`answer-${mark.n}-fine`)?.focus();
  }

  open() { return this.marks().filter((mark) => mark.answer !== "fine" || !isAnswered(mark)); }
}

/** @type {Outgoing} */
let outgoing;

/** Whether the reader should know that something is missing: spelling, translation and the author's own wishes are not that. */
function tookOut(reading, { work }) {
  const light = ["spelling", "translation", "author"];
  return reading.changes(work).some((change) => change.removed.trim() !== "" && !light.includes(change.kind));
}

function cover({ item, reading }) {
  const { pages, minutes } = lengthOf(outgoing.text);
  return { v: 1, text: value("text"), lang: outgoing.content.lang, att: [], kind: KINDS[item.kind].toLowerCase(), pages, minutes,
    about: lines("about"), removed: tookOut(reading, outgoing.work) ? 1 : 0,
    from: value("from"), who: value("who") };
}

function modes({ item }) {
  const written = item.laneState !== "agreed";
  return Object.entries(MODES).filter(([mode]) => (mode === "as-written") === written);
}

function fillForm(matter) {
  put("outgoing", drawLetter(outgoing.parts));
  addChoices("mode", "radio", modes(matter));
  const kept = matter.work.work.cover;
  choose("mode", kept.mode ?? modes(matter)[0][0]);
  for (const id of FIELDS) {
    at(id).value = kept[id] ?? "";
    at(id).addEventListener("input", () => matter.work.set({ cover: { ...matter.work.work.cover, [id]: at(id).value } }));
  }
  if (!at("from").value) at("from").value = "the person you know of";
}

export const start = decisionPage({
  act: "offer",
  async prepare(matter) {
    outgoing = new Outgoing(matter, await screen(matter.reading.outgoingText(matter.work.work), matter.known));
    fillForm(matter);
    outgoing.draw();
  },
  missing: () => [
    ...outgoing.open().slice(0, 1).map((mark) => ({ id: `answer-${mark.n}-fine`, words: "Answer every highlight. What is not fine has to go back to the author" })),
    ...(value("from") ? [] : [{ id: "from", words: "Say who it is from" }]),
    ...(lines("about").length ? [] : [{ id: "about", words: "Say what it deals with" }]),
    ...(value("who") ? [] : [{ id: "who", words: "Say who can be there" }]),
  ],
  summary: (matter) => [["For", matter.reading.readerName], ["How", MODES[chosen("mode")]], ...coverLines(cover(matter)), ["The whole text", outgoing.text]],
  button: ({ known, reading }) => (known.desk.eyes > 1 ? "Approve this and ask a second reader" : `Approve this text for ${reading.readerName}`),
  decide: (matter) => offer(matter.known.open, matter.item, { dst: matter.reading.reader.lane, mode: chosen("mode"),
    outgoing: matter.reading.outgoing(matter.work.work), marks: recorded(outgoing.marks()), cover: cover(matter) }),
  done: ({ known, reading }) => (known.desk.eyes > 1 ? "A second reader can look at it now" : `It is ready to be passed on to ${reading.readerName}`),
  kept: () => FIELDS.map((id) => at(id).value).filter(Boolean).join("\n\n"),
});
