/** A letter written in parts is its parts joined by empty lines; going back and forth loses no word. Pure. */

const JOIN = "\n\n";

/** The letter that parts make, in their order. @param {string[]} parts */
export function joinParts(parts) { return parts.map((part) => part.trim()).filter(Boolean).join(JOIN); }

/**
 * A text as parts: the parts as they were while the text is still theirs, else the whole text before empty ones.
 * @param {string} text @param {string[]} parts what stands first, then one for each part of the guide @param {number} count parts of the guide
 * @returns {string[]} what stands first, and `count` parts
 */
export function splitParts(text, parts, count) {
  if (parts.length === count + 1 && joinParts(parts) === text.trim()) return parts;
  return [text, ...Array.from({ length: count }, () => "")];
}
