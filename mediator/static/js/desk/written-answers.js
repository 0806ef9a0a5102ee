/** Answers on paper or in words, question by question, as a facilitator writes them down. */
import { at, clone, show, slot } from "../dom.js";
import { dateWords } from "./days.js";
import { options } from "./dom.js";
import { readerOf } from "./may.js";
import { QUESTION_STATES } from "./question-table.js";

/** How a question can be answered; the first is what a row begins with. */
const HOW = ["answered", "not-remember", "accepts", "disputes", "not-answer"];

/** @typedef {{q:string, a:string, how:string}} Answer */
/** @typedef {{hash:string, peer:string, questions:string[], ts:number}} Asked questions that were passed on; `peer`: by which their reader answers who asked */

/** The questions that were passed on to a person, the newest first, in the words that they got. @param {any} known @param {string} lane @returns {Promise<Asked[]>} */
export async function askedOf(known, lane) {
  const items = known.desk.items.filter((item) => item.kind === "questions" && item.passed && readerOf(item, known.desk)?.lane === lane);
  const sets = await Promise.all(items.map(async (item) => ({ hash: item.passed.release.hash, peer: readerOf(item, known.desk)?.ref ?? "",
    ts: item.passed.release.ts, questions: (await known.open.body(item.passed.offer)).questions.filter(Boolean) })));
  return sets.sort((a, b) => b.ts - a.ts);
}

/** What is handed in: a question without any answer is left out, as if it was never reached. @param {Answer[]} answers */
export function given(answers) { return answers.filter(({ a, how }) => how !== "answered" || a.trim()); }

/** Each answer in words, for the summary. @param {Answer[]} answers */
export function answerLines(answers) {
  return answers.map(({ q, a, how }) => `${q}\n${[how === "answered" ? "" : QUESTION_STATES[how], a.trim()].filter(Boolean).join(": ")}`).join("\n\n");
}

/** The rows of the page: one question each. What was typed stays with its question, whatever else is chosen between. */
export class WrittenAnswers {
  /** @type {Map<string, Answer>} */ #typed = new Map();
  /** @type {string[]} */ #shown = [];

  /** @param {any} known @param {Asked[]} asked */
  constructor(known, asked) {
    this.asked = asked;
    options(at("asked"), Object.fromEntries(asked.map(({ hash, peer, ts }) => [hash, `Questions passed on ${dateWords(ts)}${from(known, asked, peer)}`])));
    show("asked-none", asked.length === 0);
    at("asked").addEventListener("change", () => this.draw());
    this.draw();
  }

  /** The reference of who asked. */
  get peer() { return this.#chosen?.peer ?? ""; }

  get #chosen() { return this.asked.find(({ hash }) => hash === at("asked").value); }

  /** A new round: its own answers, and the questions beside them that have none yet. @param {Answer[]} answers */
  begin(answers) {
    const beside = this.asked.find(({ questions }) => answers.some(({ q }) => questions.includes(q)));
    if (beside) at("asked").value = beside.hash;
    this.keep();
    for (const one of answers) if (!given([this.#typed.get(one.q) ?? { ...one, a: "", how: HOW[0] }]).length) this.#typed.set(one.q, one);
    at("answer-rows").replaceChildren();
    this.draw(answers.map(({ q }) => q));
  }

  /** @param {string[]} first questions that stand in any case */
  draw(first = []) {
    this.keep();
    show("asked-part", this.asked.length > 1);
    this.#shown = [...new Set([...first, ...(this.#chosen?.questions ?? [])])];
    at("answer-rows").replaceChildren(...this.#shown.map((q, number) => this.#row(q, number)));
  }

  #row(q, number) {
    const row = clone("answer-row", { question: `${number + 1}. ${q}` });
    const { a, how } = this.#typed.get(q) ?? { a: "", how: HOW[0] };
    const [select, field] = [row.querySelector("select"), row.querySelector("textarea")];
    select.append(...HOW.map((value) => new Option(QUESTION_STATES[value], value)));
    Object.assign(select, { id: `how-${number}`, value: how });
    Object.assign(field, { id: `answer-${number}`, value: a });
    [slot(row, "how-label").htmlFor, slot(row, "text-label").htmlFor] = [select.id, field.id];
    return row;
  }

  /** Remember what stands in the rows. */
  keep() {
    for (const one of this.read()) this.#typed.set(one.q, one);
  }

  /** What stands in the rows now. @returns {Answer[]} */
  read() {
    return [...at("answer-rows").children].map((row, number) => ({ q: this.#shown[number], a: row.querySelector("textarea").value,
      how: row.querySelector("select").value }));
  }

  /** All that was typed, for the draft. */
  typed() {
    this.keep();
    return [...this.#typed.values()];
  }

  /** Take up what a draft kept. @param {Answer[]} answers */
  restore(answers) {
    for (const one of answers) this.#typed.set(one.q, one);
    at("answer-rows").replaceChildren();
    this.draw();
  }
}

/** With several people, who asked. */
function from(known, asked, peer) {
  const several = new Set(asked.map((one) => one.peer)).size > 1;
  const lane = several && known.desk.pairs.flatMap(({ a, b }) => [[a[1], b[0]], [b[1], a[0]]]).find(([ref]) => ref === peer)?.[1];
  return lane ? `, from ${known.name(lane)}` : "";
}
