// From passphrase and card to the account's keys, and what is sealed to its seed (sections 4, 9 and 16).
import { openAead, sealAead } from "./aead.js";
import { readJson, writeJson } from "./contents.js";
import { b64, concat, context, derive, keyed, pad, sameBytes, unpad, utf8 } from "./encoding.js";
import { Damaged, DerivationUnsafe, PassphraseWrong, ProtocolError } from "./errors.js";
import { checkMembers } from "./fields.js";
import { SEED_BYTES } from "./identity.js";
import sodium from "./sodium.js";

export const ARGON_OPS = 3;
export const ARGON_MEMORY = 64 * 1024 * 1024;
const KNOWN_ANSWER = "qJTF8C0BieK7tVv1XauJmKHfLmobLMpbAvT2Sp66bjw";

/** @typedef {import("./card.js").CardKeys} CardKeys */
/** @typedef {{auth: string, wrap: Uint8Array}} AccountKeys */
/** @typedef {(passphrase: Uint8Array, salt: Uint8Array) => Uint8Array | Promise<Uint8Array>} Stretch */

/**
 * Answers the passphrase as it enters the derivation: NFKC, trimmed, single spaces, UTF-8.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function normalise(text) {
  return utf8(text.normalize("NFKC").replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, ""));
}

/**
 * Stretches a passphrase with Argon2id at the fixed cost of `rj1`; the cost is never read from anywhere.
 * @type {Stretch}
 */
export function stretch(passphrase, salt) {
  return sodium.crypto_pwhash(32, passphrase, salt, ARGON_OPS, ARGON_MEMORY, sodium.crypto_pwhash_ALG_ARGON2ID13);
}

/**
 * Checks the library's Argon2id against a known answer, at a cost that nobody notices.
 * @throws {DerivationUnsafe}
 */
export function checkStretch() {
  const salt = new Uint8Array(16);
  const answer = sodium.crypto_pwhash(32, "known answer", salt, 1, 1024 * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13);
  if (b64(answer) !== KNOWN_ANSWER) throw new DerivationUnsafe("This device does not calculate rightly. Please try another device, or ring us.");
}

/**
 * Answers what the server is shown (auth) and what it never sees (wrap).
 * @param {Uint8Array} stretched 32 bytes of Argon2id
 * @param {CardKeys} card
 * @returns {AccountKeys}
 */
export function accountKeys(stretched, card) {
  const master = keyed(stretched, concat(context("rj1/acct/master"), card.value));
  return { auth: b64(derive(master, "rj1/acct/auth")), wrap: derive(master, "rj1/acct/wrap") };
}

/**
 * Derives the account's keys once.
 * @param {string} passphrase
 * @param {CardKeys} card
 * @param {Stretch} stretcher
 * @returns {Promise<AccountKeys>}
 * @throws {DerivationUnsafe} for a stretched key of zeros or of another length
 */
export async function deriveAccount(passphrase, card, stretcher) {
  const stretched = await stretcher(normalise(passphrase), card.salt);
  if (stretched.length !== 32 || stretched.every((byte) => byte === 0)) {
    throw new DerivationUnsafe("This device cannot work out your key safely. Please try another device, or ring us.");
  }
  return accountKeys(stretched, card);
}

/**
 * Derives the account's keys twice and refuses a device that does not give the same answer.
 * @param {string} passphrase
 * @param {CardKeys} card
 * @param {Stretch} stretcher
 * @returns {Promise<AccountKeys>}
 * @throws {DerivationUnsafe}
 */
export async function deriveAccountTwice(passphrase, card, stretcher) {
  const first = await deriveAccount(passphrase, card, stretcher);
  const second = await deriveAccount(passphrase, card, stretcher);
  if (first.auth !== second.auth || !sameBytes(first.wrap, second.wrap)) {
    throw new DerivationUnsafe("This device did not work out the same key twice. Please try another device, or ring us.");
  }
  return first;
}

/**
 * Seals the seed for the server to keep, and opens it again before answering.
 * @param {Uint8Array} wrap 32 bytes
 * @param {Uint8Array} seed 32 bytes
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 * @returns {Uint8Array} 72 bytes
 * @throws {DerivationUnsafe}
 */
export function wrapSeed(wrap, seed, nonce) {
  const blob = sealAead(wrap, seed, "rj1/acct/seed", nonce);
  if (!sameBytes(unwrapSeed(wrap, blob), seed)) throw new DerivationUnsafe("This device could not lock your page safely.");
  return blob;
}

/**
 * Opens the sealed seed.
 * @param {Uint8Array} wrap 32 bytes
 * @param {Uint8Array} blob 72 bytes
 * @returns {Uint8Array} 32 bytes
 * @throws {PassphraseWrong} for another passphrase, card or account
 */
