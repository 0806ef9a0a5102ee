/** Give a message back with how to mend it. */
import { sendBack } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, choose, ticked } from "../desk/dom.js";
import { RETURN_HELP, RETURN_REASONS } from "../desk/words.js";

const text = () => at("text").value.trim();
const reasonWords = () => ticked("reasons").map((code) => RETURN_REASONS[code]);

function note({ work }) {
  work.set({ back: { reasons: ticked("reasons"), text: at("text").value } });
}

/** One sentence for each ticked reason that is not there yet. */
function addHelp() {
  const field = at("text");
  const fresh = ticked("reasons").map((code) => RETURN_HELP[code]).filter((words) => words && !field.value.includes(words));
  field.value = [field.value.trimEnd(), ...fresh].filter(Boolean).join("\n\n");
  field.dispatchEvent(new Event("input"));
  field.focus();
}

/** Reasons that the answers to highlights suggest, and words that ask about them. */
function suggested({ reading, work }) {
  const asks = reading.marks(work.work).filter((mark) => mark.answer === "ask");
  return asks.map((mark) => `In paragraph ${mark.paragraph} you wrote “${mark.words}”. Could we talk about this part?`).join("\n\n");
}

export const start = decisionPage({
  act: "return",
  prepare(matter) {
    addChoices("reasons", "checkbox", Object.entries(RETURN_REASONS));
    const { reasons, text: kept } = matter.work.work.back;
    for (const code of reasons) choose("reasons", code);
    at("text").value = kept || suggested(matter);
    at("help").addEventListener("click", addHelp);
    at("text").addEventListener("input", () => note(matter));
    at("reasons").addEventListener("change", () => note(matter));
  },
  missing: () => [
    ...(ticked("reasons").length ? [] : [{ id: "reasons", words: "Choose why it goes back" }]),
    ...(text() ? [] : [{ id: "text", words: "Say how the author can mend it" }]),
  ],
  summary: ({ reading }) => [["Goes back to", reading.author], ["Because", reasonWords().join("\n")], ["Your words", text()]],
  button: ({ reading }) => `Give this back to ${reading.author}, who can change it`,
  decide: ({ known, item, reading }) => sendBack(known.open, item,
    { text: text(), reasons: reasonWords(), comments: [], templates: [] }, { source: reading.source, marks: [] }),
  done: ({ reading }) => `It is back with ${reading.author}`,
  kept: text,
});
