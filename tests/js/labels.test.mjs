// Names in lists: what opens them, and what a dishonest server cannot put in their place.
import assert from "node:assert/strict";
import test from "node:test";

import { b64 } from "../../mediator/static/js/protocol/encoding.js";
import { fromWire, makeEntry, toWire } from "../../mediator/static/js/protocol/entry.js";
import { identityFrom, makeSeed } from "../../mediator/static/js/protocol/identity.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { act, openCase } from "./acts.mjs";
import { content } from "./people.mjs";

await ready;
const person = (lane, name) => ({ lane, side: "victim", name, call: "", telephone: "01632 960 001", address: "", email: "", safe: "", note: "", custody: 0 });

/** A case whose newest names are Hazel's, and what a list brings of it. */
async function named(name = "Hazel") {
  const made = await openCase();
  await act(made.service, made.sam, null, [{ chain: "D", t: "people", fields: {}, body: { kind: "people", content: content("", { people: [person(made.ann, name)] }) } }]);
  const wire = made.service.log.at(-1);
  const entry = fromWire(wire);
  const slot = (chain, seq, reader) => made.service.slots.find((one) => one[0] === chain && one[1] === seq && one[2] === reader)[3];
  const label = { case: made.service.case, by: entry.by, entry: wire, desk: slot(made.service.rosterChain, 0, made.kim.fp),
    slot: slot(entry.chain, entry.seq, "desk/1"), ct: b64(made.service.ct(entry.fields)) };
  return { ...made, label, entry };
}

const open = ({ service, sam, kim }, labels, signers = [sam, kim]) =>
  kim.person.openLabels({ labels, signers: signers.map(({ fp, cert }) => ({ fp, cert })), root: service.root.me });

test("names of many cases open in one call, and nothing else of their people", async () => {
  const made = await named();
  const opened = await open(made, [made.label, made.label]);
  const hazel = { lane: made.ann, side: "victim", name: "Hazel", call: "" };
  assert.deepEqual(opened, [made.label, made.label].map((label) => ({ case: label.case, people: [hazel] })));
});

test("P13 a list shows no names that somebody without a certificate signed", async () => {
  const made = await named();
  const stranger = identityFrom(makeSeed());
  const { by, v, ...fields } = made.entry.fields;
  const forged = { ...made.label, entry: toWire(makeEntry(stranger, fields)) };
  const closed = [{ case: made.label.case, people: null }];
  assert.deepEqual(await open(made, [forged]), closed);
  assert.deepEqual(await open(made, [forged], [{ fp: stranger.fp, cert: made.sam.cert }]), closed);
  assert.deepEqual(await open(made, [made.label], []), closed);
  const foreign = await named();
  assert.deepEqual(await open(made, [made.label], [{ fp: made.sam.fp, cert: foreign.sam.cert }]), closed);
});

test("P13 the names of one case are not shown at another, and changed bytes not at all", async () => {
  const [made, other] = [await named(), await named("Nora")];
  const wrong = [
    { ...made.label, case: other.label.case }, { ...made.label, ct: other.label.ct }, { ...made.label, slot: other.label.slot },
    { ...made.label, desk: other.label.desk }, { ...made.label, desk: "" }, { ...made.label, ct: "!" },
    { ...made.label, entry: { stmt: made.label.entry.stmt, sig: other.label.entry.sig } },
    { ...made.label, entry: made.service.log[0] },
  ];
  for (const { people } of await open(made, wrong)) assert.equal(people, null);
  assert.equal((await open(made, [...wrong, made.label])).at(-1).people[0].name, "Hazel");
});

test("P13 under another root than the pinned one no list opens", async () => {
  const [made, other] = [await named(), await named()];
  await assert.rejects(open({ ...made, service: { root: other.service.root } }, [made.label]), ({ code }) => code === "V10");
});
