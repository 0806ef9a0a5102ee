// T9 and N8: files have the known ids and lengths, open again, and are refused when anything about them is changed.
import assert from "node:assert/strict";
import test from "node:test";

import { blobId } from "../../mediator/static/js/protocol/body.js";
import { b64, concat, padme, unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { Damaged, EncodingInvalid } from "../../mediator/static/js/protocol/errors.js";
import { openFile, sealedLength, sealFile } from "../../mediator/static/js/protocol/file.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { vectors } from "./vectors.mjs";

await ready;
const known = vectors("file");
const given = { key: unb64(known.key), header: unb64(known.header) };
const plain = (size) => Uint8Array.from({ length: size }, (_, at) => at % 251);
const rowOf = ({ blob, key, size }) => ({ blob, key: b64(key), size, mime: "image/jpeg", name: "page 1" });

test("T9 files have the known ids and lengths, and open", () => {
  for (const { size, len, blob } of known.good) {
    const bytes = plain(size);
    const sealed = sealFile(bytes, given);
    assert.deepEqual([sealed.blob, sealed.ct.length, sealedLength(size)], [blob, len, len], String(size));
    assert.ok(Buffer.from(openFile(rowOf(sealed), sealed.ct)).equals(Buffer.from(bytes)), String(size));
  }
});

test("T10 lengths of files are padded to few", () => {
  for (const [size, padded] of known.padme) assert.equal(padme(size), padded, String(size));
});

test("N8 a file that was changed is refused", () => {
  for (const { name, size, slices, row, flip } of known.bad) {
    const sealed = sealFile(plain(size), given);
    const ct = concat(...slices.map(([start, end]) => sealed.ct.subarray(start, end)));
    if (flip >= 0) ct[flip] ^= 1;
    const told = { ...rowOf(sealed), blob: blobId(ct), ...row };
    assert.throws(() => openFile(told, ct), (error) => error instanceof Damaged || error instanceof EncodingInvalid, name);
  }
});

test("each file has a key of its own", () => {
  const [one, other] = [sealFile(plain(9)), sealFile(plain(9))];
  assert.notDeepEqual(one.ct, other.ct);
  assert.throws(() => openFile({ ...rowOf(one), key: b64(other.key) }, one.ct), Damaged);
});
