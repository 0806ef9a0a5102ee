// A whole crossing through the workers' verbs: a case is opened, cards are answered, a letter is written, agreed,
// approved, passed on and read; and what the workers refuse on the way.
import assert from "node:assert/strict";
import test from "node:test";

import { fromWire } from "../../mediator/static/js/protocol/entry.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { act, cover, join, load, openCase, opened, PASSPHRASE } from "./acts.mjs";
import { content, makePerson, NOW } from "./people.mjs";

await ready;
const refusedAs = (name, code) => (error) => error.name === name && (!code || error.code === code);

test("a letter crosses, and only as agreed and approved", async () => {
  const { service, sam, kim, ann, ben, annRef } = await openCase();
  const victim = await join(service, sam, ann);
  const offender = await join(service, sam, ben);
  const [sent] = await act(service, victim, ann, [
    { chain: ann, t: "submit", fields: { peer: annRef, att: [], of: "" }, body: { kind: "letter", content: content("I live at 1 Hill Road. Why me?"), readers: ["self", "desk"] } },
  ]);
  assert.deepEqual(service.slots.filter(([chain, seq]) => chain === ann && seq === sent.seq).map(([, , reader]) => reader).sort(), [victim.fp, "desk/1"].sort());
  assert.equal((await opened(service, sam, await load(service, sam), sent)).text, "I live at 1 Hill Road. Why me?");

  // Somebody of the desk suggests a text, the author agrees.
  const agreed = content("Why me?");
  const [, proof] = await act(service, sam, null, [
    { chain: "D", t: "checks", fields: { lane: ann, msg: sent.body.msg }, body: { kind: "checks", content: content("", { marks: [], overrides: [], source: await sam.person.letterHash({ content: agreed }), outgoing: await sam.person.letterHash({ content: agreed }) }) } },
    { chain: ann, t: "proof", fields: { of: sent.hash, under: "" }, body: { kind: "letter", content: { ...agreed, changes: [{ n: 1, kind: "privacy", why: "the street" }], note: "" } } },
  ]);
  await load(service, victim, ann);
  assert.equal((await opened(service, victim, null, proof)).text, "Why me?");
  const [agree] = await act(service, victim, ann, [{ chain: ann, t: "agree", fields: { of: proof.hash } }]);

  // A version that is not the agreed text is not signed.
  await load(service, sam);
  await opened(service, sam, null, proof);
  const offerItems = (outgoing) => [
    { chain: "D", t: "checks", fields: { lane: ann, msg: sent.body.msg }, body: { kind: "checks", content: content("", { marks: [], overrides: [], source: sent.hash, outgoing: sent.hash }) } },
    { chain: "D", t: "offer", fields: { lane: ann, msg: sent.body.msg, src: sent.hash, agree: agree.hash, dst: ben, att: [], mode: "edited", checks: "@0" }, body: { kind: "letter", content: outgoing, chain: ben }, cover: { content: cover } },
    { chain: "D", t: "approve", fields: { of: "@1" } },
  ];
  await assert.rejects(sam.person.signBatch({ case: service.case, items: offerItems(content("Why me? ")) }), refusedAs("Misused"));
  const [, offer] = service.take(await sam.person.signBatch({ case: service.case, items: offerItems(agreed) })).map((wire) => ({ ...fromWire(wire).fields, hash: fromWire(wire).hash }));
  assert.deepEqual(service.slots.filter(([chain, seq]) => chain === offer.chain && seq === offer.seq).map(([, , reader]) => reader), ["desk/1"]);

  // One approval of two is too few; a second facilitator must have compared the texts.
  await load(service, sam);
  const release = { chain: ben, t: "release", fields: {}, fromOffer: offer.hash };
  await assert.rejects(sam.person.signBatch({ case: service.case, items: [release] }), refusedAs("Misused"));
  await load(service, kim);
  await assert.rejects(kim.person.signBatch({ case: service.case, items: [{ chain: "D", t: "approve", fields: { of: offer.hash } }] }), refusedAs("Misused"));
  await opened(service, kim, null, proof);
  await opened(service, kim, null, offer);
  await act(service, kim, null, [{ chain: "D", t: "approve", fields: { of: offer.hash } }]);

  // Before the release there is no slot for the reader (P1); after it he can open it and its cover.
  assert.ok(!service.slots.some(([chain, , reader]) => reader === offender.fp && chain !== ben));
  const [, passed] = await act(service, kim, null, [
    { chain: "D", t: "decide", fields: { lane: ann, msg: sent.body.msg, outcome: "release", offer: offer.hash, when: 0 } },
    release,
  ]);
  const view = await load(service, offender, ben);
  const received = view.lanes[0].entries.find(({ t }) => t === "release");
  assert.equal(received.hash, passed.hash);
  assert.equal((await opened(service, offender, view, received)).text, "Why me?");
  assert.equal((await opened(service, offender, view, received, "cover")).from, "Sam");
  assert.equal(received.ok.length, 2);
  await load(service, victim, ann);
  await assert.rejects(victim.person.openBody({ case: service.case, chain: ben, seq: received.seq, part: "body", ct: service.ct(received) }), refusedAs("CheckFailed", "V4"));
});

