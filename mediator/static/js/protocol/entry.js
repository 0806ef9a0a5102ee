// Entries: the one signed thing (sections 2 and 6).
import { b64, canon, digest, parse, unb64 } from "./encoding.js";
import { EncodingInvalid, EntryInvalid } from "./errors.js";
import { checkMembers } from "./fields.js";
import { fingerprint, signBytes, verify } from "./identity.js";
import { ACTS, TYPES } from "./types.js";

export const CONTEXT = "rj1/stmt";
export const COVER_KIND = "cover";
/** What somebody says for themselves, and not about one other person. */
const OWN_CONSENTS = new Set(["take-part", "remove-details", "sharing"]);

/** @typedef {Record<string, any>} Fields */
/** @typedef {{stmt: string, sig: string}} Wire */
/**
 * One entry as signed: `stmt` and `sig` are bytes, `fields` the whole decoded statement.
 * @typedef {{stmt: Uint8Array, sig: Uint8Array, hash: string, fields: Fields, t: string, case: string, chain: string,
 *   seq: number, prev: string, ros: [number, string] | null, by: string, ts: number}} Entry
 */

/**
 * Signs an entry; `v` and `by` are filled in.
 * @param {import("./identity.js").Identity} identity
 * @param {Fields} fields
 * @returns {Entry}
 * @throws {EntryInvalid} if the fields are not exactly the type's
 */
export function makeEntry(identity, fields) {
  const stmt = canon({ ...fields, v: 1, by: identity.fp });
  return parseEntry(stmt, signBytes(CONTEXT, stmt, identity.sign));
}

/**
 * Decodes a statement and checks its fields; the signature is left to `checkSignature`.
 * @param {Uint8Array} stmt
 * @param {Uint8Array} sig
 * @returns {Entry}
 * @throws {EncodingInvalid | EntryInvalid}
 */
export function parseEntry(stmt, sig) {
  const fields = /** @type {Fields} */ (parse(stmt));
  checkFields(fields);
  if (sig.length !== 64) throw new EntryInvalid("A signature has 64 bytes.");
  const hash = entryHash(stmt);
  const { t, chain, seq, prev, by, ts } = fields;
  return Object.freeze({ stmt, sig, hash, fields, t, chain, seq, prev, by, ts, case: fields.case ?? hash, ros: fields.ros ?? null });
}

/**
 * Reads the transported form.
 * @param {any} wire {"stmt", "sig"}, base64
 * @returns {Entry}
 * @throws {EncodingInvalid | EntryInvalid}
 */
export function fromWire(wire) {
  const names = typeof wire === "object" && wire !== null ? Object.keys(wire).sort().join(" ") : "";
  if (names !== "sig stmt") throw new EntryInvalid("An entry has stmt and sig.");
  return parseEntry(unb64(wire.stmt), unb64(wire.sig, 64));
}

/**
 * Writes the transported form.
 * @param {Entry} entry
 * @returns {Wire}
 */
export function toWire(entry) {
  return { stmt: b64(entry.stmt), sig: b64(entry.sig) };
}

/**
 * Answers the id of an entry: the hash of its statement.
 * @param {Uint8Array} stmt
 */
export function entryHash(stmt) {
  return b64(digest("rj1/entry", stmt));
}

/**
 * Checks that an entry was signed by this public form and names it.
 * @param {Entry} entry
 * @param {import("./identity.js").Me} me
 * @throws {import("./errors.js").SignatureWrong | EntryInvalid}
 */
export function checkSignature(entry, me) {
  if (fingerprint(me) !== entry.by) throw new EntryInvalid("The entry names another signer.");
  verify(unb64(me.sign, 32), CONTEXT, entry.stmt, entry.sig);
}

/**
 * Checks a decoded statement against the table of types.
 * @param {Fields} fields
 * @throws {EntryInvalid}
 */
export function checkFields(fields) {
  if (typeof fields.t !== "string" || !Object.hasOwn(TYPES, fields.t)) throw new EntryInvalid("There is no such type of entry.");
  if (fields.v !== 1) throw new EntryInvalid("Only version 1 is known.");
  const row = TYPES[fields.t];
  checkMembers(fields, row.fields);
  checkPlace(fields, row);
  checkBodies(fields, row);
  for (const rule of row.rules) {
    const holds = RULES.get(rule);
    if (!holds || !holds(fields)) throw new EntryInvalid(`The rule "${rule}" does not hold.`);
  }
}

/** @param {Fields} fields @param {import("./types.js").EntryType} row */
function checkPlace(fields, row) {
  const first = fields.seq === 0;
  if (first !== (fields.prev === "")) throw new EntryInvalid("prev is empty at the start of a chain and nowhere else.");
  if (first !== row.rules.includes("opens")) throw new EntryInvalid("A chain starts with its opening entry and has no second one.");
}

/** @param {Fields} fields @param {import("./types.js").EntryType} row */
function checkBodies(fields, row) {
  if (row.kinds.length && !row.kinds.includes(fields.body.kind)) throw new EntryInvalid("A body of this kind does not belong here.");
  if (fields.cover && fields.cover.kind !== COVER_KIND) throw new EntryInvalid("A cover is of the kind cover.");
}

/** @param {Fields} fields */
function actHasItsFields(fields) {
  checkMembers(fields.as, ACTS[/** @type {keyof typeof ACTS} */ (fields.act)]);
  return fields.act !== "consent" || peerIsRight(fields.as);
}

/** @param {Fields} fields */
function peerIsRight({ peer, what }) {
  return (peer === "") === OWN_CONSENTS.has(what);
}

/** @param {Fields} fields */
function coverShares({ cover, body }) {
  return cover === "" || (cover.msg === body.msg && cover.kc === body.kc);
}

/** @type {Map<string, (fields: Fields) => boolean>} */
const RULES = new Map([
  ["opens", ({ seq }) => seq === 0],
  ["me", ({ by, me }) => by === fingerprint(me)],
  ["cover", coverShares],
  ["fresh", ({ body, msg }) => body.msg !== msg],
  ["agree", ({ agree, mode }) => (agree === "") === (mode === "as-written")],
  ["peer", peerIsRight],
  ["offer", ({ offer, outcome, when }) => (offer !== "") === (outcome === "release") && (outcome === "release" || when === 0)],
  ["date", ({ on, until }) => on !== "date" || until > 0],
  ["hour", ({ when }) => when > 0],
  ["as", actHasItsFields],
]);
