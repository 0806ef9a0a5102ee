/** How a translation stands, in words, and what is in the way while nobody else checked it. */
import { currentText, textToTranslate } from "../case/translation.js";
import { languageName } from "../text/languages.js";
import { dateWords } from "./days.js";
import { listed } from "./words.js";

export const HOW = { meeting: "in a meeting", telephone: "by telephone", paper: "on paper" };
const USES = { reader: "It goes to the reader with the text.", desk: "It is for the facilitators alone." };

/** "From Polish into English by Ewa, an interpreter, in a meeting; entered by Sam on 3 May." @param {any} entry @param {any} content @param {any} known */
export function translationFacts({ by, ts, use }, { from, lang, by: interpreter, how }, known) {
  return `Put from ${languageName(from)} into ${languageName(lang)} by ${interpreter}, an interpreter, ${HOW[how]}. Entered by ${known.colleague(by)} on ${dateWords(ts)}. ${USES[use]}`;
}

/** Whether somebody else checked it. @param {any} item @param {any} known */
export function translationStand(item, known) {
  const { translation, translationFound: found } = item;
  if (translation.of !== textToTranslate(item).hash && translation.of !== currentText(item).hash) return "It is of the text as it was before: the text was changed since.";
  const named = (/** @type {string} */ word) => found.filter((/** @type {any} */ one) => one.found === word).map((/** @type {any} */ one) => known.colleague(one.by));
  if (named("differs").length) return `${capital(listed(named("differs")))} found that something differs.`;
  return named("same").length ? `${capital(listed(named("same")))} found that it says the same.` : "Not yet checked by a second person.";
}

/** What stands in the way of a version. @param {any} item @returns {import("./may.js").Block[]} */
export function translationBlocks(item) {
  if (!item.translation || !item.translationWaits) return [];
  if (item.translation.of !== currentText(item).hash) {
    return [{ code: "translation", words: "The text was changed after it was translated.", fix: "This text needs a translation of its own.",
      way: { page: "translate", words: "Enter its translation", item: item.msg } }];
  }
  return [{ code: "translation", words: "No second person has found yet that the translation says the same.", fix: "Whoever did not enter it checks it, with another interpreter.",
    way: { page: "check-translation", words: "Check the translation", item: item.msg } }];
}

/** Why no translation can be entered now, or nothing. @param {any} item @returns {import("./may.js").Block[]} */
export function whyNotTranslate(item) {
  if (item.kind === "spoken") return [{ code: "spoken", words: "What is spoken is told by a person.", fix: "The interpreter is there when it is told." }];
  if (item.offer) return [{ code: "translation", words: "A version was made of this already.", fix: "Stop that version first; then it is made anew with the translation.", way: { page: "stop", words: "Stop it", item: item.msg } }];
  return item.passed || !["waiting", "proposed", "agreed"].includes(item.laneState) ? [{ code: "state", words: "There is no text to translate now.", fix: "Go back and see how it stands." }] : [];
}

/** Why this person cannot check it, or nothing. @param {any} item @param {any} known @returns {import("./may.js").Block[]} */
export function whyNotCheckTranslation(item, known) {
  if (!item.translation) return [{ code: "translation", words: "There is no translation to check.", fix: "" }];
  if (item.translation.by !== known.me) return [];
  const others = known.desk.members.filter((/** @type {any} */ one) => one.present && one.fp !== known.me).map((/** @type {any} */ one) => known.colleague(one.fp));
  return [{ code: "own-translation", words: "You entered this translation yourself.", fix: others.length
    ? `Ask ${others.length > 1 ? `${others.slice(0, -1).join(", ")} or ${others.at(-1)}` : others[0]} to check it with another interpreter.`
    : "Nobody else is on this desk. Ask your supervisor who could join it; until then it cannot be passed on." }];
}

/** @param {string} words */
function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }
