/**
 * Words as they sound: a misspelt word is read as the word of the rules that sounds the same or is one slip away.
 */
import { SOUNDALIKES, SPEECH } from "./data.js";
import { GIVEN, RULED, WORDS } from "./ordinary.js";
import { openFilter } from "./filter.js";

const SHORTEST = 4;
const SHORTEST_SLIP = 6;
const LONGEST = 16;
const MOST_REMEMBERED = 5000;
/** Sounds in the order in which they are folded; every pattern is a plain choice, so the work is one pass for each. */
const SOUNDS = /** @type {[RegExp, string][]} */ ([
  [/ph/g, "f"], [/(?:ough|augh|aw|au|or|our)(?=t)/g, "o"], [/igh/g, "i"], [/^kn/, "n"], [/wr/g, "r"], [/wh/g, "w"], [/sc(?=[eiy])/g, "s"], [/ck|q/g, "k"], [/c(?=[eiy])/g, "s"], [/c(?!h)/g, "k"],
  [/x/g, "ks"], [/z/g, "s"], [/th|v/g, "f"], [/ing$|en$|un$/, "in"], [/(?:er|re|ur|ar|or|a|uh)$/, "a"], [/(?:ed|id|t)$/, "t"], [/(?:tion|sion|shun)/g, "shn"],
  [/(?:ie|ei|ea|ee|ey|y)/g, "i"], [/(?:ou|ow|oo|ew)/g, "u"], [/(?:ir|er|ur)/g, "er"], [/ai|ay/g, "a"], [/([a-z])\1+/g, "$1"], [/(.)e$/, "$1"],
]);
const STARTS = new Set(["ft", "kc", "sc", "nk", "rw", "fp"]);
const soundalikes = openFilter(SOUNDALIKES);
/** Every word of four letters or more that a rule names. */
const vocabulary = new Set([...RULED].filter((word) => word.length >= SHORTEST));
/** @type {Map<string, string>} */
const bySound = new Map();
/** @type {Map<string, string>} */
const byBones = new Map();
/** @type {Map<string, string[]>} by first letter and length */
const bySize = new Map();
for (const word of [...vocabulary].sort()) {
  const sound = soundOf(word);
  if (!bySound.has(sound)) bySound.set(sound, word);
  if (word.length >= 5 && !byBones.has(bonesOf(sound))) byBones.set(bonesOf(sound), word);
  if (word.length >= 5) bySize.set(`${word[0]}${word.length}`, [...(bySize.get(`${word[0]}${word.length}`) ?? []), word]);
}
/** What people write as they say it, and how that is read. */
export const SPOKEN = pairsOf(SPEECH.reads);
/** @type {Map<string, string>} */
const remembered = new Map();

/** @param {string} packed "written=read/…" @returns {Map<string, string>} */
export function pairsOf(packed) {
  return new Map(packed.split("/").map((pair) => /** @type {[string, string]} */ (pair.split("="))));
}

/**
 * The word of the rules that a misspelt word stands for; the word itself when it is an ordinary one, a name, or unlike any.
 * @param {string} written lower case
 * @param {boolean} [named] whether it begins with a capital, as names do: then it stays
 * @returns {string}
 */
export function readSpelling(written, named = false) {
  if (named || soundalikes.has(written)) return written;
  return soundsLike(written);
}

/**
 * The same without regard to ordinary words that sound like one of the rules.
 * @param {string} written lower case
 * @returns {string}
 */
export function soundsLike(written) {
  if (written.length < SHORTEST || written.length > LONGEST || isKnown(written)) return written;
  const known = remembered.get(written);
  if (known !== undefined) return known;
  const read = mend(written);
  if (remembered.size < MOST_REMEMBERED) remembered.set(written, read);
  return read;
}

/** @param {string} written */
function isKnown(written) {
  return vocabulary.has(written) || WORDS.has(written) || GIVEN.has(written) || SPOKEN.has(written) || !/^[a-z]+$/.test(written);
}

/** @param {string} written @returns {string} */
function mend(written) {
  const sound = soundOf(written);
  const heard = bySound.get(sound);
  if (heard && startsAlike(written, heard) && Math.abs(heard.length - written.length) <= (written.length >= 5 ? 2 : 1)) return heard;
  if (written.length >= SHORTEST_SLIP) {
    const alike = byBones.get(bonesOf(sound));
    if (alike && startsAlike(written, alike) && alike.length >= SHORTEST_SLIP && Math.abs(alike.length - written.length) <= 1) return alike;
  }
  if (written.length < SHORTEST_SLIP - 1) return written;
  for (const length of [written.length, written.length + 1, written.length - 1]) {
    const near = (bySize.get(`${written[0]}${length}`) ?? []).find((word) => isOneSlip(written, word) && (written.length >= SHORTEST_SLIP || written.at(-1) === word.at(-1)));
    if (near) return near;
  }
  return written;
}

/** @param {string} one @param {string} two @returns {boolean} whether both begin with one letter, or with two of one sound */
function startsAlike(one, two) {
  return one[0] === two[0] || STARTS.has(one[0] + two[0]);
}

/** @param {string} word @returns {string} what it sounds like, roughly */
export function soundOf(word) {
  return SOUNDS.reduce((sound, [from, to]) => sound.replace(from, to), word);
}

/** @param {string} sound @returns {string} its first sound and its consonants, vowels all alike */
function bonesOf(sound) {
  return sound[0] + sound.slice(1).replace(/[aeiou]+/g, "o");
}

/**
 * Whether one letter is wrong, missing, too many, or two neighbours are swapped.
 * @param {string} one @param {string} two
 * @returns {boolean}
 */
export function isOneSlip(one, two) {
  if (Math.abs(one.length - two.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  if (one.length > two.length) return one.slice(at + 1) === two.slice(at);
  if (one.length < two.length) return one.slice(at) === two.slice(at + 1);
  return one.slice(at + 1) === two.slice(at + 1) || (one[at] === two[at + 1] && one[at + 1] === two[at] && one.slice(at + 2) === two.slice(at + 2));
}
