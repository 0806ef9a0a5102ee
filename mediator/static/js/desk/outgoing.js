/** What a version would bring its reader, with what the checks find in that very text. */
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { drawMarks } from "./checks.js";
import { put } from "./dom.js";
import { withoutTerms } from "./how-far.js";
import { answered, isAnswered, recorded } from "./marks.js";

/**
 * The text for the reader is screened anew: what was overlooked or put in later must be answered too. Protected terms
 * have a part of their own on the page, with the cover note's.
 */
export class Outgoing {
  constructor({ reading, work, item }, highlights) {
    Object.assign(this, { reading, work });
    this.highlights = withoutTerms(highlights);
    this.terms = highlights.filter(({ category }) => category === "protected");
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

  /** All marks for the record; a protected term that may stand has the reason of its override. @param {object[]} overrides */
  recorded(overrides) {
    const why = new Map(overrides.filter(({ where }) => where === "text").map(({ term, reason }) => [term.toLowerCase(), reason]));
    const stand = this.terms.map((mark) => ({ ...mark, answer: "fine", reason: why.get(this.text.slice(mark.start, mark.end).toLowerCase()) ?? "" }));
    return recorded([...this.marks(), ...stand]);
  }
}
