/** A facilitator enters what an interpreter said or wrote: original and translation beside each other. */
import { newestProof } from "../case/items.js";
import { partsOf } from "../case/parts.js";
import { needNoTranslation, textToTranslate, translate } from "../case/translation.js";
import { at, chosen, clone, show, slot } from "../dom.js";
import { drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { choose, options, put, ticked, words } from "../desk/dom.js";
import { HOW, whyNotTranslate } from "../desk/translation-words.js";
import { languageName, languages } from "../text/languages.js";

const value = (/** @type {string} */ id) => at(id).value.trim();
const isNone = () => chosen("use") === "none";
const areas = () => /** @type {HTMLTextAreaElement[]} */ ([...document.querySelectorAll("#rows-of-text textarea")]);
const parts = () => areas().map((area) => area.value.trim());
const told = () => ({ use: /** @type {"desk"|"reader"} */ (chosen("use")), lang: at("lang").value, from: at("from").value, by: value("by"), how: chosen("how"), parts: parts() });
const USES = { reader: "For the reader: it goes with the text", desk: "For the facilitators alone", none: "No translation is needed after all" };

/** One row for each part of the message: its words on the left, a field for the interpreter's on the right. */
function drawRow(/** @type {any} */ part, /** @type {number} */ place, /** @type {string} */ typed, /** @type {() => void} */ changed) {
  const row = clone("translate-row", { label: `${part.label}, translated` });
  slot(row, "original").replaceChildren(...drawLetter([part]));
  const area = row.querySelector("textarea");
  Object.assign(area, { id: `part-${place}`, value: typed });
  row.querySelector("label").htmlFor = area.id;
  area.addEventListener("input", changed);
  return row;
}

/** Fields begin with what was typed before, or with the translation that stands. */
async function fillForm(/** @type {any} */ { known, item, work }) {
  const before = item.translation ? await known.open.body(item.translation) : null;
  const source = await known.open.body(textToTranslate(item));
  const now = work.work.translation ?? {};
  for (const id of ["from", "lang"]) options(at(id), languages());
  at("from").value = now.from ?? before?.from ?? "";
  at("lang").value = now.lang ?? before?.lang ?? "";
  at("by").value = now.by ?? before?.by ?? "";
  choose("how", now.how ?? before?.how ?? "");
  choose("use", now.use ?? item.translation?.use ?? "");
  const keep = () => work.set({ translation: told() });
  put("rows-of-text", partsOf(item.kind, source).filter(({ text }) => text).length
    ? partsOf(item.kind, source).map((part, place) => drawRow(part, place, now.parts?.[place] ?? before?.parts[place] ?? "", keep)) : []);
  for (const id of ["from", "lang", "by", "how", "use"]) at(id).addEventListener("input", keep);
  const old = before && item.translation.of !== textToTranslate(item).hash;
  words("old", old ? "The text was changed after this was translated. The fields begin with the translation of the text as it was before: put it right with the interpreter." : "");
}

function missingText(/** @type {any} */ { item }) {
  return [
    ...(at("from").value ? [] : [{ id: "from", words: "Choose the language of the text" }]),
    ...(at("lang").value ? [] : [{ id: "lang", words: "Choose the language of the translation" }]),
    ...(at("lang").value && at("lang").value === at("from").value ? [{ id: "lang", words: "Choose another language than that of the text" }] : []),
    ...(value("by") ? [] : [{ id: "by", words: "Write the interpreter’s name" }]),
    ...(chosen("how") ? [] : [{ id: "how", words: "Say how you worked together" }]),
    ...areas().filter((area) => !area.value.trim() && area.dataset.empty !== "yes").slice(0, 1).map(({ id }) => ({ id, words: "Write the translation" })),
    ...(ticked("confirmed").length ? [] : [{ id: "confirmed", words: "Ask the interpreter whether it is word for word" }]),
  ];
}

export const start = decisionPage({
  act: "translate",
  beside: true,
  shut: ({ item }) => whyNotTranslate(item),
  async prepare(matter) {
    at("use-none").parentElement.hidden = matter.item.translation === null;
    words("which", newestProof(matter.item) && matter.item.laneState !== "waiting" ? "This is the text as it was suggested to its author." : "This is the text as it was handed in.");
    await fillForm(matter);
    for (const [place, part] of partsOf(matter.item.kind, await matter.known.open.body(textToTranslate(matter.item))).entries()) {
      if (!part.text) areas()[place].dataset.empty = "yes";
    }
    const change = () => { show("entering", !isNone()); show("why-part", isNone()); };
    at("use").addEventListener("change", change);
    change();
  },
  missing: (matter) => [
    ...(chosen("use") ? [] : [{ id: "use", words: "Say who it is for" }]),
    ...(isNone() ? (value("why") ? [] : [{ id: "why", words: "Say why none is needed" }]) : missingText(matter)),
  ],
  summary: () => (isNone() ? [["Translation", USES.none], ["Why", value("why")]]
    : [["Interpreter", value("by")], ["From", languageName(at("from").value)], ["Into", languageName(at("lang").value)], ["How", HOW[chosen("how")]],
      ["For whom", USES[chosen("use")]], ["The translation", parts().join("\n\n")]]),
  button: () => (isNone() ? "Go on without a translation" : "Enter this translation, and have it checked"),
  async decide({ known, item, work }) {
    if (isNone()) await needNoTranslation(known.open, item, value("why"));
    else await translate(known.open, item, told());
    work.set({ translation: null });
  },
  done: () => (isNone() ? "It goes on without a translation" : "It is entered. A colleague checks it with another interpreter before it goes further"),
  kept: () => parts().join("\n\n"),
});
