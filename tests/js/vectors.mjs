// Reading the shared vectors, and two questions that many tests ask.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import sodium from "../../mediator/static/js/protocol/sodium.js";

/** @param {string} name a file of tests/vectors without its ending */
export function vectors(name) {
  return JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), "utf8"));
}

/** Bytes of `sealed` with one bit turned, at several places from the first byte to the last. */
export function flipped(sealed) {
  return [0, 1, 23, 24, Math.floor(sealed.length / 2), sealed.length - 16, sealed.length - 1]
    .filter((at) => at >= 0 && at < sealed.length)
    .map((at) => sealed.map((byte, here) => (here === at ? byte ^ 1 : byte)));
}

/** Asserts that opening any damaged copy is refused with this error. */
export function assertFlipsRefused(sealed, open, error) {
  for (const damaged of flipped(sealed)) assert.throws(() => open(damaged), error);
  assert.throws(() => open(sealed.subarray(0, sealed.length - 1)), error);
  assert.throws(() => open(new Uint8Array(0)), error);
}

export const random = (length) => sodium.randombytes_buf(length);
