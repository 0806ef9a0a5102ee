/** How something that was written down stands with its paper, in words. */
import { hasPaper, stopsVersion, waitsForComparing } from "../case/paper.js";
import { newestSubmission } from "../case/items.js";
import { dateWords, hourWords } from "./days.js";
import { translationBlocks } from "./translation-words.js";
import { listed } from "./words.js";

/** Colleagues on the desk who did not write it down. @param {any} item @param {any} known */
export function whoMayCompare(item, known) {
  const writer = newestSubmission(item).by;
  return known.desk.members.filter((/** @type {any} */ one) => one.present && one.fp !== writer).map((/** @type {any} */ one) => one.fp);
}

/**
 * "Written down by Sam from paper on 3 May. Not yet checked by a second person." "" for what its author wrote here.
 * @param {any} item @param {any} known
 */
export function paperWords(item, known) {
  const { t, by, ts } = newestSubmission(item);
  if (t !== "transcript" || item.kind === "spoken") return "";
  const written = `Written down by ${known.colleague(by)} on ${dateWords(ts)}`;
  if (!hasPaper(item)) return `${written}, as it was dictated, and read back.`;
  if (waitsForComparing(item)) return `${written}, from paper. ${differing(item, known) || "Not yet checked by a second person."}`;
  const same = item.found.map((/** @type {any} */ one) => known.colleague(one.by));
  return `${written}, from paper. ${capital(listed(same))} found that it says the same.`;
}

/** @param {any} item @param {any} known */
function differing(item, known) {
  const who = item.found.filter((/** @type {any} */ one) => one.found === "differs").map((/** @type {any} */ one) => known.colleague(one.by));
  return who.length ? `${capital(listed(who))} found that something differs.` : "";
}

/**
 * What was made of a text by now, for whoever finds that it differs from its paper, and what becomes of that.
 * @param {any} item @param {{reader:string, author:string}} names @returns {{is:string, becomes:string}|null} null where nothing was made of it
 */
export function onItsWay(item, { reader, author }) {
  if (item.state === "parked") return { is: `It is to go to ${reader} on ${hourWords(item.parked.when)}.`, becomes: `It is stopped with this: nothing goes to ${reader}, and no trace is left there` };
  if (stopsVersion(item)) return { is: `A version for ${reader} was made of it.`, becomes: `The version is stopped with this: nothing goes to ${reader}` };
  if (item.state === "proposed") return { is: `A text was suggested to ${author}, and ${author} has not answered.`, becomes: "The suggestion goes no further. Talk with its author, and write down their answer" };
  if (item.state === "agreed") return { is: `${author} agreed to a text that was made of it.`, becomes: "The text goes no further. Talk with its author, and write down their answer" };
  if (item.state === "released") return { is: `It was passed on to ${reader} already.`, becomes: "It cannot be called back. Speak with a supervisor today about what both people are told" };
  return null;
}

/** What stands in the way while no second person compared it: with its translation, or with its paper. @param {any} item @returns {import("./may.js").Block[]} */
export function comparingBlocks(item) {
  return [...translationBlocks(item), ...waitsForComparing(item) ? [{ code: "paper", words: "It was written down from paper, and no second person has found it the same yet.",
    fix: "Whoever did not write it down compares the two.", way: { page: "compare", words: "Check it against the paper", item: item.msg } }] : []];
}

/** Why this person cannot compare it, or nothing. @param {any} item @param {any} known @returns {import("./may.js").Block[]} */
export function whyNotCompare(item, known) {
  if (!hasPaper(item)) return [{ code: "paper", words: "There is no photograph to compare this with.", fix: "What was dictated is read back instead." }];
  if (newestSubmission(item).by !== known.me) return [];
  const others = whoMayCompare(item, known).map((fp) => known.colleague(fp));
  return [{ code: "own-transcript", words: "You wrote this down yourself.", fix: others.length
    ? `Ask ${others.length > 1 ? `${others.slice(0, -1).join(", ")} or ${others.at(-1)}` : others[0]} to check it: it stands in their queue already.`
    : "Nobody else is on this desk. Ask your supervisor who could join it; until then it cannot be passed on." }];
}

/** @param {string} words */
function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }
