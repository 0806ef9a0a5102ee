/** What stands first in the queue: danger until somebody has spoken to it, and never "none" where nothing was looked at. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { signIn } from "../../mediator/static/js/desk/signs.js";
import { texts } from "../../mediator/static/js/texts.js";
import { screen } from "../../mediator/static/js/screening/engine.js";

const WORDS = "I cannot do this any more. I am going to kill myself tonight.";
const BODIES = { letter: { text: WORDS, lang: "en" }, worry: { concern: "self-harm" } };

/** A case of one letter. */
function known(bodies = {}) {
  const all = { ...BODIES, ...bodies };
  return { open: { body: async ({ hash }) => all[hash] }, terms: [], people: [], staff: new Map(), desk: { pairs: [] }, person: () => undefined, sideOf: () => "" };
}

function item(more = {}) { return { kind: "letter", lane: "l", submissions: [{ hash: "letter" }], concerns: [], checks: null, ...more }; }

/** The text worker of the page, without a browser. @param {(args: any) => any} answer */
function checksAnswer(answer) { texts.screen = async (args) => answer(args); }

const working = ({ text, ...at }) => screen(text, at);

test("p6: danger stands first until a person says why it is none, or a concern is written down, which stays in sight", async () => {
  checksAnswer(working);
  const { sign, whole } = await signIn(known(), item(), new Map());
  assert.ok(whole && sign && !sign.concern && sign.danger);
  const found = screen(WORDS).highlights.filter(({ category }) => category === "safeguarding");
  const checked = (reason) => known({ checks: { marks: found.map(({ startPoint, endPoint, category, rule }) => ({ start: startPoint, end: endPoint, category, rule, answer: "fine", reason })) } });
  assert.equal((await signIn(checked("past"), item({ checks: { hash: "checks" } }), new Map())).sign, null);
  assert.ok((await signIn(checked("voice"), item({ checks: { hash: "checks" } }), new Map())).sign, "an answer that is no answer to danger");
  const mine = Object.fromEntries(found.map(({ start, end }) => [`safeguarding/1/${WORDS.slice(start, end)}`, { answer: "fine", reason: "known" }]));
  assert.equal((await signIn(known(), item(), new Map([["letter", mine]]))).sign, null);
  assert.deepEqual((await signIn(known(), item({ concerns: [{ hash: "worry" }] }), new Map())).sign, { danger: "Suicide or self-harm", concern: true });
});

test("p6: where the checks fail nothing is said to be free of danger", async () => {
  checksAnswer(() => ({ highlights: [], tookMs: 0, complete: false }));
  assert.deepEqual(await signIn(known(), item(), new Map()), { sign: null, whole: false });
});
