// XChaCha20-Poly1305 with its nonce in front: the one shape in which `rj1` locks bytes under a key.
import { concat, utf8 } from "./encoding.js";
import { Damaged } from "./errors.js";
import sodium from "./sodium.js";

export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;

/**
 * Locks bytes: nonce, then ciphertext with tag.
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} plain
 * @param {string} ad what the bytes are and where they belong
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 * @returns {Uint8Array}
 */
export function sealAead(key, plain, ad, nonce = sodium.randombytes_buf(NONCE_BYTES)) {
  return concat(nonce, sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, utf8(ad), null, nonce, key));
}

/**
 * Opens what `sealAead` locked.
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} sealed
 * @param {string} ad
 * @returns {Uint8Array}
 * @throws {Damaged} for another key, place or byte
 */
export function openAead(key, sealed, ad) {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new Damaged("This was cut short.");
  const nonce = sealed.subarray(0, NONCE_BYTES);
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed.subarray(NONCE_BYTES), utf8(ad), nonce, key);
  } catch {
    throw new Damaged("This was changed, or belongs somewhere else.");
  }
}
