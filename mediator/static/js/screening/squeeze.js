/**
 * Words written letter by letter ("O k a f o r", "s-n-a-p") read as one piece, and words with signs for letters read plain.
 */

/** @typedef {{text: string, first: number, last: number, gap: string, spaced: boolean}} Piece token positions, last inclusive */

const SIGNS = new Map(Object.entries({ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i" }));

/**
 * Tokens, with runs of three or more single letters under one kind of separator joined.
 * @param {import("./tokens.js").Token[]} tokens
 * @returns {Piece[]}
 */
export function squeeze(tokens) {
  /** @type {Piece[]} */
  const pieces = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const last = endOfSpaced(tokens, at);
    const spaced = last - at >= 2;
    const text = spaced ? tokens.slice(at, last + 1).map((token) => token.text.replace(/'s$/, "")).join("") : tokens[at].text;
    pieces.push({ text, first: at, last: spaced ? last : at, gap: tokens[at].gap, spaced });
    if (spaced) at = last;
  }
  return pieces;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at */
function endOfSpaced(tokens, at) {
  if (!isLetter(tokens[at].text)) return at;
  const separator = tokens[at + 1]?.gap ?? "";
  if (!/^(?:[ ]{1,3}|[.\-_*/|,]|, )$/.test(separator)) return at;
  let last = at;
  while (last + 1 < tokens.length && last - at < 40 && tokens[last + 1].gap === separator && isLetter(tokens[last + 1].text)) last += 1;
  return last;
}

/** @param {string} text */
function isLetter(text) {
  return /^(?:\p{L}|\p{L}'s)$/u.test(text);
}

/** @param {string} text @returns {string} with 1nsta read as insta; the text itself when it is all digits */
export function readSymbols(text) {
  if (!/[a-z]/.test(text)) return text;
  return [...text].map((sign) => SIGNS.get(sign) ?? sign).join("");
}

/** @param {string} starred a word with * or # for letters @param {string} term @returns {boolean} */
export function fitsStars(starred, term) {
  if (starred.replace(/[*#]/g, "").length < Math.max(1, Math.floor(term.length / 2) - 1)) return false;
  const runs = starred.split(/[*#]+/);
  if (starred.length === term.length) return [...starred].every((sign, at) => sign === "*" || sign === "#" || sign === term[at]);
  return term.startsWith(runs[0]) && term.endsWith(runs[runs.length - 1]) && Math.abs(term.length - starred.length) <= 2;
}
