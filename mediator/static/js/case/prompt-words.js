/** What an author reads about their own text before they send it. */
import { PROMPTS } from "../words/prompts.js";

/** @param {string} about @param {string} [side] of the author @returns {string} words for this side, else for everybody */
export function promptWords(about, side = "") {
  const words = /** @type {Record<string, any>} */ (PROMPTS);
  return words[side]?.[about] ?? words[about];
}
