/**
 * The translation that stands for an item, screened like the text itself. Its highlights are numbered after those of the
 * text, and are answered before a version is made.
 */
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { inTranslation } from "../case/translation.js";
import { drawMarks } from "./checks.js";
import { put } from "./dom.js";
import { withoutTerms } from "./how-far.js";
import { answered, answersFrom, isAnswered, needsAction, recorded } from "./marks.js";
import { screen } from "./screen.js";

export class Translated {
  /** @param {any} entry @param {any} content of the translation @param {any[]} parts in the translation's words */
  constructor(entry, content, parts) {
    Object.assign(this, { entry, content, parts });
    this.text = readingText(parts);
    /** @type {any[]} */ this.highlights = [];
    this.blind = false;
    this.answers = {};
    this.offset = 0;
  }

  /** The translation of an item with what its checks say so far, or null. @param {any} known @param {any} item */
  static async of(known, item) {
    const entry = item.translation;
    if (!entry) return null;
    const [content, original] = [await known.open.body(entry), await known.open.body(known.open.find(entry.of))];
    const made = new Translated(entry, content, partsOf(item.kind, inTranslation(item.kind, original, content.parts)));
    await made.look(known, item);
    if (item.checks) made.answers = answersFrom((await known.open.body(item.checks)).translated ?? [], made.text);
    return made;
  }

  /** Look for what needs an answer; protected terms are looked for where it goes out. @param {any} known @param {any} item @param {boolean} [again] with more time */
  async look(known, item, again) {
    this.highlights = withoutTerms(await screen(this.text, known, item, again));
  }

  /** @param {any} work */
  marks(work) {
    return answered(this.highlights, this.text, this.blind ? {} : { ...this.answers, ...work.translatedAnswers }, paragraphsOf(this.parts))
      .map((mark) => ({ ...mark, n: mark.n + this.offset, unsaid: this.blind }));
  }

  /** The words that tell of danger and that nobody spoke to yet, or "". @param {any} work */
  danger(work) { return this.marks(work).find(needsAction)?.words ?? ""; }

  /** What is not answered yet. @param {any} work */
  open(work) { return this.marks(work).filter((mark) => mark.answer !== "fine" || !isAnswered(mark)); }

  /** For the record. @param {any} work */
  recorded(work) { return recorded(this.marks(work)); }

  /**
   * Draw the highlights into #translated-marks; answers go into the work.
   * @param {any} work an ItemWork @param {number} after how many highlights the text itself has @param {() => void} [changed]
   * @param {boolean} [ask] whether they can be answered here
   */
  draw(work, after, changed = () => {}, ask = true) {
    this.offset = after;
    put("translated-marks", drawMarks(this.marks(work.work), (mark, answer, reason) => {
      work.set({ translatedAnswers: { ...work.work.translatedAnswers, [mark.name]: { answer, reason } } });
      this.draw(work, after, changed);
      changed();
      document.getElementById(`answer-${mark.n}-fine`)?.focus();
    }, { only: ask ? ["fine"] : [] }));
  }
}