export function unwrapSeed(wrap, blob) {
  try {
    return openSeed(wrap, blob, "rj1/acct/seed");
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new PassphraseWrong("That did not open your page. Please check the card and the passphrase and try again.");
  }
}

/**
 * Seals the seed for the next page, under the 32 bytes that the server's session keeps.
 * @param {Uint8Array} hk 32 bytes
 * @param {Uint8Array} seed 32 bytes
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 */
export function sessionHalf(hk, seed, nonce) {
  return sealAead(derive(hk, "rj1/session"), seed, "rj1/session", nonce);
}

/**
 * Opens the half that the browser kept.
 * @param {Uint8Array} hk 32 bytes
 * @param {Uint8Array} half
 * @returns {Uint8Array} 32 bytes
 * @throws {Damaged}
 */
export function openSessionHalf(hk, half) {
  return openSeed(derive(hk, "rj1/session"), half, "rj1/session");
}

/**
 * Seals an account's state of one case: {"v":1, "case", "heads":[[chain, seq, hash]…], "label"}.
 * @param {Uint8Array} seed 32 bytes
 * @param {Record<string, any>} state
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 */
export function sealState(seed, state, nonce) {
  checkState(state);
  return sealAead(derive(seed, "rj1/id/state"), pad(writeJson(state)), "rj1/state", nonce);
}

/**
 * Opens a sealed state.
 * @param {Uint8Array} seed 32 bytes
 * @param {Uint8Array} sealed
 * @returns {Record<string, any>}
 * @throws {Damaged}
 */
export function openState(seed, sealed) {
  const state = readJson(unpad(openAead(derive(seed, "rj1/id/state"), sealed, "rj1/state")));
  checkState(state);
  return state;
}

/**
 * Seals what a staff member remembers beside any case: {"v":1, "root"}, the fingerprint of the service root.
 * @param {Uint8Array} seed 32 bytes
 * @param {Record<string, any>} self
 */
export function sealSelf(seed, self) {
  checkSelf(self);
  return sealAead(derive(seed, "rj1/id/state"), pad(writeJson(self)), "rj1/state");
}

/**
 * Opens what `sealSelf` sealed.
 * @param {Uint8Array} seed 32 bytes
 * @param {Uint8Array} sealed
 * @returns {Record<string, any>}
 * @throws {Damaged}
 */
export function openSelf(seed, sealed) {
  const self = readJson(unpad(openAead(derive(seed, "rj1/id/state"), sealed, "rj1/state")));
  checkSelf(self);
  return self;
}

/**
 * Seals one version of a draft to its author.
 * @param {Uint8Array} seed 32 bytes
 * @param {string} draft its id
 * @param {number} version
 * @param {Record<string, any>} content
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 */
export function sealDraft(seed, draft, version, content, nonce) {
  return sealAead(derive(seed, "rj1/id/draft"), pad(writeJson(content)), draftLabel(draft, version), nonce);
}

/**
 * Opens one version of a draft.
 * @param {Uint8Array} seed 32 bytes
 * @param {string} draft
 * @param {number} version
 * @param {Uint8Array} sealed
 * @returns {Record<string, any>}
 * @throws {Damaged} also for another draft's or another version's bytes
 */
export function openDraft(seed, draft, version, sealed) {
  return readJson(unpad(openAead(derive(seed, "rj1/id/draft"), sealed, draftLabel(draft, version))));
}

/** @param {Uint8Array} key @param {Uint8Array} sealed @param {string} label */
function openSeed(key, sealed, label) {
  const seed = openAead(key, sealed, label);
  if (seed.length !== SEED_BYTES) throw new Damaged("A seed has 32 bytes.");
  return seed;
}

/** @param {string} draft @param {number} version */
function draftLabel(draft, version) {
  return `rj1/draft\n${draft}\n${version}`;
}

/** @param {Record<string, any>} state */
function checkState({ label, ...others }) {
  checkForm(others, { v: "int", case: "hash", heads: "heads" });
  if (typeof label !== "string") throw new Damaged("The state has another form.");
}

/** @param {Record<string, any>} self */
function checkSelf(self) {
  checkForm(self, { v: "int", root: "fp" });
}

/** @param {Record<string, any>} state @param {Record<string, string>} kinds */
function checkForm(state, kinds) {
  try {
    checkMembers(state, kinds);
  } catch (error) {
    if (error instanceof ProtocolError) throw new Damaged("The state has another form.");
    throw error;
  }
  if (state.v !== 1) throw new Damaged("Only version 1 is known.");
}
