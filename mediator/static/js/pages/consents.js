/** Consents: each thing on its own, yes or not, to be changed at any time. */
import { at, chosen, clone, errorSummary, show, slot } from "../dom.js";
import { consent } from "../case/acts.js";
import { wantsLine, wishLine } from "../case/line.js";
import { keys } from "../keys.js";
import { CONSENT } from "../words/consents.js";
import { again, day, openMine } from "./mine.js";

const ANSWERS = ["yes", "not-now", "no"];

export async function start() {
  let mine = await openMine();
  let rows = await render(mine);
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at("save");
    if (button.disabled) return;
    button.disabled = true;
    try {
      const missing = rows.filter(({ name, optional }) => !optional && !chosen(name)).map(({ name }) => ({ id: `${name}-yes`, words: CONSENT.missing(titleOf(rows, name)) }));
      if (!errorSummary(missing)) return;
      for (const row of changed(rows, mine.fold)) await save(mine.open, row);
      await wishLine(mine.open, mine.fold, chosen("line") === "yes");
      mine = await again(mine);
      rows = await render(mine);
      show("saved-panel");
      at("saved-panel").focus();
    } catch (error) {
      errorSummary([{ id: "save", words: error.sentence ?? error.message }]);
    } finally {
      button.disabled = false;
    }
  });
}

function titleOf(rows, name) { return rows.find((row) => row.name === name).title; }

/** What is asked: taking part, and for each other person each way of exchanging. */
function questions({ others, name }) {
  const first = { peer: "", what: "take-part", ...CONSENT.what["take-part"](name) };
  const details = { peer: "", what: "remove-details", optional: true, ...CONSENT.what["remove-details"](name) };
  return [first, ...others.flatMap(({ ref, words }) => ["letters", "questions", "spoken", "told-read"]
    .map((what) => ({ peer: ref, what, optional: what === "spoken", ...withPerson(CONSENT.what[what](words, name), others.length > 1 ? words : "") }))), details];
}

/** With several other people, each title says whom it is about. */
function withPerson({ title, text }, person) {
  return { title: person ? CONSENT.about(title, person) : title, text };
}

async function render(mine) {
  const rows = questions(mine).map((row, number) => ({ ...row, name: `consent-${number}` }));
  at("list").replaceChildren(...rows.map((row) => section(row, mine.fold.consents.get(`${row.peer}/${row.what}`))),
    lineSection(await wantsLine(mine.open, mine.fold)));
  return rows;
}

function section(row, given) {
  const element = clone("consent-row", { title: row.title, text: row.text,
    now: given ? CONSENT.given(given.state, day(given.ts), Boolean(given.told)) : "" });
  slot(element, "choices").append(...ANSWERS.map((state) => choiceOf(row.name, state, given?.state === state)));
  return element;
}

/** A wish and no consent: whether readers are told what was taken out. */
function lineSection(wanted) {
  const element = clone("consent-row", { ...CONSENT.line, now: "" });
  slot(element, "choices").append(choiceOf("line", "yes", wanted), choiceOf("line", "no", !wanted));
  return element;
}

function choiceOf(name, value, checked) {
  const choice = clone("choice-row");
  const [input, label] = [choice.querySelector("input"), choice.querySelector("label")];
  Object.assign(input, { name, id: `${name}-${value}`, value, checked });
  label.htmlFor = input.id;
  label.textContent = CONSENT.answer[value];
  return choice;
}

function changed(rows, fold) {
  return rows.map((row) => ({ ...row, state: chosen(row.name) }))
    .filter((row) => row.state && fold.consents.get(`${row.peer}/${row.what}`)?.state !== row.state);
}

/** The entry carries the hash of exactly the words that were shown. */
async function save(open, { peer, what, state, title, text }) {
  const { hash } = await keys.hashText({ text: `${title}\n${text}` });
  await consent(open, { peer, what, state, text: hash });
}
