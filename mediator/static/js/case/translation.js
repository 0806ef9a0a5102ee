/** An interpreter's translation of one text: how it stands, and the verbs (docs/decisions/0025). */
import { content } from "./acts.js";
import { newestProof, newestSubmission } from "./items.js";
import { letterPart, partsOf } from "./parts.js";

export const TRANSLATION_ENTRIES = {
  translation: (/** @type {any} */ desk, /** @type {any} */ entry) => {
    desk.translations.set(entry.msg, [...desk.translations.get(entry.msg) ?? [], entry]);
  },
};

/** The entry of the text that a version would repeat. @param {any} item */
export function currentText(item) { return (item.laneState === "agreed" && newestProof(item)) || newestSubmission(item); }

/** The entry of the text that is translated now: also one that its author has not answered yet. @param {any} item */
export function textToTranslate(item) { return (item.laneState === "proposed" && newestProof(item)) || currentText(item); }

/**
 * What stands for an item's newest round: `translation` with the newest word of each person who checked it, and whether
 * a version has to wait for it. The worker checks the same before it signs, and puts the translation into the version.
 * @param {any} item @param {any} desk folded
 */
export function translationOf(item, desk) {
  const newest = newestSubmission(item).hash;
  const texts = new Set([newest, ...item.proofs.filter((/** @type {any} */ one) => one.of === newest).map((/** @type {any} */ one) => one.hash)]);
  const made = (desk.translations.get(item.msg) ?? []).findLast((/** @type {any} */ one) => texts.has(one.of));
  if (!made || made.use === "none") return { translation: null, translationFound: [], translationWaits: false };
  const found = [...desk.found.get(made.hash)?.values() ?? []];
  const words = new Set(found.map(({ found: word }) => word));
  const waits = made.of !== currentText(item).hash || !words.has("same") || words.has("differs");
  return { translation: made, translationFound: found, translationWaits: waits };
}

/**
 * Enter what an interpreter said, word for word, for the text that is looked at now.
 * @param {any} open @param {any} item
 * @param {{use:"desk"|"reader", lang:string, from:string, by:string, how:string, parts:string[]}} told
 */
export function translate(open, item, { use, lang, ...told }) {
  return enter(open, item, textToTranslate(item).hash, use, content("", lang, told));
}

/** Say why the text goes on without a translation after all. @param {any} open @param {any} item @param {string} text */
export function needNoTranslation(open, item, text) {
  const { lang } = open.lane(item.lane);
  return enter(open, item, currentText(item).hash, "none", content(text, lang, { from: lang, by: "", how: "meeting", parts: [] }));
}

function enter(/** @type {any} */ open, /** @type {any} */ { lane, msg }, /** @type {string} */ of, /** @type {string} */ use, /** @type {any} */ body) {
  return open.append([{ chain: "D", t: "translation", fields: { lane, msg, of, use }, body: { kind: "translation", content: body } }], { about: [msg] });
}

/**
 * Say whether a colleague's translation says what its text says.
 * @param {any} open @param {any} item @param {"same"|"differs"} found @param {string} text with whom it was checked, or what differs
 */
export function compareTranslation(open, item, found, text) {
  return open.append([{ chain: "D", t: "compare", fields: { lane: item.lane, of: item.translation.hash, found },
    body: { kind: "compare", content: content(text, "en") } }], { about: [item.msg] });
}

/**
 * A message with the words of its translation in place of its own.
 * @param {string} kind @param {any} original content @param {string[]} parts of the translation, one for each part of the message
 */
export function inTranslation(kind, original, parts) {
  const texts = new Map(partsOf(kind, original).map(({ id }, place) => [id, parts[place] ?? ""]));
  return { ...original, ...letterPart(kind, original, texts) };
}
