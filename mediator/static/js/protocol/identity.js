// Seeds, key pairs, fingerprints, desk epochs, check words: section 3.
import { b64, concat, context, derive, digest, unb64 } from "./encoding.js";
import { SignatureWrong } from "./errors.js";
import sodium from "./sodium.js";
import { WORDS } from "./words.js";

export const SEED_BYTES = 32;

/** @typedef {{publicKey: Uint8Array, privateKey: Uint8Array}} KeyPair */
/** @typedef {{box: string, sign: string}} Me */
/** @typedef {{seed: Uint8Array, box: KeyPair, sign: KeyPair, me: Me, fp: string}} Identity */
/** @typedef {{n: number, seed: Uint8Array, box: KeyPair, public: string}} DeskKey */

/** Makes a fresh 32-byte seed. */
export function makeSeed() {
  return sodium.randombytes_buf(SEED_BYTES);
}

/**
 * Answers the keys that follow from a seed.
 * @param {Uint8Array} seed 32 bytes
 * @returns {Identity}
 */
export function identityFrom(seed) {
  const box = sodium.crypto_box_seed_keypair(derive(seed, "rj1/id/box"));
  const sign = sodium.crypto_sign_seed_keypair(derive(seed, "rj1/id/sign"));
  const me = { box: b64(box.publicKey), sign: b64(sign.publicKey) };
  return { seed, box, sign, me, fp: fingerprint(me) };
}

/**
 * Answers the fingerprint of a public identity, 43 characters.
 * @param {Me} me
 * @throws {EncodingInvalid} when a key is not 32 bytes
 */
export function fingerprint(me) {
  return b64(digest("rj1/id/fp", unb64(me.box, 32), unb64(me.sign, 32)));
}

/**
 * Answers the box key pair of a desk epoch. A desk never signs.
 * @param {number} n
 * @param {Uint8Array} seed 32 bytes
 * @returns {DeskKey}
 */
export function deskFrom(n, seed) {
  const box = sodium.crypto_box_seed_keypair(derive(seed, "rj1/desk/box"));
  return { n, seed, box, public: b64(box.publicKey) };
}

/**
 * Answers the check words over fingerprints, in the order given: 44 bits, four words;
 * English where the language has no list.
 * @param {string} lang
 * @param {string[]} fps
 * @returns {string[]}
 */
export function checkWords(lang, fps) {
  const list = Object.hasOwn(WORDS, lang) ? WORDS[lang] : WORDS.en;
  const hash = digest("rj1/words", ...fps.map((fp) => unb64(fp, 32)));
  const bits = [...hash.subarray(0, 6)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return [0, 11, 22, 33].map((at) => list[parseInt(bits.slice(at, at + 11), 2)]);
}

/**
 * Signs bytes in a context ("rj1/stmt", "rj1/ok", "rj1/staff").
 * @param {string} label
 * @param {Uint8Array} bytes
 * @param {KeyPair} sign
 * @returns {Uint8Array} 64 bytes
 */
export function signBytes(label, bytes, sign) {
  return sodium.crypto_sign_detached(concat(context(label), bytes), sign.privateKey);
}

/**
 * Checks a signature over bytes in a context.
 * @param {Uint8Array} signPk 32 bytes
 * @param {string} label
 * @param {Uint8Array} bytes
 * @param {Uint8Array} sig 64 bytes
 * @throws {SignatureWrong} also for keys of small order and S not below the group order, which the library refuses
 */
export function verify(signPk, label, bytes, sig) {
  let right = false;
  try {
    right = sodium.crypto_sign_verify_detached(sig, concat(context(label), bytes), signPk);
  } catch {
    right = false;
  }
  if (!right) throw new SignatureWrong("This was not signed by the person it names.");
}
