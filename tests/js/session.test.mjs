// The worker's verbs of card, account and session; and N10 through them: nothing to upload comes out of a bad device.
import assert from "node:assert/strict";
import test from "node:test";

import { cardText, makeCard } from "../../mediator/static/js/protocol/card.js";
import { b64 } from "../../mediator/static/js/protocol/encoding.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { Held } from "../../mediator/static/js/worker/held.js";
import { run } from "../../mediator/static/js/worker/verbs.js";
import { makePerson, quick, Service } from "./people.mjs";
import { random } from "./vectors.mjs";

await ready;
const PASSPHRASE = "plain river seven";
const refusedAs = (name) => (error) => error.name === name;

async function enrolled() {
  const [person, text] = [makePerson(), cardText(makeCard())];
  const { find } = await person.readCard({ text });
  return { person, text, find, ...(await person.createAccount({ passphrase: PASSPHRASE })) };
}

test("an account opens again with its card and passphrase, and with no other", async () => {
  const made = await enrolled();
  const again = makePerson();
  assert.equal((await again.readCard({ text: made.text.toLowerCase() })).find, made.find);
  assert.equal((await again.derive({ passphrase: PASSPHRASE })).auth, made.auth);
  assert.deepEqual(await again.unlock({ passphrase: PASSPHRASE, blob: made.blob }), { fp: made.fp, me: made.me });
  await again.forget();
  await assert.rejects(again.splitSession({}), refusedAs("Locked"));
  await again.readCard({ text: made.text });
  await assert.rejects(again.unlock({ passphrase: "plain river eight", blob: made.blob }), refusedAs("PassphraseWrong"));
  await again.readCard({ text: cardText(makeCard()) });
  await assert.rejects(again.unlock({ passphrase: PASSPHRASE, blob: made.blob }), refusedAs("PassphraseWrong"));
  assert.deepEqual(await again.deriveAgain({ passphrase: PASSPHRASE }).then(({ same }) => same), false);
});

test("N10 a device that derives zeros, or differently each time, gives nothing to upload", async () => {
  for (const stretch of [() => new Uint8Array(32), () => random(32)]) {
    const person = makePerson(stretch);
    await person.readCard({ text: cardText(makeCard()) });
    await assert.rejects(person.createAccount({ passphrase: PASSPHRASE }), refusedAs("DerivationUnsafe"));
    assert.equal(person.held.identity, null);
  }
});

test("N10 a passphrase is not changed on a bad device, nor called wrong because of one", async () => {
  const made = await enrolled();
  let times = 0;
  const flaky = makePerson((passphrase, salt) => ((times += 1) % 2 ? random(32) : quick(passphrase, salt)));
  await flaky.readCard({ text: made.text });
  assert.equal((await flaky.unlock({ passphrase: PASSPHRASE, blob: made.blob })).fp, made.fp);
  const broken = makePerson(() => random(32));
  await broken.readCard({ text: made.text });
  await assert.rejects(broken.unlock({ passphrase: PASSPHRASE, blob: made.blob }), refusedAs("DerivationUnsafe"));
  made.person.held.stretch = () => random(32);
  await assert.rejects(made.person.changePassphrase({ passphrase: "other river seven" }), refusedAs("DerivationUnsafe"));
});

test("a changed passphrase opens the same page", async () => {
  const made = await enrolled();
  const changed = await made.person.changePassphrase({ passphrase: "another plain river" });
  const again = makePerson();
  await again.readCard({ value: (await made.person.keepCard({})).value });
  assert.equal((await again.unlock({ passphrase: "another  plain river ", blob: changed.blob })).fp, made.fp);
});

test("a session is in two halves, and neither opens anything alone", async () => {
  const { person, fp } = await enrolled();
  const { hk, half } = await person.splitSession({});
  const next = makePerson();
  assert.equal((await next.restore({ hk, half })).fp, fp);
  assert.equal((await next.splitSession({ hk })).hk, hk);
  await assert.rejects(makePerson().restore({ hk: b64(random(32)), half }), refusedAs("Damaged"));
});

test("states, the pinned root and drafts come back to their owner alone", async () => {
  const [{ person }, { person: other }] = [await enrolled(), await enrolled()];
  const state = { v: 1, case: b64(random(32)), heads: [[b64(random(16)), 3, b64(random(32))]], label: "Åsa" };
  const sealed = await person.sealState({ name: state.case, content: state });
  assert.deepEqual(await person.openState({ name: state.case, sealed }), state);
  await assert.rejects(other.openState({ name: state.case, sealed }), refusedAs("Damaged"));
  await assert.rejects(person.sealState({ name: b64(random(32)), content: state }), refusedAs("Misused"));
  await assert.rejects(person.openState({ name: b64(random(32)), sealed }), refusedAs("CheckFailed"));
  const draft = { id: "d1", version: 2, content: { text: "Dear", kind: "letter" } };
  const kept = await person.sealDraft(draft);
  assert.deepEqual(await person.openDraft({ ...draft, sealed: kept }), draft.content);
  await assert.rejects(person.openDraft({ ...draft, version: 3, sealed: kept }), refusedAs("Damaged"));
});

test("staff remember the root of their card, and certificates of another root do not count", async () => {
  const [service, elsewhere] = [new Service(), new Service()];
  const [sam, kim, stranger] = [await service.hire(), await service.hire(), await elsewhere.hire()];
  const sealed = await sam.person.pinRoot({});
  const { hk, half } = await sam.person.splitSession({});
  const next = makePerson();
  await next.restore({ hk, half });
  assert.equal((await next.openState({ name: "self", sealed })).root, service.root.fp);
  const staff = [kim, stranger, { ...kim, cert: stranger.cert }, { ...kim, me: stranger.me }].map(({ fp, me, cert }) => ({ fp, me, cert, name: "x" }));
  assert.deepEqual((await next.checkStaff({ staff, root: service.root.me })).map(({ fp }) => fp), [kim.fp]);
  await assert.rejects(next.checkStaff({ staff, root: elsewhere.root.me }), refusedAs("CheckFailed"));
});

test("verbs that do not exist, or come out of order, are refused", async () => {
  const made = await enrolled();
  const calls = [["constructor", {}], ["noSuchVerb", {}], ["derive", { passphrase: "x" }], ["checkInvitation", {}], ["openBody", { case: "x" }]];
  for (const [verb, args] of calls) await assert.rejects(run(new Held(), verb, args), refusedAs("Misused"), verb);
  await assert.rejects(made.person.signEnrol({}), refusedAs("Misused"));
  await assert.rejects(makePerson().loadCase({ case: "x", served: { case: "x" } }), refusedAs("Locked"));
  await assert.rejects(makePerson().readCard({ text: "no card" }), refusedAs("CardInvalid"));
});