test("a release that waits is signed anew when its lane moves, and at the hour that was signed for", async () => {
  const { service, sam, kim, ann, ben, annRef } = await openCase();
  const victim = await join(service, sam, ann);
  await join(service, sam, ben);
  const [sent] = await act(service, victim, ann, [{ chain: ann, t: "submit", fields: { peer: annRef, att: [], of: "" }, body: { kind: "letter", content: content("Why?") } }]);
  await load(service, sam);
  await opened(service, sam, null, sent);
  const [, offer] = await act(service, sam, null, [
    { chain: "D", t: "checks", fields: { lane: ann, msg: sent.body.msg }, body: { kind: "checks", content: content("", { marks: [], overrides: [], source: sent.hash, outgoing: sent.hash }) } },
    { chain: "D", t: "offer", fields: { lane: ann, msg: sent.body.msg, src: sent.hash, agree: "", dst: ben, att: [], mode: "as-written", checks: "@0" }, body: { kind: "letter", content: content("Why?") }, cover: { content: cover } },
    { chain: "D", t: "approve", fields: { of: "@1" } },
  ]);
  await load(service, kim);
  for (const entry of [sent, offer]) await opened(service, kim, null, entry);
  await act(service, kim, null, [{ chain: "D", t: "approve", fields: { of: offer.hash } }]);
  await act(service, kim, null, [
    { chain: "D", t: "decide", fields: { lane: ann, msg: sent.body.msg, outcome: "release", offer: offer.hash, when: NOW + 900 } },
    { chain: ben, t: "release", fields: {}, fromOffer: offer.hash, park: NOW + 900 },
  ]);
  assert.equal(service.parked.length, 1);
  const head = fromWire(service.lanes[ben].at(-1));
  assert.equal(fromWire(service.parked[0].entry).prev, head.hash);

  // The service claims another hour; the facilitator writes a word into the reader's lane.
  service.parked[0].when = NOW + 1;
  await load(service, sam);
  const batch = await sam.person.signBatch({ case: service.case, items: [{ chain: ben, t: "say", fields: { of: "" }, body: { kind: "say", content: content("Sam is back on Monday.") } }] });
  assert.deepEqual(batch.park.map(({ when }) => when), [NOW + 900]);
  assert.equal(fromWire(batch.park[0].entry).prev, fromWire(batch.entries[0]).hash);

  // Taking it back carries nothing on.
  const stopped = await sam.person.signBatch({ case: service.case, items: [{ chain: "D", t: "takeback", fields: { of: offer.hash } }] });
  assert.deepEqual(stopped.park, []);
});

test("a new card for the same lane gives the new key the old texts, and the old key is refused", async () => {
  const { service, sam, ann, annRef } = await openCase();
  const before = await join(service, sam, ann);
  const [sent] = await act(service, before, ann, [{ chain: ann, t: "submit", fields: { peer: annRef, att: [], of: "" }, body: { kind: "letter", content: content("From before.") } }]);
  const pins = (await load(service, before, ann)).heads;
  const after = await join(service, sam, ann);
  const view = await load(service, after, ann, { v: 1, case: service.case, heads: pins, label: "" });
  assert.ok(view.banners.some(({ kind }) => kind === "key-replaced"));
  assert.equal((await opened(service, after, view, sent)).text, "From before.");
  await assert.rejects(load(service, before, ann), refusedAs("CheckFailed", "V11"));
});

