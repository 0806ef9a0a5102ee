/**
 * A set of words kept in few bits: it knows every word that was put in, and takes about one stranger in a hundred for one.
 *
 * Each word is a number; the numbers are sorted, and the gaps between them written down: how often 2^bits goes in as so
 * many ones and a nought, and the rest in so many bits (Golomb and Rice). scripts/screening_data.mjs writes them.
 */

/** @param {string} word @returns {number} 32 bits, FNV-1a with a last stir */
export function hash(word) {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** @param {string} packed @returns {{has: (word: string) => boolean}} */
export function openFilter(packed) {
  const [bits, size, gaps] = packed.split(" ");
  const written = [...atob(gaps)].map((sign) => sign.charCodeAt(0).toString(2).padStart(8, "0")).join("");
  const numbers = new Set();
  let number = 0;
  for (const [, whole, rest] of written.matchAll(new RegExp(`(1*)0(.{${bits}})`, "g"))) {
    number += (whole.length << Number(bits)) + parseInt(rest, 2);
    numbers.add(number);
  }
  return { has: (word) => numbers.has(hash(word) % Number(size)) };
}
