/** Cases of more than two: what pages call each other, whose answers are whose, whose names must not go between two others. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { questionStates } from "../../mediator/static/js/case/question-states.js";
import { blocksOf } from "../../mediator/static/js/desk/may.js";
import { oldWordsIn } from "../../mediator/static/js/desk/old-words.js";
import { titleOf } from "../../mediator/static/js/desk/identity.js";
import { consentSheet } from "../../mediator/static/js/desk/sheets.js";
import { consentRow, consentRows } from "../../mediator/static/js/desk/consent-words.js";
import { questionsFor, standApart } from "../../mediator/static/js/words/consents.js";
import { acrossFrom, pairsOf, whyNotNamed } from "../../mediator/static/js/desk/named.js";
import { named, rowOf } from "../../mediator/static/js/desk/rows.js";
import { namesOf, termsFor } from "../../mediator/static/js/desk/screen.js";

const PEOPLE = [
  { lane: "ann", side: "victim", name: "Ann Arden", call: "Ann" },
  { lane: "ben", side: "offender", name: "Ben Pike", call: "Ben" },
  { lane: "cara", side: "victim", name: "Cara Arden", call: "Mrs Arden" },
];
const lane = (chain) => [chain, { chain, mode: "self", accepted: "key", enrol: null, consents: new Map(), now: 0 }];
const KNOWN = {
  people: PEOPLE, terms: ["Mill Cottage"], staff: new Map(),
  desk: { lanes: new Map(PEOPLE.map((one) => lane(one.lane))), pairs: [{ a: ["ann", "to-ben"], b: ["ben", "to-ann"] }], needs: new Map(), approaches: [], gates: new Map(), now: 0 },
  person: (chain) => PEOPLE.find((one) => one.lane === chain), name: (chain) => PEOPLE.find((one) => one.lane === chain).call,
  side: () => "Person harmed", sideOf: (chain) => PEOPLE.find((one) => one.lane === chain).side,
};
const ITEM = { lane: "ben", peer: "to-ann", kind: "letter", round: 1 };

test("P3 the names of whoever is neither author nor reader are protected between these two, and their own are not", () => {
  assert.deepEqual(termsFor(KNOWN, ITEM), ["Mill Cottage", "Cara"], "Arden is the reader's name too");
  assert.deepEqual(termsFor(KNOWN, { lane: "ann", peer: "unknown" }), ["Mill Cottage"]);
  assert.deepEqual(namesOf(KNOWN, ITEM), { author: "Ben Pike", addressee: "Ann Arden", facilitators: [] });
});

test("where there are several, titles and rows say from whom to whom", () => {
  assert.equal(titleOf(KNOWN, ITEM, "Letter"), "Letter from Ben to Ann");
  const row = rowOf({ ...ITEM, reader: "ann", state: "waiting", asked: [], blocks: [], since: 0, case: "case" }, { me: "", now: 0, colleague: () => "" });
  const label = { people: PEOPLE, label: "", name: KNOWN.name, sideOf: KNOWN.sideOf };
  assert.equal(named(row, label).fromWords, "Ben to Ann");
  assert.equal(named(row, { ...label, people: PEOPLE.slice(0, 2) }).fromWords, "Ben, person responsible");
});

test("P13 a page cannot call two people the same, and only the two sides are paired", () => {
  const before = new Map([["to-ann", "the other person"]]);
  assert.match(whyNotNamed(KNOWN, "ben", "to-cara", "Mrs C", before), /told apart/);
  assert.match(whyNotNamed(KNOWN, "ben", "to-cara", "ann", new Map([["to-ann", "Ann"]])), /already/);
  assert.equal(whyNotNamed(KNOWN, "ben", "to-cara", "Mrs C", new Map([["to-ann", "Ann"]])), "");
  assert.deepEqual(pairsOf(KNOWN).map(({ lanes, entry }) => [lanes.join(), Boolean(entry)]), [["ann,ben", true], ["cara,ben", false]]);
  assert.deepEqual(acrossFrom(KNOWN, "victim"), ["ben"]);
});

test("who has not used the card yet gets nothing, and the page says so", () => {
  const lanes = new Map(KNOWN.desk.lanes).set("ann", { ...lane("ann")[1], accepted: "" });
  const words = (desk) => blocksOf(ITEM, desk, { name: KNOWN.name }).filter(({ code }) => code === "card").map((one) => one.words);
  assert.deepEqual(words({ ...KNOWN.desk, lanes }), ["Ann has not used the card yet."]);
  lanes.set("ann", { ...lanes.get("ann"), enrol: { by: "new" } });
  assert.deepEqual(words({ ...KNOWN.desk, lanes }), ["The check words of Ann are not confirmed yet."]);
});

test("P8 the same question to two people: an answer of the one is no answer of the other", async () => {
  const submission = { hash: "s", content: { questions: ["Why?"] } };
  const item = { laneState: "waiting", submissions: [submission], proofs: [], statuses: [], returns: [] };
  const release = { hash: "r", body: { kind: "answers" }, content: { answers: [{ q: "Why?", a: "It was there.", how: "answered" }] } };
  const fold = { received: new Map([["r", { release, opened: {}, kept: null }]]) };
  const open = async ({ content }) => content;
  assert.equal((await questionStates(fold, item, open))[0].state, "answered");
  assert.equal((await questionStates(fold, item, open, async () => false))[0].state, "with-desk");
});

test("whose yes rests on older words is found, whether they read them or were told", async () => {
  const hash = async (text) => text.split("\n")[0];
  const consents = new Map([["/take-part", { what: "take-part", state: "yes", ts: 5, text: "Taking part" }],
    ["r/letters", { what: "letters", state: "yes", ts: 3, text: "Letters of old" }],
    ["r/questions", { what: "questions", state: "yes", ts: 2, text: "Read out of old", told: {} }], ["r/spoken", { what: "spoken", state: "no", ts: 1, text: "x" }]]);
  const lanes = new Map([["ann", { chain: "ann", info: {}, withdrawn: null, consents }]]);
  const known = { desk: { lanes }, open: { body: async () => ({ others: [{ ref: "r", words: "the other person" }], staff: [] }) } };
  assert.deepEqual(await oldWordsIn(known, hash), [{ lane: "ann", what: ["letters", "questions and answers"], ts: 2 }]);
  lanes.get("ann").withdrawn = {};
  assert.deepEqual(await oldWordsIn(known, hash), []);
});

test("P3 a sheet to sign is about one pair, and names nobody but whoever signs and whom the desk named to them", () => {
  const words = (sheet) => JSON.stringify(sheet.blocks);
  const rows = questionsFor([{ ref: "r", words: "the lady from the shop" }], "Sam");
  const sheet = words(consentSheet(rows, "ab12", { name: "Ben", other: "the lady from the shop" }));
  const said = ["Ben and the lady from the shop, and nobody else", ...rows.flatMap(({ title, text }) => [title, text]), "Never", "There are limits: if somebody is in danger"];
  for (const one of said) assert.ok(sheet.includes(one), one);
  for (const { name, call } of PEOPLE.filter((one) => one.lane !== "ben")) for (const hidden of [name, call]) assert.ok(!sheet.includes(hidden), hidden);
});

test("words to read out are those of the page; of somebody who is not named there they say no name", async () => {
  const desk = { lanes: new Map([["ann", { info: null }], ["ben", { info: { hash: "i" } }]]), members: [{ fp: "s", role: "facilitator", present: true }],
    pairs: [{ a: ["ann", "to-ben"], b: ["ben", "to-ann"] }] };
  const named = { others: [{ ref: "to-ann", words: "Ms Orme" }], staff: [{ name: "Priya", role: "facilitator" }] };
  const known = { desk, staff: new Map([["s", { name: "Sam" }]]), open: { body: async () => named } };
  assert.deepEqual(await consentRows(known, "ann"), questionsFor([{ ref: "to-ben", words: "the other person" }], "Sam"));
  assert.deepEqual(await consentRows(known, "ben"), questionsFor(named.others, "Priya"));
  assert.match((await consentRow(known, "ben", "to-another", "letters")).text, /between you and the other person/);
  assert.match((await consentRow(known, "ben", "", "sharing")).text, /court/);
  const damaged = { ...known, open: { body: async () => { throw new Error("damaged"); } } };
  assert.match((await consentRow(damaged, "ben", "to-ann", "letters")).text, /between you and the other person/, "P7: a no waits for nothing");
});

test("a yes to letters beside no yes to taking part is said to stand apart; a no never is", () => {
  const said = (what, state) => ({ what, state });
  assert.equal(standApart([said("take-part", "no"), said("letters", "yes")]), true);
  assert.equal(standApart([said("letters", "yes")]), true);
  assert.equal(standApart([said("take-part", "yes"), said("letters", "yes")]), false);
  assert.equal(standApart([said("take-part", "never"), said("letters", "no"), said("sharing", "yes")]), false);
});