test("somebody who is removed gets no new desk key, and everybody else does", async () => {
  const { service, sam, kim, lee, ann } = await openCase();
  await load(service, sam);
  await assert.rejects(sam.person.signBatch({ case: service.case, items: [{ chain: "R", t: "staff-remove", fields: { who: sam.fp } }] }), refusedAs("Misused"));
  const [removed] = await act(service, sam, null, [{ chain: "R", t: "staff-remove", fields: { who: kim.fp } }]);
  const readers = service.slots.filter(([chain, seq]) => chain === removed.chain && seq === removed.seq).map(([, , reader]) => reader);
  assert.deepEqual(readers.sort(), [sam.fp, lee.fp, "root"].sort());
  await assert.rejects(load(service, kim), refusedAs("CheckFailed", "V5"));
  await act(service, lee, null, [{ chain: ann, t: "sync", fields: {} }]);
  const again = await act(service, sam, null, [{ chain: "R", t: "staff-add", fields: { who: kim.fp, cert: kim.cert, role: "facilitator" } }]);
  assert.equal(service.slots.filter(([, , reader]) => reader === kim.fp).length, 3);
  assert.equal(again[0].t, "staff-add");
  await load(service, kim);
});

test("what a lying service shows is refused with the code of the rule", async () => {
  const { service, sam, kim, lee, ann, ben } = await openCase();
  const victim = await join(service, sam, ann);
  const other = await openCase();
  const served = () => service.forParticipant(victim.fp, ann);
  const asks = (changed, pins = null) => victim.person.loadCase({ case: service.case, served: { ...served(), ...changed }, pins, now: NOW });
  const { heads } = await asks({});
  const pins = { v: 1, case: service.case, heads, label: "" };
  await assert.rejects(asks({ roster: other.service.roster }), refusedAs("CheckFailed", "V1"));
  await assert.rejects(asks({ case: other.service.case }), refusedAs("CheckFailed", "V1"));
  await assert.rejects(asks({ lanes: { [ben]: service.lanes[ben] } }), refusedAs("CheckFailed"));
  await assert.rejects(asks({ lanes: { [ann]: service.lanes[ann].slice(0, -1) } }, pins), refusedAs("CheckFailed", "V7"));
  await assert.rejects(asks({ lanes: null }), refusedAs("CheckFailed", "V2"));
  await assert.rejects(asks({ slots: [["x"]] }), refusedAs("CheckFailed", "V2"));
  const swapped = service.forStaff(kim.fp);
  swapped.slots = swapped.slots.map(([chain, seq, reader, sealed]) => [chain, seq, reader, reader === kim.fp ? other.service.slots[0][3] : sealed]);
  await assert.rejects(kim.person.loadCase({ case: service.case, served: swapped, now: NOW }), refusedAs("CheckFailed", "V12"));
  const stranger = await other.service.hire();
  await assert.rejects(stranger.person.loadCase({ case: service.case, served: service.forStaff(stranger.fp), now: NOW }), refusedAs("CheckFailed"));
  const unpinned = lee.person.held;
  unpinned.root = other.service.root.fp;
  await assert.rejects(load(service, lee), refusedAs("CheckFailed", "V10"));
});

test("a key that did not come from the card is not accepted", async () => {
  const { service, sam, ann } = await openCase();
  await load(service, sam);
  const batch = await sam.person.signBatch({ case: service.case, items: [{ chain: "D", t: "invite", fields: { lane: ann }, card: true }] });
  service.take(batch);
  const [thief, card] = [makePerson(), batch.cards[0]];
  await thief.readCard({ text: card.text });
  await thief.openPacket({ sealed: service.packets.get(card.find) });
  await thief.checkInvitation(service.invitation(ann));
  thief.held.card = { ...thief.held.card, mackey: new Uint8Array(32) };
  const { fp } = await thief.createAccount({ passphrase: PASSPHRASE });
  service.take({ entries: [(await thief.signEnrol({})).entry], slots: [], blobs: [], park: [], packets: [] });
  const view = await load(service, sam);
  const invite = view.log.findLast(({ t }) => t === "invite");
  assert.equal((await opened(service, sam, view, invite)).mac, "");
  assert.equal((await sam.person.checkEnrol({ case: service.case, lane: ann })).ok, false);
  await assert.rejects(sam.person.signBatch({ case: service.case, items: [{ chain: ann, t: "accept", fields: { who: fp, old: "" } }] }), refusedAs("Misused"));
});
