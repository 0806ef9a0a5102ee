/** A translation as it goes out with a version: shown, told of in the cover note, and in the summary. */
import { TRANSLATED } from "../words/translated.js";
import { languageName } from "../text/languages.js";
import { at, show } from "../dom.js";
import { drawLetter } from "./cover-note.js";
import { put, words } from "./dom.js";

/** @typedef {import("./translated.js").Translated | null} Made */

const goes = (/** @type {any} */ made) => made?.entry.use === "reader";

/** @param {any} made */
export function showTranslated(made) {
  show("translated-part", Boolean(made));
  if (!made) return;
  words("translated-title", goes(made) ? `What goes with it in ${languageName(made.content.lang)}` : `In ${languageName(made.content.lang)}, for the facilitators alone`);
  at("translated").lang = made.content.lang;
  put("translated", drawLetter(made.parts));
}

/** What the cover note says of it, or "". @param {any} made */
export function toldOfTranslation(made) { return goes(made) ? TRANSLATED.cover(made.content) : ""; }

/** For a summary. @param {any} made @returns {[string, string][]} */
export function translatedLines(made) {
  return goes(made) ? [[`In ${languageName(made.content.lang)}, by ${made.content.by}`, made.text]] : [];
}
