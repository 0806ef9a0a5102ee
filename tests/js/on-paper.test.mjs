// A page is ended by a supervisor and given again: the browser's side takes in what the service does, and refuses the rest.
import assert from "node:assert/strict";
import { test } from "node:test";

import { foldLane } from "../../mediator/static/js/case/items.js";
import { stepsOf, waitsForWords, whyNotOnPaper } from "../../mediator/static/js/desk/people-words.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { actsFor } from "../../mediator/static/js/desk/said-acts.js";
import { act, join, load, openCase, opened } from "./acts.mjs";
import { content, NOW } from "./people.mjs";

await ready;

const told = { kind: "on-paper", content: content("Her telephone is gone.", { how: "telephone", when: NOW, present: [] }) };
const letter = (lane, peer) => ({ chain: lane, t: "transcript", fields: { peer, att: [], of: "" }, body: { kind: "letter", content: content("I sleep badly.") } });

test("who writes is clear at every step, and a new card opens what was there", async () => {
  const { service, sam, lee, ann, annRef } = await openCase();
  await join(service, sam, ann);
  const view = await load(service, sam);
  const accept = view.lanes.find(({ chain }) => chain === ann).entries.find(({ t }) => t === "accept");
  const ending = [{ chain: ann, t: "on-paper", fields: { of: accept.hash }, body: told }];
  await assert.rejects(act(service, sam, null, ending), /cannot be done now/);
  await assert.rejects(act(service, sam, null, [letter(ann, annRef)]), /cannot be done now/);
  await act(service, lee, null, ending);

  const fold = foldLane((await load(service, sam)).lanes.find(({ chain }) => chain === ann), NOW);
  assert.deepEqual([fold.mode, fold.accepted, waitsForWords(fold)], ["scribe", "", false]);
  assert.deepEqual(stepsOf(fold, { ts: NOW }, String).map(({ tag }) => tag), ["On paper"]);
  assert.ok(actsFor(fold).includes("agree"));
  const [{ hash }] = await act(service, sam, null, [letter(ann, annRef)]);

  const again = await join(service, sam, ann);
  const regranted = [{ chain: ann, t: "regrant", fields: { of: (await lastAccept(service, sam, ann)).hash, to: again.fp } }];
  await act(service, sam, null, regranted);
  const mine = await load(service, again, ann);
  const entry = mine.lanes[0].entries.find((one) => one.hash === hash);
  assert.equal((await opened(service, again, mine, entry)).text, "I sleep badly.");
});

async function lastAccept(service, sam, lane) {
  return (await load(service, sam)).lanes.find(({ chain }) => chain === lane).entries.findLast(({ t }) => t === "accept");
}

test("who may end a page is said by name", () => {
  const members = [["sam", "facilitator"], ["ruth", "supervisor"], ["lee", "supervisor"]].map(([fp, role]) => ({ fp, role, present: true }));
  const known = (me) => ({ me, desk: { members }, colleague: (fp) => fp });
  const lane = { accepted: "key", accept: { by: "ruth" } };
  assert.equal(whyNotOnPaper(known("lee"), lane, "Ann"), "");
  for (const me of ["sam", "ruth"]) assert.match(whyNotOnPaper(known(me), lane, "Ann"), /Ask lee\./);
  assert.match(whyNotOnPaper(known("lee"), { accepted: "" }, "Ann"), /already/);
});
