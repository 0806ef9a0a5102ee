/** Give a message back with how to mend it: coded reasons, words, and a comment beside each paragraph that needs one. */
import { sendBack } from "../case/desk-acts.js";
import { at, clone, slot } from "../dom.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, choose, ticked } from "../desk/dom.js";
import { recorded } from "../desk/marks.js";
import { askAboutDanger, dangerUnsaid } from "../desk/tells-danger.js";
import { offerTemplates, usedTemplates } from "../desk/templates.js";
import { toldTerms } from "../desk/told-terms.js";
import { RETURN_REASONS } from "../desk/words.js";

const text = () => at("text").value.trim();
const reasonWords = () => ticked("reasons").map((code) => RETURN_REASONS[code]);
const commentFields = () => [...at("paragraphs").querySelectorAll("textarea")];

/** @returns {{paragraph:number, text:string}[]} */
function comments() {
  return commentFields().map((field, at) => ({ paragraph: at + 1, text: field.value.trim() })).filter((one) => one.text);
}

function note({ work }) {
  const beside = Object.fromEntries(comments().map((one) => [one.paragraph, one.text]));
  work.set({ back: { reasons: ticked("reasons"), text: at("text").value, comments: beside } });
}

/** What the answer "Ask author" to a highlight suggests to say beside its paragraph. */
function suggested({ reading, work }, paragraph) {
  const asks = reading.marks(work.work).filter((mark) => mark.answer === "ask" && mark.paragraph === paragraph);
  return asks.map((mark) => `You wrote “${mark.words}”. Could we talk about this part?`).join("\n");
}

function drawParagraphs(matter) {
  const kept = matter.work.work.back.comments;
  at("paragraphs").replaceChildren(...matter.reading.paragraphs.map(({ n, text: words }) => {
    const row = clone("commented", { n: `¶${n} `, text: words, label: `Comment beside paragraph ${n}` });
    const field = row.querySelector("textarea");
    field.id = `comment-${n}`;
    slot(row, "label").htmlFor = field.id;
    field.value = kept ? kept[n] ?? "" : suggested(matter, n);
    return row;
  }));
  at("paragraphs").addEventListener("input", () => note(matter));
}

const readSoFar = ({ reading, work }) => ({ source: reading.source, marks: recorded(reading.marks(work.work).filter((mark) => mark.answer)) });

export const start = decisionPage({
  act: "return",
  async prepare(matter) {
    askAboutDanger(matter);
    addChoices("reasons", "checkbox", Object.entries(RETURN_REASONS));
    const { reasons, text: kept } = matter.work.work.back;
    for (const code of reasons) choose("reasons", code);
    at("text").value = kept;
    drawParagraphs(matter);
    at("text").addEventListener("input", () => note(matter));
    at("reasons").addEventListener("change", () => note(matter));
    await offerTemplates("return", at("text"), { first: () => ticked("reasons") });
  },
  missing: (matter) => [
    ...dangerUnsaid(matter),
    ...(ticked("reasons").length ? [] : [{ id: "reasons", words: "Choose why it goes back" }]),
    ...(text() ? [] : [{ id: "text", words: "Say how the author can mend it" }]),
  ],
  check: ({ known, item, reading }) => toldTerms(known, item.lane, [{ id: "text", text: text() },
    ...comments().map((one) => ({ id: `comment-${one.paragraph}`, text: one.text }))], reading.text),
  summary: ({ reading }) => [["Goes back to", reading.author], ["Because", reasonWords().join("\n")], ["Your words", text()],
    ...comments().map((one) => [`Beside paragraph ${one.paragraph}`, one.text])],
  button: ({ reading }) => `Give this back to ${reading.author}, who can change it`,
  decide: (matter) => sendBack(matter.known.open, matter.item,
    { text: text(), reasons: reasonWords(), comments: comments(), templates: usedTemplates(text()) }, readSoFar(matter)),
  done: ({ reading }) => `It is back with ${reading.author}`,
  kept: () => [text(), ...comments().map((one) => `¶${one.paragraph} ${one.text}`)].filter(Boolean).join("\n\n"),
});
