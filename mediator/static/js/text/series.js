/**
 * Letters of one author to one reader, seen together: facts that add up from letter to letter, and closeness that grows.
 * Counts and places only; nobody is judged, nothing is a score. Pure.
 */
import { screen } from "../screening/engine.js";

/** @typedef {{n:number, text:string, passed:string}} Letter `passed`: the text that the reader got, "" while there is none */
/** @typedef {{words:string, category:string, letters:number[], passed:number[]}} Fact by the numbers of letters: where it
 *   stands, and where it went on to the reader */

/** What adds up when it comes in drops: who, where, how to be reached, when to meet. */
const FACTS = ["protected", "contact", "direct_contact", "third_party"];

/** Words of closeness as they are written; `\b` is for English, which the checks read. */
const CLOSE = [
  { what: "words of love or longing", of: /\b(?:lov(?:e|es|ed|ing) you|miss(?:ed|ing)? you|think(?:ing)? (?:of|about) you|dream(?:t|ed|ing)? (?:of|about) you|need you|my (?:dear|love|darling|angel|princess)|darling|sweetheart)\b/giu },
  { what: "kisses", of: /(?<![\p{L}\p{N}])(?:x{1,9}|kiss(?:es)?)(?![\p{L}\p{N}])/giu },
  { what: "“we”, “us” and “our”", of: /\b(?:we|us|our|ours|ourselves|together)\b/giu },
  { what: "secrets", of: /\b(?:between (?:you and me|us)|our secret|(?:don't|do not|dont) tell|just (?:you and me|us two)|nobody (?:else )?(?:needs|has) to know)\b/giu },
];

/**
 * @param {{letters: Letter[], terms: string[], names: any, side?: "victim"|"offender", reader: string, ownRules?: import("../screening/own.js").OwnRule[]}} given letters oldest first; `side` of the author; `reader`: how they are called
 * @returns {{facts: Fact[], growing: string[], complete: boolean}} facts first those in most letters
 */
export function series({ letters, terms, names, side, reader, ownRules }) {
  const screened = letters.map((letter) => ({ letter, ...screen(letter.text, { protectedTerms: terms, names, authorSide: side, ownRules }) }));
  return { facts: factsOf(screened), growing: growing(letters, reader), complete: screened.every(({ complete }) => complete) };
}

function factsOf(screened) {
  /** @type {Map<string, Fact>} */
  const facts = new Map();
  for (const { letter, highlights } of screened) {
    for (const { start, end, category } of highlights) {
      if (!FACTS.includes(category)) continue;
      const words = letter.text.slice(start, end);
      const key = `${category}/${folded(words)}`;
      const fact = facts.get(key) ?? { words, category, letters: [], passed: [] };
      if (!fact.letters.includes(letter.n)) fact.letters.push(letter.n);
      facts.set(key, fact);
    }
  }
  return [...facts.values()].map((fact) => ({ ...fact, passed: passedIn(fact.words, screened.map(({ letter }) => letter)) }))
    .sort((a, b) => b.letters.length - a.letters.length || a.letters[0] - b.letters[0]);
}

/** @param {string} words @param {Letter[]} letters */
function passedIn(words, letters) {
  return letters.filter(({ passed }) => folded(passed).includes(folded(words))).map(({ n }) => n);
}

/** The same fact in capitals, with other spaces or signs between. @param {string} words */
function folded(words) { return words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ""); }

/** What the newest letter has more of than the first, in sentences. @param {Letter[]} letters @param {string} reader */
function growing(letters, reader) {
  if (letters.length < 2) return [];
  const [first, newest] = [letters[0], letters[letters.length - 1]];
  const name = reader.split(/\s/)[0];
  const asked = [...(name ? [{ what: `the name ${name}`, of: nameOf(name) }] : []), ...CLOSE];
  return asked.flatMap(({ what, of }) => {
    const [before, now] = [first, newest].map(({ text }) => text.match(of)?.length ?? 0);
    return now > before ? [`Letter ${newest.n} has ${what} ${times(now)}, letter ${first.n} ${times(before)}.`] : [];
  });
}

/** @param {string} name */
function nameOf(name) {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, "giu");
}

/** @param {number} count */
function times(count) { return { 0: "not at all", 1: "once", 2: "twice" }[count] ?? `${count} times`; }
