// Files: photographs of paper, sealed under a key of their own in pieces of one MiB (section 5).
import { blobId, KEY_BYTES } from "./body.js";
import { b64, concat, padme, unb64 } from "./encoding.js";
import { Damaged } from "./errors.js";
import sodium from "./sodium.js";

export const LABEL = "rj1/file";
export const CHUNK_BYTES = 1048576;
export const HEADER_BYTES = 24;
export const TAG_BYTES = 17;
export const SMALLEST_FILE = 4096;
const MORE = 0;
const FINAL = 3;

/** @typedef {{blob: string, key: string, size: number, mime: string, name: string}} FileRow an `att` row of a content */
/** @typedef {{ct: Uint8Array, blob: string, key: Uint8Array, size: number}} SealedFile */

/**
 * Seals a file under a fresh key: `ct` to upload under `blob`, `key` and `size` for the `att` row.
 * @param {Uint8Array} bytes
 * @param {{key?: Uint8Array, header?: Uint8Array}} [given] only to repeat a published vector
 * @returns {SealedFile}
 */
export function sealFile(bytes, given = {}) {
  const key = given.key ?? sodium.randombytes_buf(KEY_BYTES);
  const header = given.header ?? sodium.randombytes_buf(HEADER_BYTES);
  // Both directions begin in the same state; this one takes the header instead of choosing it.
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(header, key);
  const padded = new Uint8Array(paddedLength(bytes.length));
  padded.set(bytes);
  const pieces = [header];
  for (let at = 0; at < padded.length; at += CHUNK_BYTES) {
    const tag = at + CHUNK_BYTES >= padded.length ? FINAL : MORE;
    pieces.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, padded.subarray(at, at + CHUNK_BYTES), LABEL, tag));
  }
  const ct = concat(...pieces);
  return { ct, blob: blobId(ct), key, size: bytes.length };
}

/**
 * Opens a file by the `att` row that names it.
 * @param {FileRow} row
 * @param {Uint8Array} ct
 * @returns {Uint8Array}
 * @throws {Damaged} for another file or key; for pieces that are missing, swapped or added; without an end, or with
 *   one too early; for a size larger than what was sealed; for padding that `sealFile` would not have made (V8)
 */
export function openFile({ blob, key, size }, ct) {
  if (blobId(ct) !== blob) throw new Damaged("The file is not the one that is named.");
  const padded = concat(...openPieces(ct, unb64(key, KEY_BYTES)));
  const fits = size <= padded.length && padded.length === paddedLength(size) && padded.subarray(size).every((byte) => byte === 0);
  if (!fits) throw new Damaged("The file is not as long as it says.");
  return padded.slice(0, size);
}

/** How long a file of `size` bytes is when it is sealed. @param {number} size */
export function paddedLength(size) {
  return padme(Math.max(size, SMALLEST_FILE));
}

/** How many bytes a sealed file of `size` bytes takes. @param {number} size */
export function sealedLength(size) {
  const padded = paddedLength(size);
  return HEADER_BYTES + padded + TAG_BYTES * Math.ceil(padded / CHUNK_BYTES);
}

/** @param {Uint8Array} ct @param {Uint8Array} key */
function openPieces(ct, key) {
  const rest = ct.subarray(HEADER_BYTES);
  if (rest.length <= TAG_BYTES) throw new Damaged("The file was cut short.");
  const state = sodium.crypto_secretstream_xchacha20poly1305_init_pull(ct.subarray(0, HEADER_BYTES), key);
  const pieces = [];
  const step = CHUNK_BYTES + TAG_BYTES;
  for (let at = 0; at < rest.length; at += step) {
    const wanted = at + step >= rest.length ? FINAL : MORE;
    const { message, tag } = pull(state, rest.subarray(at, at + step));
    if (tag !== wanted || message.length === 0) throw new Damaged("The file ends where it should not, or does not end.");
    pieces.push(message);
  }
  return pieces;
}

/** @param {import("../../vendor/libsodium-wrappers.mjs").StateAddress} state @param {Uint8Array} piece */
function pull(state, piece) {
  let opened;
  try {
    opened = sodium.crypto_secretstream_xchacha20poly1305_pull(state, piece, LABEL);
  } catch {
    opened = false;
  }
  if (!opened) throw new Damaged("A piece of the file was changed, or stands in another place.");
  return /** @type {{message: Uint8Array, tag: number}} */ (opened);
}
