// Canonical JSON, base64url, hash, key derivation and padding: sections 1, 2 and 5.
import { Damaged, EncodingInvalid } from "./errors.js";
import sodium from "./sodium.js";

export const MAX_BYTES = 16384;
export const MAX_DEPTH = 4;
export const HASH_BYTES = 32;
export const SMALLEST_BUCKET = 4096;
export const LARGEST_BUCKET = 1048576;

const KEY = /^[a-z][a-z0-9_]{0,31}$/;
const STRING = /^[ !#-[\]-~]*$/;
const BASE64 = /^[A-Za-z0-9_-]*$/;

/** @typedef {string | number | Value[] | {[key: string]: Value}} Value */

/**
 * Answers the UTF-8 bytes of `text`.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function utf8(text) {
  return new TextEncoder().encode(text);
}

/**
 * Answers the parts laid end to end.
 * @param {...Uint8Array} parts
 * @returns {Uint8Array}
 */
export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * Answers whether two byte strings are equal; for public values, not constant time.
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
export function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/**
 * Encodes an object in the canonical profile (section 2).
 * @param {{[key: string]: Value}} value
 * @returns {Uint8Array} at most 16,384 ASCII bytes
 * @throws {EncodingInvalid} for anything outside the profile
 */
export function canon(value) {
  if (!isObject(value)) throw new EncodingInvalid("The top of a statement is not an object.");
  const bytes = utf8(write(value, 1));
  if (bytes.length > MAX_BYTES) throw new EncodingInvalid("The statement is too long.");
  return bytes;
}

/**
 * Decodes canonical bytes; refuses whatever `canon` would not have written.
 * @param {Uint8Array} bytes
 * @returns {{[key: string]: Value}}
 * @throws {EncodingInvalid}
 */
export function parse(bytes) {
  if (bytes.length > MAX_BYTES) throw new EncodingInvalid("The statement is too long.");
  if (!bytes.every((byte) => byte >= 0x20 && byte <= 0x7e)) throw new EncodingInvalid("The statement is not plain ASCII.");
  let value;
  try {
    value = JSON.parse(String.fromCharCode(...bytes));
  } catch {
    throw new EncodingInvalid("The statement is not JSON.");
  }
  if (!sameBytes(canon(value), bytes)) throw new EncodingInvalid("The statement is not in its canonical form.");
  return value;
}

/**
 * Encodes bytes as base64url without padding.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function b64(bytes) {
  return sodium.to_base64(bytes, sodium.base64_variants.URLSAFE_NO_PADDING);
}

/**
 * Decodes base64url without padding; refuses padding, other alphabets, stray bits and a wrong length.
 * @param {unknown} text
 * @param {number} [length] the number of bytes expected
 * @returns {Uint8Array}
 * @throws {EncodingInvalid}
 */
export function unb64(text, length) {
  if (typeof text !== "string" || !BASE64.test(text) || text.length % 4 === 1) {
    throw new EncodingInvalid("This is not base64url without padding.");
  }
  let bytes;
  try {
    bytes = sodium.from_base64(text, sodium.base64_variants.URLSAFE_NO_PADDING);
  } catch {
    throw new EncodingInvalid("This is not base64url without padding.");
  }
  if (b64(bytes) !== text) throw new EncodingInvalid("This base64 carries stray bits.");
  if (length !== undefined && bytes.length !== length) throw new EncodingInvalid("This value has the wrong length.");
  return bytes;
}

/**
 * Hashes labelled parts: BLAKE2b-256 over label, a zero byte, and the parts.
 * @param {string} label
 * @param {...Uint8Array} parts
 * @returns {Uint8Array} 32 bytes
 */
export function digest(label, ...parts) {
  return sodium.crypto_generichash(HASH_BYTES, concat(context(label), ...parts), null);
}

/**
 * Derives a key for one purpose from a 32-byte key.
 * @param {Uint8Array} key 32 bytes
 * @param {string} label
 * @returns {Uint8Array} 32 bytes
 */
export function derive(key, label) {
  return keyed(key, utf8(label));
}

/**
 * Hashes a message under a 32-byte key (BLAKE2b-256 as a MAC).
 * @param {Uint8Array} key
 * @param {Uint8Array} message
 * @returns {Uint8Array} 32 bytes
 */
export function keyed(key, message) {
  if (key.length !== HASH_BYTES) throw new EncodingInvalid("A key has the wrong length.");
  return sodium.crypto_generichash(HASH_BYTES, message, key);
}

/**
 * Answers a label as a prefix: its bytes and one zero byte.
 * @param {string} label
 * @returns {Uint8Array}
 */
export function context(label) {
  return concat(utf8(label), new Uint8Array(1));
}

/**
 * Answers the padded length for `size` bytes: the smallest 4096 times a power of two that is larger.
 * @param {number} size
 */
export function bucket(size) {
  let length = SMALLEST_BUCKET;
  while (length <= size) length *= 2;
  return length;
}

/**
 * Answers the padded length of a file (Padmé): at most an eighth more, and few lengths that tell anything.
 * @param {number} size
 */
export function padme(size) {
  if (size < 2) return size;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(size / step) * step;
}

/**
 * Pads to the bucket (ISO 7816-4: one 0x80, then zeros).
 * @param {Uint8Array} content
 * @returns {Uint8Array}
 */
export function pad(content) {
  const padded = new Uint8Array(bucket(content.length));
  padded.set(content);
  padded[content.length] = 0x80;
  return padded;
}

/**
 * Takes the padding off.
 * @param {Uint8Array} padded
 * @returns {Uint8Array}
 * @throws {Damaged} unless `pad` would have made exactly these bytes
 */
export function unpad(padded) {
  const end = padded.lastIndexOf(0x80);
  if (end < 0 || bucket(end) !== padded.length || padded.subarray(end + 1).some((byte) => byte !== 0)) {
    throw new Damaged("The padding is wrong.");
  }
  return padded.slice(0, end);
}

/** @param {unknown} value @returns {value is {[key: string]: Value}} */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * @param {unknown} value
 * @param {number} depth
 * @returns {string}
 */
function write(value, depth) {
  if (typeof value === "string") return writeString(value);
  if (typeof value === "number") return writeNumber(value);
  if (depth > MAX_DEPTH) throw new EncodingInvalid("The statement is nested too deeply.");
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(",")}]`;
  if (!isObject(value)) throw new EncodingInvalid("The statement holds a value of a kind it may not hold.");
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${writeKey(key)}:${write(value[key], depth + 1)}`).join(",")}}`;
}

/** @param {string} key */
function writeKey(key) {
  if (!KEY.test(key)) throw new EncodingInvalid("A field has a name it may not have.");
  return `"${key}"`;
}

/** @param {string} text */
function writeString(text) {
  if (!STRING.test(text)) throw new EncodingInvalid("A string holds a character it may not hold.");
  return `"${text}"`;
}

/** @param {number} number */
function writeNumber(number) {
  if (!Number.isSafeInteger(number) || number < 0 || Object.is(number, -0)) {
    throw new EncodingInvalid("A number is not a whole number from 0 to 2^53-1.");
  }
  return String(number);
}
