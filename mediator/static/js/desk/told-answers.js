/**
 * Which questions of the hearer something spoken answers: said by whoever tells it, in the same step, and sealed to the hearer.
 *
 * It stands in the hearer's own lane (`told`), so their page needs nothing of the other side (P3).
 */
import { at, clone, show, slot } from "../dom.js";
import { words } from "./dom.js";
import { QUESTION_STATES } from "./question-table.js";

const HOW = ["answered", "not-remember", "accepts", "disputes", "not-answer"];

/** @typedef {{item:string, q:string}} Open a question of the hearer that was passed on to the speaker */

/** @param {any} known @param {any} item the spoken message @returns {Promise<Open[]>} in the words that the speaker got */
export async function askedBefore(known, item) {
  const sets = known.desk.items.filter((one) => one.kind === "questions" && one.lane === item.offer.dst && one.passed?.offer.dst === item.lane && one.laneState !== "recalled");
  const lists = await Promise.all(sets.map(async (one) => (await known.open.body(one.passed.offer)).questions.filter(Boolean).map((q) => ({ item: one.msg, q }))));
  return lists.flat();
}

/** Draw a choice for each; nothing where nothing was asked. @param {Open[]} asked @param {string} name of the hearer @returns {() => {item:string, q:string, how:string}[]} what is chosen */
export function drawToldAnswers(asked, name) {
  show("told-answers-part", asked.length > 0);
  words("told-answers-title", `Does it answer a question of ${name}?`);
  const rows = asked.map((one, number) => {
    const row = clone("told-answer", { question: one.q });
    const select = /** @type {HTMLSelectElement} */ (row.querySelector("select"));
    select.id = `told-answer-${number}`;
    /** @type {HTMLLabelElement} */ (slot(row, "question")).htmlFor = select.id;
    select.append(new Option("Not this one", ""), ...HOW.map((value) => new Option(QUESTION_STATES[value], value)));
    return { row, read: () => ({ ...one, how: select.value }) };
  });
  at("told-answers").replaceChildren(...rows.map(({ row }) => row));
  return () => rows.map(({ read }) => read()).filter(({ how }) => how);
}
