/** The conditions of a person, as the facilitators' pages say them: which, how each stands, what a change makes fall. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { need, openGate, shutGate, shutItems } from "../../mediator/static/js/case/desk-gates.js";
import { ABUSE, abuseWarning, beginsWith, countingFor, fallingWith, gateBlocks, gateLine, GATES, gateWords, isUnset, neededBy, RISK, standOf, untilWords, whyNotOpen } from "../../mediator/static/js/desk/gates.js";
import { touchedBy } from "../../mediator/static/js/desk/life-events.js";
import { fallingTitles, fallingWithAll, stayingWith } from "../../mediator/static/js/desk/falling.js";
import { blocksOf } from "../../mediator/static/js/desk/may.js";

const NOW = Date.UTC(2026, 10, 20, 12) / 1000;
const DAY = 86400;
const NEEDED = ["no-order-against", "permission", "preparation-done", "responsibility-accepted"];

/** A folded desk in which these were said of ann. @param {Record<string, {state:string, until:number}>} said @param {string[]} [needed] */
function desk(said, needed = NEEDED) {
  return { now: NOW, needs: new Map([["ann", needed]]), items: [],
    gates: new Map(Object.entries(said).map(([gate, entry]) => [`ann/${gate}`, entry])) };
}

test("conditions come in the order in which a case is prepared, others after them, each with words", () => {
  const named = desk({}, ["interpreter-found", ...NEEDED]);
  assert.deepEqual(neededBy(named, "ann"), ["responsibility-accepted", "no-order-against", "permission", "preparation-done", "interpreter-found"]);
  assert.equal(gateWords("no-order-against"), "No court order forbids contact");
  assert.equal(gateWords("interpreter-found"), "interpreter found");
  for (const gate of Object.keys(GATES)) assert.match(gate, /^[a-z]+(-[a-z]+)*$/);
});

test("one is open up to and with its last second, then ended; shut and not given are told apart", () => {
  const until = NOW;
  const state = (entry) => standOf(desk(entry ? { permission: entry } : {}), "ann", "permission").state;
  assert.equal(state(undefined), "none");
  assert.equal(state({ state: "open", until: 0 }), "open");
  assert.equal(state({ state: "open", until }), "open");
  assert.equal(state({ state: "open", until: until - 1 }), "ended");
  assert.equal(state({ state: "shut", until: 0 }), "shut");
  assert.equal(state({ state: "shut", until: until - 1 }), "shut");
});

test("a line says until when, or on what day it ended", () => {
  const line = (until) => gateLine(desk({ permission: { state: "open", until } }), "ann", "permission");
  assert.deepEqual(line(NOW + 5 * DAY), { tag: "Open", tone: "green", words: "Written permission of prison or probation, until Wednesday 25 November 2026" });
  assert.deepEqual(line(NOW - 5 * DAY), { tag: "Ended", tone: "yellow", words: "Written permission of prison or probation, ended on Sunday 15 November 2026" });
  assert.deepEqual(line(0), { tag: "Open", tone: "green", words: "Written permission of prison or probation" });
  assert.equal(untilWords({ state: "none", entry: undefined }), "");
});

test("somebody for whom nothing was said yet is told from somebody who needs nothing", () => {
  assert.equal(isUnset(desk({}), "ben"), true);
  assert.equal(isUnset(desk({}, []), "ann"), false);
});

test("p6: what everybody begins with, and what is added for how somebody lives", () => {
  assert.deepEqual(beginsWith("victim", ["child"]), ["risk-reviewed", "preparation-done", "partner-abuse-asked", "guardian", "child-agrees"]);
  assert.deepEqual(beginsWith("offender", ["child"]).slice(5), ["guardian", "child-agrees", "disposal-decided", "advice-offered"]);
  assert.deepEqual(beginsWith("offender", ["custody", "probation", "doubtful"]).slice(2), ["risk-reviewed", "preparation-done", "partner-abuse-asked", "permission", "capacity"]);
});

