/** The second person: does a colleague's translation say what the text says? */
import { partsOf } from "../case/parts.js";
import { compareTranslation } from "../case/translation.js";
import { at, chosen, clone, show, slot } from "../dom.js";
import { drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { translationFacts, translationStand, whyNotCheckTranslation } from "../desk/translation-words.js";
import { Translated } from "../desk/translated.js";

const value = (/** @type {string} */ id) => at(id).value.trim();
const differs = () => chosen("found") === "differs";

/** Part beside part, so that the eye finds the same place in both. */
function drawRow(/** @type {any} */ before, /** @type {any} */ after, /** @type {{from:string, lang:string}} */ { from, lang }) {
  const row = clone("check-row");
  for (const [name, part, code] of /** @type {[string, any, string][]} */ ([["original", before, from], ["translated", after, lang]])) {
    slot(row, name).lang = code;
    slot(row, name).replaceChildren(...drawLetter([part]));
  }
  return row;
}

export const start = decisionPage({
  act: "check-translation",
  beside: true,
  shut: ({ item, known }) => whyNotCheckTranslation(item, known),
  async prepare({ known, item }) {
    const made = /** @type {any} */ (await Translated.of(known, item));
    const original = partsOf(item.kind, await known.open.body(known.open.find(item.translation.of)));
    words("facts", `${translationFacts(item.translation, made.content, known)} ${translationStand(item, known)}`);
    put("rows-of-text", original.map((part, place) => drawRow(part, made.parts[place], made.content)));
    put("earlier", await Promise.all(item.translationFound.map(async (/** @type {any} */ one) =>
      clone("line", { words: `${known.colleague(one.by)} ${one.found === "same" ? "found it the same, with" : "found a difference:"} ${(await known.open.body(one)).text}` }))));
    at("found").addEventListener("change", () => { show("with-part", chosen("found") === "same"); show("differs-part", differs()); });
  },
  missing: () => [
    ...(chosen("found") ? [] : [{ id: "found", words: "Choose what you found" }]),
    ...(chosen("found") === "same" && !value("with") ? [{ id: "with", words: "Say who read both languages" }] : []),
    ...(differs() && !value("differs") ? [{ id: "differs", words: "Say what differs" }] : []),
  ],
  summary: () => [["You found", differs() ? "Something differs" : "It says the same"], differs() ? ["What differs", value("differs")] : ["Who read both", value("with")]],
  button: () => (differs() ? "Say that something differs: it goes no further" : "Say that it says the same"),
  decide: ({ known, item }) => compareTranslation(known.open, item, differs() ? "differs" : "same", differs() ? value("differs") : value("with")),
  done: () => (differs() ? "You found a difference. The translation is entered anew before it goes further" : "You checked it. It can go on now"),
  kept: () => value("differs"),
});
