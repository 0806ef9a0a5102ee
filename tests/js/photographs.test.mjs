// Photographs: what is refused before it is decoded, and how they are locked, named and opened through the workers.
import assert from "node:assert/strict";
import test from "node:test";

import { waitsForComparing } from "../../mediator/static/js/case/paper.js";
import { checkHead, MOST_BYTES, NotTaken, SENTENCES, withoutNotes } from "../../mediator/static/js/desk/picture.js";
import { canMove, moved } from "../../mediator/static/js/desk/paper-pages.js";
import { onItsWay, paperWords, whyNotCompare } from "../../mediator/static/js/desk/paper-words.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { act, load, openCase, opened } from "./acts.mjs";
import { content } from "./people.mjs";

await ready;
const refusedAs = (name, code) => (error) => error.name === name && (!code || error.code === code);
const bytes = (...parts) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)));
const segment = (kind, body) => [0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 255, ...body];
const sized = (width, height) => segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]);
const jpeg = (...parts) => bytes([0xff, 0xd8], ...parts, segment(0xda, [1, 1, 0, 0, 63, 0]), [1, 2, 3, 0xff, 0xd9]);
const exif = segment(0xe1, [...Buffer.from("Exif\0\0GPS 60.1 24.9")]);
const taken = (head, size = head.length) => checkHead(head, size);

