// An interpreter's translation of one text, and how it goes with a version for the reader (docs/decisions/0025).
import { writeJson } from "./contents.js";
import { sameBytes } from "./encoding.js";
import { SAME, isCompared } from "./paper.js";

/** @typedef {{hash: string, by: string, of: string, use: string}} Translation an entry of that type */
/** @typedef {Map<string, string>} Found the newest word of each person who compared the two */

/**
 * The newest translation of a text of this round, unless it was said that none is needed.
 * @template {Translation} T
 * @param {T[]} translations of one item, oldest first @param {Set<string>} texts hashes
 * @returns {T | undefined}
 */
export function standingTranslation(translations, texts) {
  const newest = translations.findLast(({ of }) => texts.has(of));
  return newest?.use === "none" ? undefined : newest;
}

/**
 * Whether a version of the text with hash `text` has to wait: its translation is of another, or nobody checked it.
 * @param {Translation | undefined} translation @param {string} text @param {Found} found
 */
export function waitsForTranslation(translation, text, found) {
  return translation !== undefined && (translation.of !== text || !isCompared(found.values()));
}

/**
 * What goes with a version beside its letter part: `{translation}`, or nothing where none is for the reader.
 * @param {Translation | undefined} translation @param {any} content of it @param {Found} found
 * @returns {{translation?: any}}
 */
export function carried(translation, content, found) {
  if (translation?.use !== "reader") return {};
  const { lang, from, by, how, parts } = content;
  const [checked = ""] = [...found].filter(([, word]) => word === SAME).map(([fp]) => fp).sort();
  return { translation: { lang, from, by, how, parts, wrote: translation.by, checked } };
}

/**
 * Whether a version carries exactly this translation, checked by one of those who did; or none where none is due.
 * @param {any} version content @param {Translation | undefined} translation @param {any} content @param {Found} found
 */
export function isCarried(version, translation, content, found) {
  const due = carried(translation, content, found).translation;
  const has = version.translation;
  if (!due || !has) return Boolean(due) === Boolean(has);
  return found.get(has.checked) === SAME && sameBytes(writeJson(has), writeJson({ ...due, checked: has.checked }));
}
