/** What a person reads of every open thing before and after a pause, a stop, a no: from their own lane alone (P3). */
import assert from "node:assert/strict";
import { test } from "node:test";

import { fatesOf, fatesOfNo } from "../../mediator/static/js/case/fates.js";
import { foldLane } from "../../mediator/static/js/case/items.js";
import { FATES } from "../../mediator/static/js/words/fates.js";

const STAYS = "It stays with us. If it was not passed on before, it is not passed on";
const HELD = { pause: `${STAYS} until you start again.`, stop: `${STAYS} any more. You can still ask for it back.`, no: `${STAYS} while you say no. You can still ask for it back.` };
const CALM = "It waits for you. There is no rush.";
const OPEN = "The changes wait for you. You do not have to answer.";
const OVER = { "taken-back": "You asked for this back. That stays so.", cannot: "It is not passed on. That stays so." };

const item = (of, t, more = {}) => ({ t, of, hash: `${of}-${t}`, ts: 2, ...more });
const suggested = item("m", "proof");
/** What follows a letter in its author's lane, by the state that they read. @type {Record<string, object[]>} */
const LIVES = {
  "with-desk": [],
  "being-read": [item("m", "status", { st: "reading" })],
  kept: [item("m", "status", { st: "kept" })],
  "back-with-you": [item("m", "return")],
  suggested: [suggested],
  agreed: [suggested, item(suggested.hash, "agree")],
  "taken-out": [item("m", "proof", { under: "p" })],
  "taken-back": [item("m", "recall")],
  cannot: [item("m", "status", { st: "declined" })],
};
/** The only states whose fate is not that of anything that the desk has. */
const APART = {
  pause: { suggested: OPEN, "back-with-you": CALM, ...OVER },
  stop: { suggested: "The changes are not made. You do not have to answer.", "back-with-you": "It stays with you.", ...OVER },
  no: { suggested: OPEN, "back-with-you": CALM },
};

const sent = (kind = "letter", peer = "q") => ({ t: "submit", of: "", hash: "m", ts: 1, peer, body: { msg: `m-${kind}-${peer}`, kind } });
const lane = (...entries) => foldLane({ chain: "ann", mode: "self", lang: "en", entries }, 10);
const MORE = { drafts: [], name: "Sam", tells: { paused: false, stopped: false }, day: (ts) => `day ${ts}` };

for (const why of /** @type {const} */ (["pause", "stop"])) {
  test(`P3 P7: before and after a ${why} every state of what was sent in has its fate`, () => {
    for (const [state, entries] of Object.entries(LIVES)) {
      const [first] = fatesOf(lane(sent(), ...entries), why, MORE);
      assert.deepEqual(first, { what: "Your letter, sent day 1", fate: APART[why][state] ?? HELD[why] }, state);
    }
  });

  test(`P7: with a ${why} stand what came and was not opened, drafts, calls and the other person`, () => {
    const came = (hash) => ({ t: "release", hash, ts: 3, body: { kind: "questions" } });
    const fold = lane(came("a"), came("b"), item("b", "opened"), came("c"), item("c", "ready", { how: "never" }), came("d"), item("d", "keep", { how: "remove" }));
    const drafts = [{ content: { kind: "letter" } }, { content: { kind: "no such kind" } }];
    assert.deepEqual(fatesOf(fold, why, { ...MORE, drafts }), [
      { what: "Questions, came day 3", fate: FATES.waits[why] },
      { what: "Your letter, not sent", fate: "It stays a draft. Only you can read it." },
      FATES.agreed[why], FATES.calls("Sam"), FATES.other,
    ]);
    const tells = { paused: why === "pause", stopped: why === "stop" };
    assert.deepEqual(fatesOf(fold, why, { ...MORE, tells }).at(-1), why === "pause" ? FATES.otherPaused : FATES.otherStopped);
  });
}

test("P7: a no to a way of being in touch tells the fate of what goes that way to that person, and of nothing that is over", () => {
  const of = (state, no) => fatesOfNo(lane(sent(), ...LIVES[state]), no, MORE.day).map(({ fate }) => fate);
  const letters = [{ peer: "q", what: "letters" }];
  for (const state of Object.keys(LIVES)) {
    assert.deepEqual(of(state, letters), state in OVER ? [] : [APART.no[state] ?? HELD.no], state);
  }
  const both = lane(sent(), sent("answers"), sent("letter", "z"), sent("spoken"), sent("no-send"));
  const touched = (...no) => fatesOfNo(both, no, MORE.day).map(({ what }) => what);
  assert.deepEqual(touched({ peer: "q", what: "questions" }), ["Your answers, sent day 1"]);
  assert.deepEqual(touched({ peer: "z", what: "letters" }), ["Your letter, sent day 1"]);
  assert.deepEqual(touched({ peer: "q", what: "spoken" }), ["What you asked us to say, sent day 1"]);
  assert.deepEqual(touched({ peer: "q", what: "told-read" }, { peer: "", what: "sharing" }), []);
  assert.equal(touched({ peer: "", what: "take-part" }).length, 5);
});