test("what is no picture, or has more dots than a page can bear, is refused by its first bytes", () => {
  const said = (head, size) => { try { return taken(head, size); } catch (error) { assert.ok(error instanceof NotTaken); return error.message; } };
  assert.equal(said(jpeg(exif, sized(4000, 3000))), "jpeg");
  assert.equal(said(jpeg([0xff], sized(4000, 3000))), "jpeg");
  assert.equal(said(jpeg(exif, sized(8000, 5000))), SENTENCES.dots);
  assert.equal(said(jpeg(exif)), SENTENCES.damaged);
  assert.equal(said(bytes([0xff, 0xd8, 0xff, 0xe1, 0xff])), SENTENCES.damaged);
  for (const text of ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<!doctype html><script>", "GIF89a", "%PDF-1.7", "x"]) assert.equal(said(bytes(text)), SENTENCES.other);
  assert.equal(said(bytes()), SENTENCES.empty);
  assert.equal(said(bytes(), MOST_BYTES + 1), SENTENCES.large);
  const png = (width, height) => bytes([0x89], "PNG\r\n\x1a\n", [0, 0, 0, 13], "IHDR", [0, width >> 16, (width >> 8) & 255, width & 255, 0, height >> 16, (height >> 8) & 255, height & 255, 8, 2, 0, 0, 0]);
  assert.deepEqual([said(png(1000, 1400)), said(png(60_000, 60_000)), said(png(1, 1).subarray(0, 20))], ["png", SENTENCES.dots, SENTENCES.damaged]);
  assert.equal(said(bytes([0, 0, 0, 24], "ftypheic", [0, 0, 0, 0])), "apple");
  const webp = (kind, rest) => bytes("RIFF", [0, 0, 0, 0], "WEBP", kind, rest);
  assert.equal(said(webp("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0xe7, 3, 0, 0xe7, 3, 0])), "webp");
  assert.equal(said(webp("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0xff, 0xff, 0])), SENTENCES.dots);
  assert.equal(said(webp("VP8L", [])), SENTENCES.damaged);
});

test("N12 a JPEG keeps nothing that was written beside its picture", () => {
  const kept = withoutNotes(jpeg(exif, segment(0xed, [1]), segment(0xfe, [2]), segment(0xe0, [...Buffer.from("JFIF\0")]), sized(10, 10)));
  const whole = Buffer.from(kept).toString("latin1");
  assert.ok(!whole.includes("Exif") && !whole.includes("GPS") && whole.includes("JFIF"));
  assert.deepEqual(kept, jpeg(segment(0xe0, [...Buffer.from("JFIF\0")]), sized(10, 10)));
  assert.deepEqual(withoutNotes(kept), kept);
});

test("a photograph is locked, named in entry and text alike, and opened without its key leaving the worker", async () => {
  const { service, sam, kim, ann, annRef } = await openCase("scribe");
  const picture = bytes("\xff\xd8\xff a page".repeat(400));
  const { blob, ct } = await sam.person.sealFile({ bytes: picture, mime: "image/jpeg", name: "page-1" });
  service.blobs.set(blob, ct);
  const item = { chain: ann, t: "transcript", fields: { peer: annRef, of: "" }, files: [blob], body: { kind: "letter", content: content("Dear all") } };
  await load(service, kim);
  await assert.rejects(kim.person.signBatch({ case: service.case, items: [item] }), refusedAs("Misused"));
  const [written] = await act(service, sam, null, [item]);
  assert.deepEqual(written.att, [blob]);

  const view = await load(service, kim);
  const open = (more = {}) => kim.person.openFile({ case: service.case, chain: ann, seq: written.seq, blob, ct, ...more });
  await assert.rejects(open(), refusedAs("Misused"));
  const seen = await opened(service, kim, view, written);
  assert.deepEqual(seen.att, [{ blob, key: "", mime: "image/jpeg", name: "page-1", size: picture.length }]);
  assert.deepEqual(await open(), { bytes: picture, mime: "image/jpeg" });
  await assert.rejects(open({ ct: ct.map((byte, at) => (at === 90 ? byte ^ 1 : byte)) }), refusedAs("CheckFailed", "V8"));
  await assert.rejects(open({ blob: written.hash }), refusedAs("CheckFailed", "V8"));

  // An entry that names other files than its text is not shown.
  const [other] = await act(service, sam, null, [{ ...item, fields: { ...item.fields, att: [blob] }, files: undefined }]);
  await load(service, kim);
  await assert.rejects(opened(service, kim, null, other), refusedAs("CheckFailed", "V8"));

  // Whoever wrote it down does not compare it, and nobody offers it before somebody has.
  const compare = { chain: "D", t: "compare", fields: { lane: ann, of: written.hash, found: "same" }, body: { kind: "compare", content: content("") } };
  await load(service, sam);
  await assert.rejects(sam.person.signBatch({ case: service.case, items: [compare] }), refusedAs("Misused"));
  await act(service, kim, null, [compare]);
});

test("the words say how it stands with its paper, and whom to ask", () => {
  const members = (...fps) => fps.map((fp) => ({ fp, present: 1 }));
  const known = (me, desk) => ({ me, desk: { members: desk }, colleague: (fp) => (fp === me ? "you" : fp) });
  const item = (att, ...found) => ({ kind: "letter", submissions: [{ t: "transcript", by: "Sam", ts: 1_790_000_000, att }], found });
  const asked = (desk) => whyNotCompare(item(["b"]), known("Sam", desk)).map(({ fix }) => fix).join();
  assert.match(asked(members("Sam", "Priya", "Ruth")), /^Ask Priya or Ruth to check it/);
  assert.match(asked(members("Sam")), /Ask your supervisor/);
  assert.deepEqual(whyNotCompare(item(["b"]), known("Priya", members("Sam", "Priya"))), []);
  assert.equal(whyNotCompare(item([]), known("Priya", []))[0].code, "paper");
  const said = (one) => paperWords(one, known("Priya", []));
  assert.match(said(item(["b"])), /^Written down by Sam on .*, from paper\. Not yet checked by a second person\.$/);
  assert.match(said(item(["b"], { by: "Ruth", found: "differs" }, { by: "Priya", found: "same" })), /Ruth found that something differs\.$/);
  assert.match(said(item(["b"], { by: "Priya", found: "same" })), /You found that it says the same\.$/);
  assert.match(said(item([])), /as it was dictated, and read back\.$/);
  assert.equal(said({ kind: "letter", submissions: [{ t: "submit", att: [] }] }), "");
});

test("what was written down from paper waits until somebody found it the same, and nobody finds it different", () => {
  const of = (found, att = ["b"]) => waitsForComparing({ submissions: [{ t: "transcript", att }], found: found.map((one) => ({ found: one })) });
  assert.deepEqual([of([]), of(["same"]), of(["differs"]), of(["same", "differs"]), of([], [])], [true, false, true, true, false]);
  assert.equal(waitsForComparing({ submissions: [{ t: "submit", att: ["b"] }], found: [] }), false);
  assert.equal(waitsForComparing({}), false);
});

test("photographs are put in order one place at a time, and no further than the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], 2, "earlier"), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], 0, "later"), ["b", "a", "c"]);
  assert.deepEqual([0, 2].map((place) => ["earlier", "later"].map((way) => canMove(place, 3, way))), [[false, true], [true, false]]);
  assert.deepEqual([canMove(0, 1, "earlier"), canMove(0, 1, "later")], [false, false]);
});

test("P6 whoever finds a difference is told what was made of the text, and what becomes of that", () => {
  const said = (state, more) => onItsWay({ state, ...more }, { reader: "Nora", author: "Dean" });
  assert.match(said("parked", { parked: { when: 1_790_000_000 } }).becomes, /stopped with this: nothing goes to Nora/);
  for (const state of ["offered", "approved"]) assert.match(said(state).becomes, /version is stopped with this/);
  for (const state of ["proposed", "agreed"]) assert.match(said(state).becomes, /goes no further/);
  assert.match(said("released").becomes, /supervisor/);
  assert.equal(said("waiting"), null);
});
