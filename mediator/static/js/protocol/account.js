// From passphrase and card to the account's keys, and the sealed seed (section 4).
import { b64, concat, context, derive, keyed, sameBytes, utf8 } from "./encoding.js";
import { DerivationUnsafe, PassphraseWrong } from "./errors.js";
import { SEED_BYTES } from "./identity.js";
import { openAead, sealAead } from "./aead.js";
import sodium from "./sodium.js";

export const ARGON_OPS = 3;
export const ARGON_MEMORY = 64 * 1024 * 1024;
export const BLOB_BYTES = 24 + SEED_BYTES + 16;

/** @typedef {import("./card.js").CardKeys} CardKeys */
/** @typedef {{auth: string, wrap: Uint8Array}} AccountKeys */
/** @typedef {(passphrase: Uint8Array, salt: Uint8Array) => Uint8Array | Promise<Uint8Array>} Stretch */

/**
 * Answers the passphrase as it enters the derivation: NFKC, trimmed, single spaces, UTF-8.
 * @param {string} text
 * @returns {Uint8Array}
 */
export function passphraseBytes(text) {
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
  const stretched = await stretcher(passphraseBytes(passphrase), card.salt);
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
 * @returns {Uint8Array} 72 bytes
 */
export function wrapSeed(wrap, seed) {
  const blob = sealAead(wrap, seed, "rj1/acct/seed");
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
  const wrong = new PassphraseWrong("That did not open your page. Please check the card and the passphrase and try again.");
  if (blob.length !== BLOB_BYTES) throw wrong;
  try {
    return openAead(wrap, blob, "rj1/acct/seed");
  } catch {
    throw wrong;
  }
}
