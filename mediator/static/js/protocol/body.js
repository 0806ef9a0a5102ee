// Bodies: texts sealed under a random key, and the slots that give that key to one reader each (section 5).
import { openAead, sealAead } from "./aead.js";
import { readContent, writeContent } from "./contents.js";
import { b64, derive, digest, pad, unb64, unpad } from "./encoding.js";
import { Damaged, NotForMe } from "./errors.js";
import sodium from "./sodium.js";

export const KEY_BYTES = 32;
export const MSG_BYTES = 16;
export const SLOT_BYTES = 80;

/** @typedef {{ct: string, kc: string, kind: string, len: number, msg: string}} Descriptor */
/** @typedef {{ct: Uint8Array, key: Uint8Array, descriptor: Descriptor}} SealedBody */
/** @typedef {{case: string, chain: string, kind: string, t?: string}} Place for an offer, `chain` is the reader's lane */

/**
 * Seals a content. A cover takes the `msg` and `key` of its body; everything else gets fresh ones.
 * @param {import("./contents.js").Content} content
 * @param {Place} place
 * @param {{msg?: string, key?: Uint8Array, nonce?: Uint8Array}} [given]
 * @returns {SealedBody} `ct` to upload, `key` for the slots, `descriptor` for the signed entry
 * @throws {Damaged | import("./errors.js").EncodingInvalid} when the content does not have the shape of its kind
 */
export function sealBody(content, place, given = {}) {
  const key = given.key ?? sodium.randombytes_buf(KEY_BYTES);
  const msg = given.msg ?? b64(sodium.randombytes_buf(MSG_BYTES));
  const padded = pad(writeContent(content, place.kind, place.t));
  const ct = sealAead(derive(key, "rj1/body/key"), padded, bodyLabel({ ...place, msg }), given.nonce);
  return { ct, key, descriptor: { ct: blobId(ct), kc: commitment(key), kind: place.kind, len: ct.length, msg } };
}

/**
 * Checks a ciphertext against its signed descriptor and opens it.
 * @param {Descriptor} descriptor
 * @param {Uint8Array} ct
 * @param {Uint8Array} key
 * @param {{case: string, chain: string, t?: string}} place
 * @returns {import("./contents.js").Content}
 * @throws {Damaged} (V8)
 */
export function openBody(descriptor, ct, key, place) {
  if (ct.length !== descriptor.len || blobId(ct) !== descriptor.ct) throw new Damaged("The sealed text is not the one that was signed for.");
  if (commitment(key) !== descriptor.kc) throw new Damaged("The key is not the one that was signed for.");
  const label = bodyLabel({ ...place, msg: descriptor.msg, kind: descriptor.kind });
  return readContent(unpad(openAead(derive(key, "rj1/body/key"), ct, label)), descriptor.kind, place.t);
}

/**
 * Seals a 32-byte key (of a body, or a desk seed) for one reader.
 * @param {Uint8Array} key
 * @param {string} box the reader's public box key
 * @returns {Uint8Array} 80 bytes
 */
export function makeSlot(key, box) {
  return sodium.crypto_box_seal(key, unb64(box, 32));
}

/**
 * Opens a slot.
 * @param {Uint8Array} slot 80 bytes
 * @param {import("./identity.js").KeyPair} box
 * @param {Descriptor} [descriptor] the body that the key must fit
 * @returns {Uint8Array} 32 bytes
 * @throws {NotForMe} when it is sealed for another key
 * @throws {Damaged} when its size or content is wrong
 */
export function openSlot(slot, box, descriptor) {
  if (slot.length !== SLOT_BYTES) throw new Damaged("A slot has 80 bytes.");
  let key;
  try {
    key = sodium.crypto_box_seal_open(slot, box.publicKey, box.privateKey);
  } catch {
    throw new NotForMe("This is locked for somebody else.");
  }
  if (descriptor && commitment(key) !== descriptor.kc) throw new Damaged("The slot holds another key than was signed for.");
  return key;
}

/**
 * Answers what the signed entry says of a body's key: a ciphertext alone may open under two.
 * @param {Uint8Array} key 32 bytes
 */
export function commitment(key) {
  return b64(derive(key, "rj1/body/commit"));
}

/**
 * Answers the id of stored sealed bytes.
 * @param {Uint8Array} ct
 */
export function blobId(ct) {
  return b64(digest("rj1/blob", ct));
}

/**
 * Answers the associated data that ties a ciphertext to its place.
 * @param {{case: string, chain: string, msg: string, kind: string}} place
 */
export function bodyLabel({ case: caseId, chain, msg, kind }) {
  return `rj1/body\n${caseId}\n${chain}\n${msg}\n${kind}`;
}
