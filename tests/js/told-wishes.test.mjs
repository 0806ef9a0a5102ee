// Wishes that were told count like those that were set on a page: how many, what a pause brings, when to ask again.
import assert from "node:assert/strict";
import { test } from "node:test";

import { mayBeTold, saidWishes } from "../../mediator/static/js/case/line.js";
import { foldLane } from "../../mediator/static/js/case/items.js";
import { fatesOf } from "../../mediator/static/js/case/fates.js";
import { FATES } from "../../mediator/static/js/words/fates.js";
import { backsIn, pausesToTell, wishLines } from "../../mediator/static/js/desk/wishes-words.js";
import { readContent, writeContent } from "../../mediator/static/js/protocol/contents.js";
import { content } from "./people.mjs";

const SEALED = { call: "Dean", sign: "", other: "", with: "", monthly: 2, extra: "", line: 0, either: 1, back: 900, paused: 1, stopped: 1 };
const OPEN = { tell: "none", quiet: [], blocked: [] };
const TOLD = { how: "telephone", when: 5, present: [] };
const said = (seq, act, as, more) => ({ t: "said", act, as, seq, ts: seq, by: "sam", hash: `h${seq}`, chain: "dean", body: { kind: "said" }, content: content("Twice a month.", { ...TOLD, ...more }) });

function knownWith(...entries) {
  const lane = foldLane({ chain: "dean", mode: "scribe", lang: "en", entries }, 10);
  return { now: 10, desk: { lanes: new Map([["dean", lane]]) }, open: { body: async (entry) => entry.content }, colleague: () => "Sam" };
}

test("a body of what was told holds wishes whole or not at all", () => {
  const kept = (more) => readContent(writeContent(content("So.", { ...TOLD, ...more }), "said"), "said");
  assert.deepEqual(kept({ wishes: SEALED }).wishes, SEALED);
  assert.equal(kept({}).wishes, undefined);
  assert.throws(() => kept({ wishes: { call: "Dean" } }), { name: "Damaged" });
});

test("told wishes are read like sealed ones; what was written down without them says nothing of it", async () => {
  const known = knownWith(said(1, "pause", {}), said(2, "wishes", OPEN, { wishes: SEALED }));
  assert.deepEqual(await saidWishes(known.open, known.desk.lanes.get("dean")), { text: "", ...SEALED });
  assert.deepEqual([...await pausesToTell(known)], ["dean"]);
  assert.deepEqual([...await backsIn(known)], [["dean", 900]]);
  assert.deepEqual((await wishLines(known, "dean")).filter(([key]) => ["Called", "At most in a month"].includes(key)), [["Called", "Dean"], ["At most in a month", "2 things"]]);

  const before = knownWith(said(1, "pause", {}), said(2, "wishes", OPEN));
  assert.equal((await saidWishes(before.open, before.desk.lanes.get("dean"))).monthly, 0);
  const closed = { ...known, open: { body: async () => { throw new Error("no slot"); } } };
  assert.equal((await saidWishes(closed.open, closed.desk.lanes.get("dean"))).monthly, 0);
});

test("P8: of a stop, as of a pause, the other hears what was wished and nothing more", async () => {
  const { open, desk } = knownWith(said(1, "wishes", OPEN, { wishes: { ...SEALED, paused: 0 } }));
  const lane = desk.lanes.get("dean");
  const tells = await mayBeTold(open, lane);
  assert.deepEqual(tells, { paused: false, stopped: true });
  const last = (why) => fatesOf(lane, why, { drafts: [], name: "Sam", tells, day: String }).at(-1);
  assert.equal(last("pause"), FATES.other);
  assert.equal(last("stop"), FATES.otherStopped);
});