test("p6: a page offers nobody to open what the service would refuse them", () => {
  const one = { ...desk({}), eyes: 1, shutBy: new Map([[`ann/${ABUSE}`, new Set(["kim"])]]) };
  const may = (gate, fp, sup, eyes = 1) => whyNotOpen({ ...one, eyes }, "ann", gate, { fp, sup }) === "";
  assert.deepEqual([may(ABUSE, "sam", false), may(ABUSE, "kim", true), may(ABUSE, "lee", true)], [false, false, true]);
  assert.deepEqual([may(RISK, "sam", false), may(RISK, "sam", false, 2), may(RISK, "kim", true, 2)], [true, false, true]);
});

test("what waits for its hour falls with a condition of its author or its reader", () => {
  const items = [{ msg: "a", lane: "ann", parked: { lane: "ben" } }, { msg: "b", lane: "ben", parked: { lane: "ann" } },
    { msg: "c", lane: "ben", parked: { lane: "cy" } }, { msg: "d", lane: "ann", parked: null }];
  const falling = (lane) => fallingWith({ ...desk({}), items }, lane).map(({ msg }) => msg);
  assert.deepEqual(falling("ann"), ["a", "b"]);
  assert.deepEqual(falling("cy"), ["c"]);
});

test("p7: what falls and what stays is listed before a pause or a stop that was told counts", () => {
  const item = (lane, peer, more) => ({ kind: "letter", round: 1, state: "approved", lane, peer, parked: null, ...more });
  const items = [item("ann", "to-ben", { parked: { lane: "ben" } }), item("ben", "to-ann"), item("ann", "to-ben", { state: "released" }),
    item("cy", "to-dee", { parked: { lane: "dee" } }), item("cy", "to-dee")];
  const known = { name: (lane) => lane, side: () => "", desk: { items, lanes: new Map(), pairs: [{ a: ["ann", "to-ben"], b: ["ben", "to-ann"] }, { a: ["cy", "to-dee"], b: ["dee", "to-cy"] }] } };
  assert.deepEqual(fallingTitles(known, "ann"), ["Letter from ann"]);
  assert.deepEqual(fallingWithAll(known), ["Letter from ann", "Letter from cy"]);
  assert.deepEqual(stayingWith(known, "ann", "withdraw"), { words: "These go no further:", titles: ["Letter from ben"] });
  assert.deepEqual(stayingWith(known, "ann", "pause").titles, ["Letter from ben"]);
  assert.deepEqual(stayingWith(known, "ann", "consent").titles, []);
});

test("each that is not open stands in the way, and says why", () => {
  const lane = { chain: "", mode: "self", accepted: "fp", now: NOW, consents: new Map(["/take-part", "r/letters"].map((what) => [what, { state: "yes", until: 0 }])) };
  const said = desk({ "no-order-against": { state: "open", until: NOW - DAY }, permission: { state: "shut", until: 0 }, "preparation-done": { state: "open", until: 0 } });
  const whole = { ...said, needs: new Map([...said.needs, ["ben", []]]), pairs: [{ a: ["ann", "r"], b: ["ben", "r"] }], suspended: null,
    lanes: new Map([["ann", { ...lane, chain: "ann" }], ["ben", { ...lane, chain: "ben" }]]) };
  const blocks = blocksOf({ lane: "ann", peer: "r", kind: "letter" }, whole, { name: () => "Ann" });
  assert.deepEqual(blocks.map(({ words }) => words), [
    "“Accepts responsibility” for Ann is not given.",
    "“No court order forbids contact” for Ann ended on Thursday 19 November 2026.",
    "“Written permission of prison or probation” for Ann is shut.",
  ]);
  const unset = blocksOf({ lane: "ann", peer: "r", kind: "letter" }, { ...whole, needs: new Map() }, { name: (who) => who });
  assert.deepEqual(unset.map(({ words }) => words), ["No conditions are set for ann.", "No conditions are set for ben."]);
});

