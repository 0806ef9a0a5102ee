// What stands inside a sealed body: one shape for each kind, and the strict JSON it is written in (section 5).
import { LARGEST_BUCKET, sameBytes, utf8 } from "./encoding.js";
import { Damaged, EncodingInvalid, EntryInvalid } from "./errors.js";
import { checkKind } from "./fields.js";
import { SHAPES } from "./types.js";

export const MAX_CONTENT = LARGEST_BUCKET - 1;
const VERSIONS = ["offer", "release"];
const SUBMISSIONS = ["submit", "transcript"];
const LETTER_PART = ["answers", "lang", "questions", "text"];

/** @typedef {Record<string, any>} Content */

/**
 * Answers the members of a body of this kind in an entry of type `t` ("" where the kind alone tells).
 * @param {string} t
 * @param {string} kind
 * @returns {Record<string, any>}
 * @throws {Damaged} when there is no such kind
 */
export function getShape(t, kind) {
  if (!Object.hasOwn(SHAPES.kinds, kind)) throw new Damaged("There is no such kind of body.");
  const own = /** @type {Record<string, any>} */ (SHAPES.kinds)[kind];
  return { ...SHAPES.base, ...own, ...(kind === "cover" ? {} : besideOf(t, kind)) };
}

/** @param {string} t @param {string} kind @returns {Record<string, any>} */
function besideOf(t, kind) {
  if (t === "proof") return SHAPES.proof;
  if (VERSIONS.includes(t)) return SHAPES.version;
  const handed = /** @type {Record<string, any>} */ (SHAPES.handed);
  return SUBMISSIONS.includes(t) && Object.hasOwn(handed, kind) ? handed[kind] : {};
}

/**
 * Checks a content and writes it as strict JSON, at most 1,048,575 bytes.
 * @param {Content} content
 * @param {string} kind
 * @param {string} [t]
 * @returns {Uint8Array}
 * @throws {Damaged | EncodingInvalid}
 */
export function writeContent(content, kind, t = "") {
  checkContent(content, kind, t);
  const bytes = writeJson(content);
  if (bytes.length > MAX_CONTENT) throw new EncodingInvalid("This text is too long.");
  return bytes;
}

/**
 * Reads what `writeContent` wrote.
 * @param {Uint8Array} bytes
 * @param {string} kind
 * @param {string} [t]
 * @returns {Content}
 * @throws {Damaged} for any other form or member
 */
export function readContent(bytes, kind, t = "") {
  const content = readJson(bytes);
  checkContent(content, kind, t);
  return content;
}

/**
 * Answers what two texts must share, byte for byte, to be called equal: language, text, questions and answers.
 * @param {Content} content
 * @returns {Uint8Array}
 */
export function letterPart(content) {
  return writeJson(Object.fromEntries(LETTER_PART.filter((name) => Object.hasOwn(content, name)).map((name) => [name, content[name]])));
}

/**
 * Writes UTF-8 JSON with sorted members and no spaces.
 * @param {any} value
 * @returns {Uint8Array}
 * @throws {EncodingInvalid} for text that is not Unicode, and for values that JSON cannot hold
 */
export function writeJson(value) {
  return utf8(write(value));
}

/**
 * Reads an object written by `writeJson`: one form for one value.
 * @param {Uint8Array} bytes
 * @returns {Record<string, any>}
 * @throws {Damaged}
 */
export function readJson(bytes) {
  let value;
  let same = false;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    same = sameBytes(writeJson(value), bytes);
  } catch {
    same = false;
  }
  if (!same || typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Damaged("This is not in the one form of JSON.");
  }
  return value;
}

/** @param {any} value @returns {string} */
function write(value) {
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.keys(value).sort().map((name) => `${write(name)}:${write(value[name])}`).join(",")}}`;
  }
  if (!["string", "number", "boolean"].includes(typeof value) && value !== null) throw new EncodingInvalid("JSON cannot hold this value.");
  if (typeof value === "number" && !Number.isFinite(value)) throw new EncodingInvalid("JSON cannot hold this number.");
  // With the `u` flag a whole pair is one character, so this finds lone halves only.
  if (typeof value === "string" && /\p{Surrogate}/u.test(value)) throw new EncodingInvalid("Half a character.");
  return JSON.stringify(value);
}

/** @param {any} content @param {string} kind @param {string} t */
function checkContent(content, kind, t) {
  checkShape(getShape(t, kind), content);
  if (content.v !== 1) throw new Damaged("Only version 1 is known.");
}

/**
 * A shape is "text", a kind of field, a list holding the shape of its items, or an object of members; one whose name
 * ends in "?" may be left out.
 * @param {any} shape
 * @param {any} value
 */
function checkShape(shape, value) {
  if (Array.isArray(shape)) {
    require(Array.isArray(value));
    value.forEach((/** @type {any} */ item) => checkShape(shape[0], item));
  } else if (typeof shape === "object") {
    require(typeof value === "object" && value !== null && !Array.isArray(value));
    const members = new Map(Object.entries(shape).map(([name, member]) => [name.replace(/\?$/, ""), member]));
    const needed = Object.keys(shape).filter((name) => !name.endsWith("?"));
    require(needed.every((name) => Object.hasOwn(value, name)));
    for (const name of Object.keys(value)) {
      require(members.has(name));
      checkShape(members.get(name), value[name]);
    }
  } else if (shape === "text") {
    require(typeof value === "string");
  } else {
    checkField(shape, value);
  }
}

/** @param {string} kind @param {any} value */
function checkField(kind, value) {
  try {
    checkKind(kind, value);
  } catch (error) {
    if (error instanceof EntryInvalid) throw new Damaged("A member does not have the form of its kind.");
    throw error;
  }
}

/** @param {boolean} truth */
function require(truth) {
  if (!truth) throw new Damaged("The content has another form.");
}
