/**
 * Which characters cannot be seen, and where they have honest work to do.
 *
 * Default-ignorable code points and direction controls (Unicode 16, DerivedCoreProperties and UAX 9).
 */

const INVISIBLE = /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\u{1BCA0}-\u{1BCA3}\u{1D173}-\u{1D17A}\u{E0000}-\u{E0FFF}]/u;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;
const JOINS_LETTERS = /\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Script=Gurmukhi}|\p{Script=Gujarati}|\p{Script=Oriya}|\p{Script=Tamil}|\p{Script=Telugu}|\p{Script=Kannada}|\p{Script=Malayalam}|\p{Script=Sinhala}/u;
const RIGHT_TO_LEFT = /\p{Script=Hebrew}|\p{Script=Arabic}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;
const PICTURE = /[\p{Extended_Pictographic}\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3]/u;
const KEYCAP_OR_PICTURE = /[\p{Extended_Pictographic}\p{Emoji}]/u;

/** @param {string} character one code point. @returns {boolean} */
export function isInvisible(character) {
  return INVISIBLE.test(character);
}

/** @param {string} character one code point. @returns {boolean} whether it turns the direction of writing */
export function turnsDirection(character) {
  return DIRECTION.test(character);
}

/**
 * Finds the invisible characters that no script or picture needs, in runs.
 * A joiner inside Arabic or Indic words, inside a picture, and a direction mark beside right-to-left writing are needed.
 * @param {string} text
 * @returns {{start: number, end: number, turns: boolean}[]} UTF-16 offsets; `turns` when a direction control is in the run
 */
export function findInvisible(text) {
  if (!INVISIBLE.test(text)) return [];
  /** @type {{start: number, end: number, turns: boolean}[]} */
  const runs = [];
  let before = "";
  for (let at = 0; at < text.length;) {
    const character = String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));
    const end = at + character.length;
    if (isInvisible(character) && !isNeeded(character, before, after(text, end))) {
      const last = runs[runs.length - 1];
      if (last && last.end === at) Object.assign(last, { end, turns: last.turns || turnsDirection(character) });
      else runs.push({ start: at, end, turns: turnsDirection(character) });
    } else before = character;
    at = end;
  }
  return runs;
}

/** @param {string} text @param {number} at */
function after(text, at) {
  return at < text.length ? String.fromCodePoint(/** @type {number} */ (text.codePointAt(at))) : "";
}

/** @param {string} character @param {string} before @param {string} next */
function isNeeded(character, before, next) {
  if (character === "\u200D") return (PICTURE.test(before) && PICTURE.test(next)) || (JOINS_LETTERS.test(before) && JOINS_LETTERS.test(next));
  if (character === "\u200C") return JOINS_LETTERS.test(before) && JOINS_LETTERS.test(next);
  if (character === "\uFE0F" || character === "\uFE0E") return before !== "" && KEYCAP_OR_PICTURE.test(before);
  if (character === "\u200E" || character === "\u200F") return RIGHT_TO_LEFT.test(before) || RIGHT_TO_LEFT.test(next);
  if (character >= "\u{E0020}" && character <= "\u{E007F}") return before === "\u{1F3F4}";
  return false;
}