test("the verbs write one entry each: names rising and once, evidence sealed", async () => {
  const written = [];
  const open = { append: async ([item]) => { written.push(item); } };
  await need(open, "ann", ["preparation-done", "permission", "permission"]);
  await openGate(open, "ann", "permission", "A letter", NOW);
  await shutGate(open, "ann", "permission", "Taken back");
  assert.deepEqual(written.map(({ t, fields }) => [t, fields]), [
    ["need", { lane: "ann", gates: ["permission", "preparation-done"] }],
    ["gate", { lane: "ann", gate: "permission", state: "open", until: NOW }],
    ["gate", { lane: "ann", gate: "permission", state: "shut", until: 0 }],
  ]);
  assert.deepEqual(written.slice(1).map(({ body }) => [body.kind, body.content.evidence, body.content.text]), [["gate", "A letter", ""], ["gate", "Taken back", ""]]);
});

test("P6 abuse that was found is in the way, listed or not, and two eyes ask for a supervisor's review", () => {
  const found = desk({ [ABUSE]: { state: "shut", until: 0 } }, []);
  assert.deepEqual(gateBlocks("ann", found, (lane) => lane).map(({ code }) => code), ["gate"]);
  const reviewed = desk({ [RISK]: { state: "open", until: 0, by: "sam" } }, [RISK]);
  const of = (eyes, role) => gateBlocks("ann", { ...reviewed, eyes, members: [{ fp: "sam", role }] }, (lane) => lane).length;
  assert.deepEqual([of(1, "facilitator"), of(2, "facilitator"), of(2, "supervisor")], [0, 1, 0]);
});

test("P6 who is recalled needs the prison's permission from then on, also where it was not on the list", () => {
  const open = { state: "open", until: 0 };
  const free = desk({ "risk-reviewed": open, "no-order-against": open }, ["no-order-against", "risk-reviewed"]);
  assert.deepEqual(touchedBy(free, "ann", "recalled"), [
    { gate: "permission", isNew: true, ticked: true },
    { gate: "no-order-against", isNew: false, ticked: false }, { gate: "risk-reviewed", isNew: false, ticked: true },
  ]);
  const [list, ...shut] = shutItems("ann", ["risk-reviewed", "permission"], "Recalled", free.needs.get("ann"));
  assert.deepEqual(list.fields.gates, ["no-order-against", "permission", "risk-reviewed"]);
  assert.deepEqual(shut.map(({ t, fields }) => [t, fields.gate, fields.state]), [["gate", "permission", "shut"], ["gate", "risk-reviewed", "shut"]]);
  // Where it was needed before, the list stays; where nobody made a list, none begins with this.
  assert.deepEqual(touchedBy(desk({}, ["permission"]), "ann", "recalled"), []);
  assert.deepEqual(touchedBy(desk({}), "ben", "recalled"), []);
  assert.deepEqual(shutItems("ann", ["permission"], "Moved", ["permission"]).map(({ t }) => t), ["gate"]);
  assert.deepEqual(shutItems("ben", ["permission"], "Moved", undefined).map(({ t }) => t), ["gate"]);
});

test("P6 abuse that was found is shown with the conditions that count, also where it is not on the list", () => {
  const found = desk({ [ABUSE]: { state: "shut", until: 0 } }, ["preparation-done"]);
  assert.deepEqual(countingFor(found, "ann"), ["preparation-done", ABUSE]);
  assert.deepEqual(countingFor(desk({ [ABUSE]: { state: "open", until: 0 } }, ["preparation-done"]), "ann"), ["preparation-done"]);
  assert.deepEqual(countingFor(desk({ [ABUSE]: { state: "shut", until: 0 } }, [ABUSE]), "ann"), [ABUSE]);
});

test("who was not asked about partner abuse is named before a card is made or somebody is named", () => {
  const warning = (said, lanes = ["ann"]) => abuseWarning(desk(said), lanes, (lane) => lane);
  assert.equal(warning({ [ABUSE]: { state: "open", until: 0 } }), "");
  assert.match(warning({}, ["ann", "ben"]), /ask ann and ben first, alone/);
  assert.match(warning({ [ABUSE]: { state: "open", until: NOW - DAY } }), /ask ann first/);
  assert.match(warning({ [ABUSE]: { state: "shut", until: 0 } }, ["ann", "ben"]), /shut for ann\. .*supervisor.* ask ben first/);
});
