/** A text that came with a translation: the translation stands first, the words as they were written below it. */
import { inTranslation } from "../case/translation.js";
import { at, show } from "../dom.js";
import { TRANSLATED } from "../words/translated.js";

/**
 * @param {{nameOf: (fp:string) => string}} mine @param {any} release @param {any} content of it
 * @param {(article: any, kind: string, content: any) => void} showMessage
 */
export function showTranslation({ nameOf }, { mode, body: { kind } }, content, showMessage) {
  const { translation } = content;
  show("translation", Boolean(translation));
  show("original", Boolean(translation));
  if (!translation) return showMessage(at("text"), kind, content);
  at("translation").textContent = `${TRANSLATED.who(translation, nameOf(translation.wrote), nameOf(translation.checked))} ${TRANSLATED.original(translation)}`;
  at("original-title").textContent = TRANSLATED.originalTitle(translation);
  for (const [id, lang] of [["text", translation.lang], ["original-text", translation.from]]) at(id).lang = lang;
  // "As it was written" is said of the words below; that some were taken out concerns both.
  if (mode === "as-written") at("original-text").before(at("mode"));
  showMessage(at("text"), kind, inTranslation(kind, content, translation.parts));
  showMessage(at("original-text"), kind, content);
}
