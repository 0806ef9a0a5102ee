/**
 * What the author sees before sending. Nothing here stops a letter.
 */
import { silentFor } from "./directions.js";

/** @typedef {{about: string, excerpt: string, places: {start: number, end: number, excerpt: string}[]}} Prompt about its words stand in words/prompts.js */

const TOPICS = /** @type {Record<string, string>} */ ({
  "contact.telephone": "telephone", "contact.bank": "bank", "contact.postcode": "address", "contact.street": "address", "contact.place": "address",
  "contact.home": "place", "contact.ways": "place", "direct_contact.place": "place", "direct_contact.asks": "asks",
  "contact.email": "online", "contact.link": "online", "contact.handle": "online", "contact.platform": "online",
});

/**
 * What to say to the author, one thing for each topic, help first. Never speaks of protected terms: an author need not know them.
 * @param {import("./engine.js").Highlight[]} highlights @param {"victim" | "offender"} [side] of the author; where it is not known, nothing is said that would hurt a victim
 * @returns {Prompt[]}
 */
export function promptsFrom(highlights, side) {
  const silent = silentFor(side);
  /** @type {Map<string, Prompt>} */
  const byTopic = new Map();
  for (const { category, rule, start, end, excerpt } of highlights) {
    if (category === "protected" || silent.includes(category)) continue;
    const about = TOPICS[rule] ?? category;
    /** @type {Prompt} */
    const prompt = byTopic.get(about) ?? { about, excerpt, places: [] };
    prompt.places.push({ start, end, excerpt });
    byTopic.set(about, prompt);
  }
  return [...byTopic.values()];
}
