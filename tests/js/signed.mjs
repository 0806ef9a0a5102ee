// Prints a case that the workers sealed and signed, as a facilitator is served it, for the Python side to check.
import { fromWire } from "../../mediator/static/js/protocol/entry.js";
import { b64 } from "../../mediator/static/js/protocol/encoding.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { act, cover, join, load, openCase, opened } from "./acts.mjs";
import { content } from "./people.mjs";

await ready;
const { service, sam, kim, ann, ben, annRef } = await openCase();
const victim = await join(service, sam, ann);
const offender = await join(service, sam, ben);
const [sent] = await act(service, victim, ann, [
  { chain: ann, t: "submit", fields: { peer: annRef, att: [], of: "" }, body: { kind: "questions", content: content("Öne\n“two” 🦔", { questions: ["Why?"] }) } },
]);
await load(service, sam);
await opened(service, sam, null, sent);
const checks = content("", { marks: [], overrides: [], source: sent.hash, outgoing: sent.hash });
const [, offer] = await act(service, sam, null, [
  { chain: "D", t: "checks", fields: { lane: ann, msg: sent.body.msg }, body: { kind: "checks", content: checks } },
  {
    chain: "D", t: "offer",
    fields: { lane: ann, msg: sent.body.msg, src: sent.hash, agree: "", dst: ben, att: [], mode: "as-written", checks: "@0" },
    body: { kind: "questions", content: content("Öne\n“two” 🦔", { questions: ["Why?"] }) }, cover: { content: cover },
  },
  { chain: "D", t: "approve", fields: { of: "@1" } },
]);
await load(service, kim);
for (const entry of [sent, offer]) await opened(service, kim, null, entry);
await act(service, kim, null, [{ chain: "D", t: "approve", fields: { of: offer.hash } }]);
await act(service, kim, null, [
  { chain: "D", t: "decide", fields: { lane: ann, msg: sent.body.msg, outcome: "release", offer: offer.hash, when: 0 } },
  { chain: ben, t: "release", fields: {}, fromOffer: offer.hash },
  { chain: "D", t: "note", fields: { for: kim.fp }, body: { kind: "note", content: content("for Kim", { msg: "", hard: [], ask: "" }) } },
]);
await act(service, kim, null, [{ chain: "R", t: "staff-remove", fields: { who: sam.fp } }]);

const seeds = Object.fromEntries([kim, victim, offender].map(({ fp, person }) => [fp, b64(person.held.identity.seed)]));
const blobs = Object.fromEntries([...service.blobs].map(([id, bytes]) => [id, b64(bytes)]));
const { case: id, roster, log, lanes, slots } = service;
console.log(JSON.stringify({ case: id, roster, log, lanes, slots, blobs, seeds, ben, head: fromWire(lanes[ben].at(-1)).hash }));
