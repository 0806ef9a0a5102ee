/**
 * Very long paragraphs in pieces, for the screen alone. A browser takes many seconds to break a line of a hundred
 * thousand characters; it breaks pieces of a few thousand at once. Pure.
 */

/** Characters of a piece at most, in UTF-16 units. */
const LONGEST = 4000;
/** What must stay with the character before it: marks, joiners, skin tones. */
const JOINED = /^[\p{M}\u200D\uFE0F\u{1F3FB}-\u{1F3FF}]/u;
const JOINER = "\u200D";

/** The pieces of a paragraph; joined they are the paragraph. @param {string} text @returns {string[]} */
export function piecesOf(text) {
  const pieces = [];
  let from = 0;
  while (text.length - from > LONGEST) {
    const to = cutBefore(text, from + LONGEST, from + LONGEST / 2);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return [...pieces, text.slice(from)];
}

/** After a space if there is one, else between two characters. @param {string} text @param {number} most @param {number} least */
function cutBefore(text, most, least) {
  const window = text.slice(least, most);
  const space = Math.max(window.lastIndexOf(" "), window.lastIndexOf("\n"));
  if (space >= 0) return least + space + 1;
  for (let at = most; at > least; at -= 1) {
    const isSecondHalf = /[\uDC00-\uDFFF]/.test(text[at]);
    if (!isSecondHalf && text[at - 1] !== JOINER && !JOINED.test(text.slice(at, at + 2))) return at;
  }
  return most;
}
