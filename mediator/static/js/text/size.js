/** How much fits into one message. Pure. */

/**
 * Bytes of a message at most. A sealed text holds 1,048,575 (docs/protocol.md section 5); what is left is for what
 * facilitators add when they suggest changes.
 */
export const MOST_BYTES = 1_000_000;
const LONGEST_CHARACTER = 4;

/**
 * About how many characters a message is too long, 0 when it fits.
 * @param {object} content a message or draft: its texts, however they are nested
 */
export function charactersOver(content) {
  const written = JSON.stringify(content);
  if (written.length * LONGEST_CHARACTER <= MOST_BYTES) return 0;
  const bytes = new TextEncoder().encode(written).length;
  return bytes <= MOST_BYTES ? 0 : Math.ceil((bytes - MOST_BYTES) / (bytes / countCharacters(content)));
}

/** @param {any} content @returns {number} code points of every text in it */
function countCharacters(content) {
  if (typeof content === "string") return [...content].length;
  return Object.values(Object(content)).reduce((sum, part) => sum + countCharacters(part), 0);
}
