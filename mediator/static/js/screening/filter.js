/**
 * A set of words kept in few bits: it knows every word that was put in, and takes about one stranger in two hundred for one.
 */
const HASHES = 6;
const BITS_A_WORD = 11;

/** @param {string} word @param {number} [seed] @returns {number} 32 bits, FNV-1a with a last stir */
export function hash(word, seed = 0) {
  let value = 0x811c9dc5 ^ seed;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** @param {string[]} words @param {number} [bitsAWord] @returns {string} the filter as base64 */
export function packFilter(words, bitsAWord = BITS_A_WORD) {
  const bits = new Uint8Array(Math.ceil((words.length * bitsAWord) / 8) + 1);
  for (const word of words) for (const place of places(word, bits.length * 8)) bits[place >> 3] |= 1 << (place & 7);
  return btoa(String.fromCharCode(...bits));
}

/** @param {string} packed @returns {{has: (word: string) => boolean}} */
export function openFilter(packed) {
  const bits = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  return { has: (word) => places(word, bits.length * 8).every((place) => bits[place >> 3] & (1 << (place & 7))) };
}

/** @param {string} word @param {number} size @returns {number[]} */
function places(word, size) {
  const [one, two] = [hash(word), hash(word, 0x9e3779b9) | 1];
  return Array.from({ length: HASHES }, (_, turn) => (one + Math.imul(turn, two)) >>> 0).map((place) => place % size);
}
