/**
 * What the author sees before sending. Nothing here stops a letter.
 */
import { PROMPTS } from "./data.js";

/** @typedef {{about: string, words: string, excerpt: string, places: {start: number, end: number, excerpt: string}[]}} Prompt about "safeguarding" asks the page to show its help in danger */

const TOPICS = /** @type {Record<string, string>} */ ({
  "contact.telephone": "telephone", "contact.bank": "bank", "contact.postcode": "address", "contact.street": "address", "contact.place": "address",
  "contact.email": "online", "contact.link": "online", "contact.handle": "online", "contact.platform": "online",
});

/**
 * Gentle words for the author, one for each topic, help first. Never speaks of protected terms: an author need not know them.
 * @param {import("./engine.js").Highlight[]} highlights @param {"victim" | "offender"} [side] of the author; where it is not known, nothing is said that would hurt a victim
 * @returns {Prompt[]}
 */
export function promptsFrom(highlights, side) {
  const own = /** @type {Record<string, string>} */ (side === "victim" ? PROMPTS.victim : {});
  const silent = /** @type {string[]} */ (side === "offender" ? [] : PROMPTS.silentFor);
  /** @type {Map<string, Prompt>} */
  const byTopic = new Map();
  for (const { category, rule, start, end, excerpt } of highlights) {
    if (category === "protected" || silent.includes(category)) continue;
    const about = TOPICS[rule] ?? category;
    /** @type {Prompt} */
    const prompt = byTopic.get(about) ?? { about, words: own[about] ?? /** @type {any} */ (PROMPTS)[about], excerpt, places: [] };
    prompt.places.push({ start, end, excerpt });
    byTopic.set(about, prompt);
  }
  return [...byTopic.values()];
}
