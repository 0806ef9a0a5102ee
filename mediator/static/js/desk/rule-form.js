/** What a form of words to look for lacks, and what the words would mark. Nothing here is kept or sent. */
import { EVERYDAY } from "../text/everyday.js";
import { texts } from "../texts.js";
import { listed } from "./words.js";

/** @typedef {{phrases:string[], category:string, why:string}} Wanted */

const [MOST_PHRASES, MOST_WORDS, LONGEST_PHRASE, LONGEST_WHY] = [4, 8, 80, 160];
const PHRASE = /^\p{L}+(?:['’ -]{1,2}\p{L}+)*['’]?$/u;
const COMMON = new Set(EVERYDAY.common.split(" "));
const NAMES = ["third_party.full-name", "third_party.given-name"];
const BREAK = "\n\n";

/** One phrase a line. @param {string} text @returns {string[]} */
export function phrasesIn(text) {
  return text.normalize("NFC").split("\n").map((line) => line.trim().replace(/\s+/g, " ")).filter(Boolean);
}

/** What keeps phrases from being looked for at all, as a sentence, or "". @param {string[]} phrases */
export function phraseProblem(phrases) {
  if (!phrases.length) return "Write the words to look for";
  if (phrases.length > MOST_PHRASES) return `Write at most ${MOST_PHRASES} phrases, one a line`;
  for (const phrase of phrases) {
    if (!PHRASE.test(phrase)) return `“${phrase}”: write letters, apostrophes and hyphens only. No numbers, addresses or links`;
    const words = wordsOf(phrase);
    if (words.length > MOST_WORDS || phrase.length > LONGEST_PHRASE) return `“${phrase}” is too long: at most ${MOST_WORDS} words and ${LONGEST_PHRASE} letters`;
    if (words.every((word) => COMMON.has(word))) return `“${phrase}” is made of common words alone: it would mark every letter`;
  }
  return "";
}

/** @param {string} phrase @returns {string[]} */
function wordsOf(phrase) {
  return phrase.normalize("NFKD").replace(/[\p{M}'’]/gu, "").toLowerCase().split(/[\s-]+/).filter(Boolean);
}

/** What a form lacks, by field. @param {Wanted} wanted @returns {{id:string, words:string}[]} */
export function problemsOf({ phrases, category, why }) {
  const phrase = phraseProblem(phrases);
  return [
    ...(phrase ? [{ id: "phrases", words: phrase }] : []),
    ...(category ? [] : [{ id: "category", words: "Choose what it is" }]),
    ...(why ? [] : [{ id: "why", words: "Say in one sentence why your service looks for it" }]),
    ...(why.length > LONGEST_WHY ? [{ id: "why", words: `Say why in at most ${LONGEST_WHY} letters` }] : []),
    ...(/[\d@]|:\/\//.test(why) ? [{ id: "why", words: "Take numbers, addresses and links out of the reason" }] : []),
  ];
}

/**
 * Try phrases on this device: on the everyday sentences, and on a sentence that somebody typed.
 * @param {string[]} phrases @param {string} sentence
 * @returns {Promise<{everyday: string[], marked: string[], names: string[]}>} the everyday sentences that they would mark, the words that they mark in
 *   the sentence, and phrases that read like somebody's name. Raises when it could not be tried.
 */
export async function tryOut(phrases, sentence) {
  const rule = { name: "try", phrases, category: "third_party", why: "" };
  const [everyday, typed, names] = await Promise.all([
    marksIn(EVERYDAY.sentences.join(BREAK), [rule]), marksIn(sentence, [rule]),
    Promise.all(phrases.map(async (phrase) => ((await looksNamed(phrase)) ? [phrase] : []))),
  ]);
  return { everyday: sentencesAt(everyday.map(({ start }) => start)), marked: typed.map(({ start, end }) => sentence.slice(start, end)), names: names.flat() };
}

/** @param {string} text @param {import("../screening/own.js").OwnRule[]} ownRules */
async function marksIn(text, ownRules) {
  const { highlights, complete } = await texts.screen({ text, ownRules });
  if (!complete) throw new Error("These words could not be tried on this device. Nothing was changed. Please try again.");
  return highlights.filter(({ rule }) => rule.startsWith("own:"));
}

/** Whether a phrase reads like a person's name, however it is written. @param {string} phrase */
async function looksNamed(phrase) {
  const { highlights } = await texts.screen({ text: `I saw ${phrase.replace(/(?<![\p{L}'’])\p{L}/gu, (letter) => letter.toUpperCase())}.` });
  return highlights.some(({ rule }) => NAMES.includes(rule));
}

/** The everyday sentences that hold these places of their whole. @param {number[]} places */
function sentencesAt(places) {
  let end = -BREAK.length;
  return EVERYDAY.sentences.filter((/** @type {string} */ sentence) => {
    const start = end + BREAK.length;
    end = start + sentence.length;
    return places.some((place) => place >= start && place < end);
  });
}

/** What trying found, in words. @param {{everyday: string[], marked: string[], names: string[]}} tried @param {string} sentence @returns {string[]} */
export function triedWords({ everyday, marked, names }, sentence) {
  return [
    everyday.length ? everydayWords(everyday) : "No everyday sentence is marked.",
    ...(sentence ? [marked.length ? `In your sentence it marks ${listed(marked.map((words) => `“${words}”`))}.` : "Your sentence is not marked."] : []),
    ...(names.length ? [`${listed(names.map((words) => `“${words}”`))} reads like somebody's name. If it is one, take it out: it belongs in the protected terms of its case.`] : []),
  ];
}

/** @param {string[]} everyday */
export function everydayWords(everyday) { return `This would mark everyday sentences: ${everyday.map((words) => `“${words}”`).join(" ")}`; }
