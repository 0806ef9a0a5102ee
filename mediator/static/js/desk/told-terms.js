/**
 * What a facilitator writes to a person must not tell what the case never passes on: words to them, why something goes
 * back, comments, a suggestion, what they are told of a refusal.
 */
import { texts } from "../texts.js";
import { termsTo } from "./screen.js";

/**
 * The protected terms in what is written to somebody, as what a form lacks.
 * @param {any} known an open case @param {string} lane who reads it @param {{id:string, text:string}[]} fields
 * @param {string} [own] what this person wrote: to say their own words back to them tells them nothing
 * @returns {Promise<{id:string, words:string}[]>}
 */
export async function toldTerms(known, lane, fields, own = "") {
  const protectedTerms = termsTo(known, lane);
  const look = (/** @type {string} */ text) => texts.terms({ text, protectedTerms });
  const theirs = new Set((own ? await look(own) : { hits: [] }).hits.map(({ words }) => words.toLowerCase()));
  const found = [];
  for (const { id, text } of fields.filter((one) => one.text)) {
    const { hits, complete } = await look(text);
    if (!complete) return [{ id, words: "The protected terms were not looked for to the end. Please try again" }];
    found.push(...hits.filter(({ words }) => !theirs.has(words.toLowerCase()))
      .map(({ words }) => ({ id, words: `“${words}” is a protected term: take it out` })));
  }
  return found;
}
