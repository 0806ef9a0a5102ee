// The kinds of field an entry may have, each with the check of its form (sections 2, 5 and 6).
// A kind that ends in `?` may also be the empty string; `enum:a|b` lists the words allowed.
import { LARGEST_BUCKET, SMALLEST_BUCKET, unb64 } from "./encoding.js";
import { NONCE_BYTES, TAG_BYTES } from "./aead.js";
import { EncodingInvalid, EntryInvalid } from "./errors.js";

const MAX_OK = 8;
const MAX_ATTACHMENTS = 16;
const MAX_HEADS = 64;
const MAX_GATES = 32;
const MAX_DAYS = 60;
const MAX_CERT_CHARACTERS = 600;

const BODY = { ct: "hash", kc: "hash", kind: "name", len: "int", msg: "id16" };
const APPROVAL = { by: "fp", sig: "sig" };

/** @typedef {(value: any) => void} Check */

/**
 * Checks that a value has the form of its kind.
 * @param {string} kind
 * @param {any} value
 * @returns {void}
 * @throws {EntryInvalid}
 */
export function checkKind(kind, value) {
  if (kind.startsWith("enum:")) return require(typeof value === "string" && kind.slice(5).split("|").includes(value));
  if (kind.endsWith("?")) return value === "" ? undefined : checkKind(kind.slice(0, -1), value);
  const check = CHECKS.get(kind);
  if (!check) throw new EntryInvalid("This kind of field does not exist.");
  check(value);
}

/**
 * Checks that a value is an object with exactly these members, each of its kind.
 * @param {any} value
 * @param {Record<string, string>} kinds
 * @throws {EntryInvalid}
 */
export function checkMembers(value, kinds) {
  require(typeof value === "object" && value !== null && !Array.isArray(value));
  const names = Object.keys(value);
  require(names.length === Object.keys(kinds).length && names.every((name) => Object.hasOwn(kinds, name)));
  for (const name of names) checkKind(kinds[name], value[name]);
}

/** @param {boolean} truth */
function require(truth) {
  if (!truth) throw new EntryInvalid("A field does not have the form of its kind.");
}

/** @param {unknown} text @param {number} [length] */
function requireBase64(text, length) {
  try {
    unb64(text, length);
  } catch (error) {
    if (error instanceof EncodingInvalid) throw new EntryInvalid(error.message);
    throw error;
  }
}

/** @param {number} length @returns {Check} */
const bytes = (length) => (value) => requireBase64(value, length);

/** @param {number} low @param {number} high @returns {Check} */
const between = (low, high) => (value) => require(Number.isSafeInteger(value) && low <= value && value <= high);

/** @param {RegExp} pattern @returns {Check} */
const matching = (pattern) => (value) => require(typeof value === "string" && pattern.test(value));

/** @param {Record<string, string>} kinds @returns {Check} */
const members = (kinds) => (value) => checkMembers(value, kinds);

/** @param {...string} kinds @returns {Check} */
const row = (...kinds) => (value) => {
  require(Array.isArray(value) && value.length === kinds.length);
  kinds.forEach((kind, at) => checkKind(kind, value[at]));
};

/** @param {number} most @param {Check} item @returns {Check} */
const list = (most, item) => (value) => {
  require(Array.isArray(value) && value.length <= most);
  value.forEach(item);
};

/**
 * Asks for one order and no repeats, so that one set has one encoding.
 * @param {string[]} keys
 */
function requireRising(keys) {
  require(keys.every((key, at) => at === 0 || keys[at - 1] < key));
}

/** @type {Check} */
function checkBody(value) {
  checkMembers(value, BODY);
  let length = SMALLEST_BUCKET;
  while (length < LARGEST_BUCKET && length + NONCE_BYTES + TAG_BYTES < value.len) length *= 2;
  require(value.len === length + NONCE_BYTES + TAG_BYTES);
}

/** @type {Check} */
function checkCertificate(value) {
  require(typeof value === "object" && value !== null && typeof value.stmt === "string");
  require(Object.keys(value).length === 2 && Object.hasOwn(value, "sig"));
  require(value.stmt.length > 0 && value.stmt.length <= MAX_CERT_CHARACTERS);
  checkKind("sig", value.sig);
  requireBase64(value.stmt);
}

/** @type {Check} */
function checkAttachments(value) {
  list(MAX_ATTACHMENTS, bytes(32))(value);
  require(new Set(value).size === value.length);
}

/** @type {Check} */
function checkApprovals(value) {
  list(MAX_OK, members(APPROVAL))(value);
  requireRising(value.map((/** @type {any} */ approval) => approval.by));
}

/** @type {Check} */
function checkHeads(value) {
  list(MAX_HEADS, row("id16", "int", "hash"))(value);
  requireRising(value.map((/** @type {any} */ head) => head[0]));
}

/** @type {Check} */
function checkGates(value) {
  list(MAX_GATES, (gate) => checkKind("name", gate))(value);
  requireRising(value);
}

/** @type {Check} */
function checkDay(value) {
  row("int", "int")(value);
  require(value[0] <= value[1]);
}

/** @type {Check} */
function checkMinutes(value) {
  list(2, between(0, 1439))(value);
  require(value.length !== 1);
}

/** @type {Map<string, Check>} */
const CHECKS = new Map([
  ["hash", bytes(32)],
  ["fp", bytes(32)],
  ["key", bytes(32)],
  ["id16", bytes(16)],
  ["ref", bytes(16)],
  ["sig", bytes(64)],
  ["int", between(0, Number.MAX_SAFE_INTEGER)],
  ["bit", between(0, 1)],
  ["eyes", between(1, 3)],
  ["name", matching(/^[a-z][a-z0-9-]{0,31}$/)],
  ["lang", matching(/^[a-z]{2,3}$/)],
  ["public", members({ box: "key", sign: "key" })],
  ["desk", members({ n: "int", box: "key" })],
  ["cert", checkCertificate],
  ["ros", row("int", "hash")],
  ["pair", row("id16", "ref")],
  ["body", checkBody],
  ["att", checkAttachments],
  ["ok", checkApprovals],
  ["heads", checkHeads],
  ["gates", checkGates],
  ["days", list(MAX_DAYS, checkDay)],
  ["minutes", checkMinutes],
  ["as", (value) => require(typeof value === "object" && value !== null && !Array.isArray(value))],
  ["for", (value) => (value === "desk" ? undefined : checkKind("fp", value))],
]);
