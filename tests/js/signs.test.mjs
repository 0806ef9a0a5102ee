/** What stands first in the queue: danger until somebody has spoken to it, and never "none" where nothing was looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { askedIn } from "../../mediator/static/js/desk/asked.js";
import { whyNotForMe } from "../../mediator/static/js/desk/notes.js";
import { dangerOf } from "../../mediator/static/js/desk/signs.js";
import { texts } from "../../mediator/static/js/texts.js";
import { screen } from "../../mediator/static/js/screening/engine.js";

/** @type {any} */ (globalThis).document ??= { documentElement: { dataset: {} } };
globalThis.fetch = async () => new Response("[]"); // the service has added no words of its own

const WORDS = "I cannot do this any more. I am going to kill myself tonight.";
const BODIES = { letter: { text: WORDS, lang: "en" } };

/** A case of one letter. */
function known(bodies = {}) {
  const all = { ...BODIES, ...bodies };
  return { open: { body: async ({ hash }) => all[hash] }, terms: [], people: [], staff: new Map(), desk: { pairs: [] }, person: () => undefined, sideOf: () => "" };
}

function item(more = {}) { return { kind: "letter", lane: "l", submissions: [{ hash: "letter" }], concerns: [], checks: null, ...more }; }

/** The text worker of the page, without a browser. @param {(args: any) => any} answer */
function checksAnswer(answer) { texts.screen = async (args) => answer(args); }

const working = ({ text, ...at }) => screen(text, at);

test("p6: danger stands first until a person says why it is none", async () => {
  checksAnswer(working);
  const { why, whole } = await dangerOf(known(), item());
  assert.ok(whole && why);
  const found = screen(WORDS).highlights.filter(({ category }) => category === "safeguarding");
  const checked = (reason) => known({ checks: { marks: found.map(({ startPoint, endPoint, category, rule }) => ({ start: startPoint, end: endPoint, category, rule, answer: "fine", reason })) } });
  assert.equal((await dangerOf(checked("past"), item({ checks: { hash: "checks" } }))).why, "");
  assert.ok((await dangerOf(checked("voice"), item({ checks: { hash: "checks" } }))).why, "an answer that is no answer to danger");
  const mine = Object.fromEntries(found.map(({ start, end }) => [`safeguarding/1/${WORDS.slice(start, end)}`, { answer: "fine", reason: "known" }]));
  assert.equal((await dangerOf(known(), item(), mine)).why, "");
});

test("p6: where the checks fail nothing is said to be free of danger", async () => {
  checksAnswer(() => ({ highlights: [], tookMs: 0, complete: false }));
  assert.deepEqual(await dangerOf(known(), item()), { why: "", whole: false });
});

test("p6: what tells of danger is not kept in a note that nobody else can read", async () => {
  checksAnswer(working);
  for (const text of ["He says he will kill her.", "He wants to kill himself.", "She cuts herself.", "They want to end their life."]) {
    assert.match(await whyNotForMe(known(), text), /^This may tell of danger/, text);
  }
  for (const text of ["Ask Ruth how to begin.", "He was tired, and is proud of himself.", "Her sister says they are well."]) {
    assert.equal(await whyNotForMe(known(), text), "", text);
  }
  checksAnswer(() => ({ highlights: [], tookMs: 0, complete: false }));
  assert.match(await whyNotForMe(known(), "Ask Ruth how to begin."), /did not look through all of it/);
});

test("p6: what an author writes with a no, and what somebody tells the desk, is looked through too", async () => {
  checksAnswer(working);
  const quiet = { letter: { text: "The beans are doing well.", lang: "en" } };
  const refused = item({ laneState: "waiting", answer: { t: "refuse", hash: "no" } });
  assert.ok((await dangerOf(known({ ...quiet, no: { text: "No.", other: WORDS } }), refused)).why);
  assert.equal((await dangerOf(known({ ...quiet, no: { text: "No.", other: "" } }), refused)).why, "");
  const told = (text) => ({ t: "tell", ts: 5, hash: text });
  const lane = { chain: "l", received: new Map() };
  const asked = await askedIn({ ...known({ [WORDS]: { text: WORDS }, "Could you ring on Friday?": { text: "Could you ring on Friday?" } }),
    desk: { lanes: new Map([["l", lane]]), pairs: [] },
    open: { served: {}, lane: () => ({ entries: [told(WORDS), told("Could you ring on Friday?")] }), body: async ({ hash }) => ({ text: hash }) } });
  assert.deepEqual(asked.map(({ words, urgent, danger }) => [words, urgent, danger !== ""]), [[`“${WORDS}”`, false, true]]);
});
