/** Consents: each thing on its own, yes or not, to be changed at any time. */
import { at, chosen, clone, errorSummary, show } from "../dom.js";
import { consent } from "../case/acts.js";
import { keys } from "../keys.js";
import { CONSENT } from "../words/consents.js";
import { again, day, openMine } from "./mine.js";

const ANSWERS = ["yes", "not-now", "no"];

export async function start() {
  let mine = await openMine();
  let rows = render(mine);
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at("save");
    if (button.disabled) return;
    button.disabled = true;
    try {
      const missing = rows.filter(({ name }) => !chosen(name)).map(({ name }) => ({ id: `${name}-yes`, words: CONSENT.missing(titleOf(rows, name)) }));
      if (!errorSummary(missing)) return;
      for (const row of changed(rows, mine.fold)) await save(mine.open, row);
      mine = await again(mine);
      rows = render(mine);
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
  return [first, ...others.flatMap(({ ref, words }) => ["letters", "questions", "told-read"]
    .map((what) => ({ peer: ref, what, ...withPerson(CONSENT.what[what](words, name), others.length > 1 ? words : "") })))];
}

/** With several other people, each title says whom it is about. */
function withPerson({ title, text }, person) {
  return { title: person ? CONSENT.about(title, person) : title, text };
}

function render(mine) {
  const rows = questions(mine).map((row, number) => ({ ...row, name: `consent-${number}` }));
  at("list").replaceChildren(...rows.map((row) => section(row, mine.fold.consents.get(`${row.peer}/${row.what}`))));
  return rows;
}

function section(row, given) {
  const element = clone("consent-row", { title: row.title, text: row.text,
    now: given ? CONSENT.given(given.state, day(given.ts), Boolean(given.told)) : "" });
  element.querySelector("[data-slot=choices]").append(...ANSWERS.map((state) => {
    const choice = clone("choice-row");
    const [input, label] = [choice.querySelector("input"), choice.querySelector("label")];
    Object.assign(input, { name: row.name, id: `${row.name}-${state}`, value: state, checked: given?.state === state });
    label.htmlFor = input.id;
    label.textContent = CONSENT.answer[state];
    return choice;
  }));
  return element;
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
