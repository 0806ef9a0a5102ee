/** Ask a colleague by name to read a version too: it is not passed on before they approve. */
import { ask } from "../case/desk-acts.js";
import { at, chosen } from "../dom.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, words } from "../desk/dom.js";
import { askedWords, canBeAsked } from "../desk/four-eyes.js";

const blind = () => chosen("how") === "blind";
const text = () => at("text").value.trim();

export const start = decisionPage({
  act: "ask",
  prepare({ known, item }) {
    at("how-open").checked = true;
    addChoices("who", "radio", canBeAsked(item, known.desk).map(({ fp, role }) => [fp, `${capital(known.colleague(fp))}, ${role}`]));
    words("asked-words", item.asked.length ? `${askedWords(item.asked, known)} Whom you choose now is asked as well.` : "");
  },
  missing: () => (chosen("who") ? [] : [{ id: "who", words: "Choose who reads it" }]),
  summary: ({ known }) => [["Who reads it", known.colleague(chosen("who"))], ["How", blind() ? "Blind: they see nobody’s opinion until they have decided" : "With everything"], ["Your words to them", text() || "None"],
    ["Until they approve", "It is not passed on"]],
  button: ({ known }) => `Ask ${known.colleague(chosen("who"))} to read it before it goes`,
  decide: ({ known, item }) => ask(known.open, item, chosen("who"), text(), blind()),
  done: ({ known }) => `${capital(known.colleague(chosen("who")))} finds it at the top of their desk`,
  kept: text,
});

function capital(name) { return name.charAt(0).toUpperCase() + name.slice(1); }
