/**
 * First and last letters, odd capitals and letters written twice that spell something worth a look. Chance spells words
 * as well, so one of them must be a word that asks, threatens or hushes.
 */
import { isCapital } from "./addresses.js";
import { HIDDEN } from "./data.js";
import { isOrdinary, WORDS } from "./ordinary.js";

/** @typedef {{sign: string, at: number}[]} Letters one by one, with the token that each stands for */
/** @typedef {{from: number, to: number}} Part of such letters, end exclusive */

const LONGEST = 40;
const MOST = 400;
const VERBS = HIDDEN.verbs.split(" ");
const CUES = new Set([...VERBS, ...HIDDEN.whole.split(" ")].filter((word) => word.length >= 4));
const PHRASES = [...VERBS.flatMap((verb) => HIDDEN.persons.split(" ").map((person) => verb + person)), ...CUES].filter((cue) => cue.length >= 6);

/**
 * @param {string} text @param {import("./tokens.js").Token[]} tokens
 * @returns {import("./hidden.js").Hit[]}
 */
export function findAcrostics(text, tokens) {
  const places = (/** @type {(token: import("./tokens.js").Token, at: number) => boolean} */ begins) => tokens.flatMap((token, at) => (at === 0 || begins(token, at) ? [at] : []));
  const first = (/** @type {number[]} */ heads) => heads.map((at) => ({ sign: tokens[at].text[0], at }));
  const lines = places(({ gap }) => gap.includes("\n"));
  const sentences = places(({ sentence }, at) => sentence !== tokens[at - 1].sentence);
  const items = places(({ gap }, at) => /[,:;]|\n/.test(gap) || tokens[at - 1].text === "and" || (/^,/.test(tokens[at + 1]?.gap ?? "") && isCapital(text, tokens[at].start)));
  const words = tokens.map((_, at) => at);
  const kinds = /** @type {[Letters, number, number, string][]} */ ([
    [first(lines), 8, 5, "first letters"], [first(sentences), 8, 5, "first letters"], [first(places(({ gap }) => /\n\s*\n/.test(gap))), 8, 5, "first letters"],
    [first(items), 10, 99, "first letters"], [first(words), 99, 99, "first letters"], ...sentences.map((from, at) => [first(words.slice(from, sentences[at + 1])), 99, 6, "first letters"]),
    [[...lines.slice(1), tokens.length].map((at) => ({ sign: tokens[at - 1]?.text.at(-1) ?? "", at: at - 1 })), 8, 5, "last letters"],
    [oddLetters(text, tokens), 4, 4, "odd letters"],
  ]);
  for (const [letters, part, whole, kind] of kinds) {
    const word = letters.map(({ sign }) => sign).join("");
    const found = word.length === letters.length && spelt(word, part, whole);
    if (!found) continue;
    const [start, last] = kind === "first letters" ? [letters[found.from].at, (letters[found.to]?.at ?? tokens.length) - 1] : [letters[found.from].at, letters[found.to - 1].at];
    return [{ start: tokens[start].start, end: tokens[Math.max(start, last)].end, rule: "hidden.acrostic", severity: 3, why: `The ${kind} here spell "${word.slice(found.from, found.to)}".` }];
  }
  return [];
}

/** @param {string} word @param {number} part the fewest letters of a part that count @param {number} whole the fewest when all of them spell @returns {Part | undefined} */
function spelt(word, part, whole) {
  const phrase = PHRASES.find((cue) => word.includes(cue));
  if (phrase) return { from: word.indexOf(phrase), to: word.indexOf(phrase) + phrase.length };
  if (![...CUES].some((cue) => word.includes(cue))) return undefined;
  if (word.length >= whole && word.length <= LONGEST && split(word, 0, 2).includes(word.length)) return { from: 0, to: word.length };
  for (let from = 0; part < 99 && from + part <= Math.min(word.length, MOST); from += 1) {
    const to = split(word.slice(from, from + LONGEST), part, 3).at(-1);
    if (to) return { from, to: from + to };
  }
  return undefined;
}

/** @param {string} run @param {number} fewest @param {number} share letters for each word @returns {number[]} how many letters from the beginning are words with one of the cues, shortest first */
function split(run, fewest, share) {
  /** @type {[number, number][]} by end: the fewest words without a cue and with one */
  const best = [[0, Infinity]];
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = [Infinity, Infinity];
    for (let from = Math.max(0, end - 8); from < end; from += 1) {
      const [plain, cued] = best[from];
      const word = run.slice(from, end);
      if (plain === Infinity && cued === Infinity || !isWord(word)) continue;
      const is = CUES.has(word);
      best[end] = [Math.min(best[end][0], is ? Infinity : plain + 1), Math.min(best[end][1], cued + 1, is ? plain + 1 : Infinity)];
    }
  }
  return best.flatMap(([, cued], end) => (end >= fewest && cued <= end / share ? [end] : []));
}

/** @param {string} word */
function isWord(word) {
  return word.length > 2 ? isOrdinary(word) || CUES.has(word) : "i a u me my at to in no is it on we up us by go do he so be am".split(" ").includes(word);
}

/** @param {string} text @param {import("./tokens.js").Token[]} tokens @returns {Letters} capitals, where some stand inside words, or letters that are written once too often */
function oddLetters(text, tokens) {
  const capitals = tokens.flatMap(({ start, end }, at) => {
    const written = text.slice(start, end);
    return written === written.toUpperCase() ? [] : [...written].flatMap((sign, place) => (/\p{Lu}/u.test(sign) ? [{ sign: sign.toLowerCase(), at, place }] : []));
  });
  if (capitals.filter(({ place }) => place).length >= 3) return capitals;
  return tokens.flatMap(({ text: word }, at) => {
    const twice = WORDS.has(word) ? null : /([a-z])\1/.exec(word);
    return twice && WORDS.has(word.replace(twice[0], twice[1])) ? [{ sign: twice[1], at }] : [];
  });
}
