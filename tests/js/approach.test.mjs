/** Asking first: what a person said themselves, and to whoever asked, keeps the next asking away. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { approachesIn } from "../../mediator/static/js/case/desk-approach.js";
import { whyNotAsked } from "../../mediator/static/js/desk/approach-words.js";
import { blocksOf } from "../../mediator/static/js/desk/may.js";

const NOW = Date.UTC(2026, 10, 20, 12) / 1000;
const DAY = 86400;
const WAY = { lane: "ben", to: "ann" };

/** A folded desk in which Ben wishes to be in touch with Ann. @param {object[]} steps @param {Record<string, object>} answers Ann's */
function known(steps, answers = {}) {
  const log = steps.map((step, seq) => ({ t: "approach", ...WAY, seq, ts: NOW - 10 * DAY, until: 0, ...step }));
  const consents = new Map(Object.entries(answers).map(([key, one]) => [key, { ts: NOW - 20 * DAY, until: 0, ...one }]));
  const open = { state: "open", until: 0 };
  const desk = { now: NOW, eyes: 1, members: [], approaches: approachesIn(log), pairs: [{ a: ["ben", "p"], b: ["ann", "q"] }],
    needs: new Map([["ann", []], ["ben", []]]),
    gates: new Map(["ann", "ben"].map((lane) => [`${lane}/partner-abuse-asked`, open])),
    lanes: new Map([["ann", { chain: "ann", mode: "scribe", consents, now: NOW }], ["ben", { chain: "ben", mode: "scribe", consents: new Map(), now: NOW }]]) };
  return { desk, name: (lane) => ({ ann: "Ann", ben: "Ben" })[lane] };
}

const WISH = { step: "wish" };
const ASKED = [WISH, { step: "asked" }];

test("P7 a no to taking part, or to every way of hearing from somebody, is theirs to take back", () => {
  assert.equal(whyNotAsked(known([WISH]), WAY), "");
  for (const answers of [{ "/take-part": { state: "no" } }, { "q/letters": { state: "never" }, "q/questions": { state: "no" } }]) {
    assert.match(whyNotAsked(known([WISH], answers), WAY), /Ann said no .* Only Ann can open this again/);
  }
  assert.equal(whyNotAsked(known([WISH], { "q/letters": { state: "never" }, "q/questions": { state: "yes" } }), WAY), "");
  assert.equal(whyNotAsked(known([WISH], { "z/letters": { state: "never" } }), WAY), "");
  assert.match(whyNotAsked(known([WISH], { "/take-part": { state: "not-now", until: NOW + DAY } }), WAY), /not before/);
  assert.equal(whyNotAsked(known([WISH], { "/take-part": { state: "not-now" } }), WAY), "");
});

test("P7 the day of a not-now outlives later steps and a new wish", () => {
  const later = { step: "not-now", until: NOW + 300 * DAY };
  for (const steps of [[{ step: "rest", until: NOW + DAY }], [{ step: "no-answer" }], [{ step: "ended" }, WISH]]) {
    assert.match(whyNotAsked(known([...ASKED, later, ...steps]), WAY), /Ann said: not before/);
  }
});

test("P7 never is undone by a yes to this and to nothing else, and keeps letters back", () => {
  const never = [...ASKED, { step: "never" }];
  const later = { state: "yes", ts: NOW - DAY };
  const reasons = (answers) => blocksOf({ lane: "ben", peer: "p", kind: "letter" }, known(never, answers).desk, { name: (lane) => lane }).map(({ code }) => code);
  for (const answers of [{ "/remove-details": later }, { "z/letters": later }]) {
    assert.match(whyNotAsked(known(never, answers), WAY), /said never/);
    assert.ok(reasons(answers).includes("never"));
  }
  for (const answers of [{ "/take-part": later }, { "q/letters": later }]) {
    assert.equal(whyNotAsked(known(never, answers), WAY), "");
    assert.ok(!reasons(answers).includes("never"));
  }
});
