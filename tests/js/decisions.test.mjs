/** What facilitators may decide and when: danger first, second eyes, the hours that suit a reader. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { foldDesk } from "../../mediator/static/js/case/desk-items.js";
import { dayNumber, isBlocked, secondsOf } from "../../mediator/static/js/desk/days.js";
import { isLateCall, nextHours, readHours, unwantedAt } from "../../mediator/static/js/desk/delivery-hours.js";
import { readsBlind } from "../../mediator/static/js/desk/four-eyes.js";
import { presentWords } from "../../mediator/static/js/desk/lease.js";
import { isDisclosure, namesIn, needsAction, unsettledDanger } from "../../mediator/static/js/desk/marks.js";
import { decisionsOf } from "../../mediator/static/js/desk/may.js";
import { droppedHour, droppedWords, isAsBefore } from "../../mediator/static/js/desk/events.js";
import { alarmOf, dangerFirst, rowOf } from "../../mediator/static/js/desk/rows.js";
import { dangerUnsaid } from "../../mediator/static/js/desk/tells-danger.js";
import { screen } from "../../mediator/static/js/screening/engine.js";

const HOURS = "Tue 10:00, Thu 14:00";
const SATURDAY = secondsOf("2026-11-21", "12:00");
const WEEK = 7 * 86400;
const NOBODY = { blocked: [], quiet: [] };
const SAM = { fp: "sam", role: "facilitator", present: true };
const RUTH = { fp: "ruth", role: "supervisor", present: true };
const DESK = { members: [SAM, RUTH, { fp: "noor", role: "supervisor", present: false }], eyes: 1 };
const NOTHING = { blocks: [], changed: false, unanswered: 0, unnamed: 0, covered: false, unmet: 0, danger: "" };

/** An item in a state. */
function item(state, more = {}) {
  return { state, laneState: state, approvals: [], statuses: [], submissions: [{ hash: "first" }], objection: null, asked: [], ...more };
}

/** The codes of what stands in the way of an act; undefined where it is not offered. */
function shut(act, of, at, desk = DESK) {
  return decisionsOf(of, desk, { ...NOTHING, me: "sam", ...at }).find((one) => one.act === act)?.reasons.map(({ code }) => code);
}

test("the next three usual hours are offered, soonest first, on the days that they are meant for", () => {
  assert.deepEqual(readHours(HOURS), [{ weekday: 2, clock: "10:00" }, { weekday: 4, clock: "14:00" }]);
  assert.deepEqual(nextHours(HOURS, NOBODY, SATURDAY), [secondsOf("2026-11-24", "10:00"), secondsOf("2026-11-26", "14:00"), secondsOf("2026-12-01", "10:00")]);
  assert.deepEqual(nextHours("", NOBODY, SATURDAY), []);
});

test("p7: an hour on a day that the reader blocked, or in their quiet hours, is never offered", () => {
  const day = dayNumber(secondsOf("2026-11-24", "10:00"));
  const wishes = { blocked: [[day, day + 30]], quiet: [] };
  for (const hour of nextHours(HOURS, wishes, SATURDAY)) assert.equal(isBlocked(hour, wishes.blocked), false);
  assert.equal(nextHours(HOURS, wishes, SATURDAY).length, 3);
  assert.deepEqual(nextHours(HOURS, { blocked: [], quiet: [9 * 60, 11 * 60] }, SATURDAY, 1), [secondsOf("2026-11-26", "14:00")]);
  assert.match(unwantedAt(wishes, secondsOf("2026-11-24", "10:00")), /not to be reached on that day/);
  assert.equal(unwantedAt(wishes, SATURDAY), "");
});

test("a reader who blocked everything is offered nothing", () => {
  const day = dayNumber(SATURDAY);
  assert.deepEqual(nextHours(HOURS, { blocked: [[day - 1, day + 200]], quiet: [] }, SATURDAY), []);
});

test("p6: what may tell of danger goes to its author by no decision, and still to its hold", () => {
  for (const act of ["keep", "return", "propose", "decline"]) assert.ok(shut(act, item("waiting"), { danger: "the words" }).includes("danger"), act);
  assert.deepEqual(shut("hold", item("waiting"), { danger: "the words" }), []);
  assert.deepEqual(shut("return", item("waiting"), {}), []);
});

test("only a reason why it is no concern settles a disclosure; other highlights are none", () => {
  const danger = { category: "safeguarding", rule: "safeguarding.means" };
  for (const answer of [{ answer: "", reason: "" }, { answer: "out", reason: "" }, { answer: "fine", reason: "voice" }]) {
    assert.equal(needsAction({ ...danger, ...answer }), true, answer.reason);
  }
  assert.equal(needsAction({ ...danger, answer: "fine", reason: "past" }), false);
});

test("p6: a highlight is a disclosure exactly where its reason says not to send the text back first, or it speaks of danger", () => {
  const { rules } = JSON.parse(readFileSync(new URL("../../mediator/review/screening/legal.json", import.meta.url), "utf8"));
  const shown = screen("the money is still where i put it", { protectedTerms: [], authorSide: "offender" }).highlights;
  assert.ok(shown.some(isDisclosure), JSON.stringify(shown));
  for (const { id, why } of rules) assert.equal(isDisclosure({ category: "legal", rule: id }), why.includes("Do not send it back"), id);
  assert.equal(isDisclosure({ category: "safeguarding", rule: "safeguarding.learnt" }), true);
});

test("the search for danger finds a text until somebody said of every sign in it why it is no concern", () => {
  const text = "I want to die. I want to die.";
  const marks = [0, 15].map((start) => ({ start, end: start + 13, category: "safeguarding", rule: "safeguarding.means", why: `at ${start}` }));
  const [first, second] = marks.map(namesIn(text));
  const past = { answer: "fine", reason: "past" };
  assert.equal(unsettledDanger(marks, text, {}), "at 0");
  assert.equal(unsettledDanger(marks, text, { [first]: past }), "at 15");
  assert.equal(unsettledDanger(marks, text, { [first]: past, [second]: { answer: "out", reason: "" } }), "at 15");
  assert.equal(unsettledDanger(marks, text, { [first]: past, [second]: past }), "");
});

test("a concern is a mark of its own, and stands before what only waits", () => {
  const [waits, concern, danger] = [{ danger: "", concern: 0 }, { danger: "", concern: 5 }, { danger: "the words", concern: 0 }];
  assert.deepEqual(dangerFirst([waits, concern, danger]), [danger, concern, waits]);
  assert.deepEqual([waits, concern, danger].map(alarmOf), ["", "Concern", "Signs of danger"]);
});

test("p6: after an objection only a supervisor who did not make the version makes it again", () => {
  const objected = item("waiting", { objection: { entry: { by: "sam" }, version: { by: "lee" } } });
  assert.deepEqual(shut("offer", objected, { me: "sam" }), ["objected"]);
  assert.deepEqual(shut("offer", objected, { me: "ruth" }), []);
  assert.deepEqual(shut("settle", objected, { me: "ruth" }), []);
  const own = item("waiting", { objection: { entry: { by: "ruth" }, version: { by: "ruth" } } });
  assert.deepEqual([shut("offer", own, { me: "ruth" }), shut("settle", own, { me: "ruth" })], [["objected"], ["objected"]]);
  const made = item("waiting", { objection: { entry: { by: "sam" }, version: { by: "ruth" } } });
  assert.deepEqual(shut("settle", made, { me: "ruth" }), ["objected"]);
  assert.equal(shut("settle", item("waiting"), { me: "ruth" }), undefined);
});

const SENT = { hash: "s1", t: "submit", chain: "ann", seq: 1, of: "", peer: "ben", body: { msg: "m1", kind: "letter" } };
const OFFERED = { hash: "o1", t: "offer", by: "sam", lane: "ann", msg: "m1", src: "s1", agree: "", dst: "ben", body: { msg: "b1" } };
const AGAIN = { ...OFFERED, hash: "o2", body: { msg: "b2" } };
const OBJECTION = { hash: "x1", t: "object", by: "lee", of: "o1" };

/** The one message of a case, after entries of the log and of its author's lane. */
function folded(log, lane = [], members = DESK.members) {
  const view = { lanes: [{ chain: "ann", mode: "self", lang: "en", entries: [SENT, ...lane] }],
    roster: { eyes: 1, members }, log: log.map((entry, seq) => ({ ...entry, seq })) };
  return foldDesk(view, [], SATURDAY).items[0];
}

test("p6: after an upheld objection another person than its maker approves a version, also when it was stopped once", () => {
  const log = [OFFERED, OBJECTION, { hash: "t1", t: "settle", by: "ruth", of: "x1" }, AGAIN, { hash: "a1", t: "approve", by: "sam", of: "o2" }];
  assert.deepEqual([folded(log).state, folded(log).upheld, folded(log).objection], ["offered", true, null]);
  assert.equal(folded([...log, { hash: "a2", t: "approve", by: "ruth", of: "o2" }]).state, "approved");
});

test("p6: an objection stands again once the version that overruled it is gone; the permission washes none away", () => {
  const log = [OFFERED, OBJECTION, { ...AGAIN, by: "ruth" }];
  assert.equal(folded(log).objection, null);
  assert.equal(folded([...log, { hash: "k1", t: "takeback", by: "sam", of: "o2" }]).objection.entry.hash, "x1");
  const proof = { hash: "p1", t: "proof", chain: "ann", seq: 2, of: "s1", under: "c1" };
  assert.equal(folded([OFFERED, OBJECTION], [proof]).objection.entry.hash, "x1");
  assert.equal(folded([OFFERED, OBJECTION], [{ ...proof, under: "" }, { hash: "g1", t: "agree", of: "p1", seq: 3 }]).objection, null);
});

test("p6: everybody who was asked is waited for, also when the same version is made again; an excuse ends one asking", () => {
  const asks = [{ hash: "q1", t: "ask", by: "sam", of: "o1", who: "lee" }, { hash: "q2", t: "ask", by: "sam", of: "o1", who: "ruth" }];
  const approved = { hash: "a1", t: "approve", by: "sam", of: "o1" };
  const members = [SAM, RUTH, { fp: "lee", role: "facilitator", present: true }];
  const asked = (/** @type {any[]} */ ...log) => {
    const found = folded(log, [], members);
    return [found.state, found.asked.map((/** @type {any} */ one) => one.who)];
  };
  assert.deepEqual(asked(OFFERED, approved, ...asks), ["offered", ["lee", "ruth"]]);
  const again = [OFFERED, ...asks, { hash: "k1", t: "takeback", by: "sam", of: "o1" }, AGAIN, { ...approved, of: "o2" }];
  assert.deepEqual(asked(...again), ["offered", ["lee", "ruth"]]);
  const excused = [...again, { hash: "e1", t: "excuse", by: "ruth", of: "q1" }];
  assert.deepEqual(asked(...excused), ["offered", ["ruth"]]);
  assert.deepEqual(asked(...excused, { hash: "a2", t: "approve", by: "ruth", of: "o2" }), ["approved", []]);
  assert.deepEqual(asked(OFFERED, ...asks, OBJECTION, AGAIN, { ...approved, of: "o2" }), ["offered", ["ruth"]]);
});

/** Version 1 with `doubt` about it; then a text was suggested, agreed to and offered with doubt of its own, and its author changed their mind. */
function backAtFirst(doubt, second, after = []) {
  const lane = [{ hash: "p1", t: "proof", chain: "ann", seq: 2, of: "s1", under: "" }, { hash: "g1", t: "agree", of: "p1", seq: 3 },
    { hash: "r1", t: "refuse", of: "p1", seq: 4 }];
  const members = [SAM, RUTH, { fp: "lee", role: "facilitator", present: true }];
  return folded([OFFERED, ...doubt, { ...AGAIN, agree: "g1" }, ...second, ...after], lane, members);
}

test("p6: an objection to another version, and a change of mind, wash no objection away nor what became of it", () => {
  const second = [{ hash: "x2", t: "object", by: "lee", of: "o2" }];
  assert.equal(backAtFirst([OBJECTION], second).objection.entry.hash, "x1");
  assert.equal(backAtFirst([], second).objection, null);
  const upheld = backAtFirst([OBJECTION, { hash: "t1", t: "settle", by: "ruth", of: "x1" }], second,
    [{ ...OFFERED, hash: "o3", body: { msg: "b3" } }, { hash: "a1", t: "approve", by: "sam", of: "o3" }]);
  assert.deepEqual([upheld.state, upheld.upheld], ["offered", true]);
});

test("p6: asking for another version, and a change of mind, get rid of nobody who was asked", () => {
  const asks = (hash, of, who) => ({ hash, t: "ask", by: "sam", of, who });
  const third = [{ ...OFFERED, hash: "o3", body: { msg: "b3" } }, { hash: "a1", t: "approve", by: "sam", of: "o3" }];
  const stopped = [asks("q1", "o1", "lee"), { hash: "k1", t: "takeback", by: "sam", of: "o1" }];
  for (const second of [[asks("q2", "o2", "ruth")], [{ hash: "x2", t: "object", by: "lee", of: "o2" }]]) {
    const found = backAtFirst(stopped, second, third);
    assert.deepEqual([found.state, found.asked.map(({ who }) => who)], ["offered", ["lee"]]);
  }
});

test("p6: an asking is ended by who was asked, or by a supervisor who did not make the version", () => {
  const offered = item("offered", { offer: { by: "sam" }, asked: [{ who: "lee" }] });
  assert.deepEqual(["sam", "lee", "ruth"].map((me) => shut("excuse", offered, { me })), [["asked"], [], []]);
  assert.deepEqual(shut("excuse", { ...offered, offer: { by: "ruth" } }, { me: "ruth" }), ["asked"]);
  assert.equal(shut("excuse", { ...offered, asked: [] }, { me: "ruth" }), undefined);
});

test("whoever was asked to read a version blind does so until they have decided, and nobody else does", async () => {
  const open = { body: async (/** @type {any} */ entry) => ({ text: "", blind: entry.who === "ruth" ? 1 : 0 }) };
  const offered = item("offered", { asked: [{ who: "lee" }, { who: "ruth" }] });
  const blind = await Promise.all(["ruth", "lee", "sam"].map((me) => readsBlind(offered, { me, open })));
  assert.deepEqual(blind, [true, false, false]);
  assert.equal(await readsBlind(item("approved"), { me: "ruth", open }), false);
});

test("a colleague who has an item open is named with when they last worked on it", () => {
  const until = SATURDAY + 30 * 60;
  assert.equal(presentWords({ name: "Lee", until }, SATURDAY + 60), "Lee has this open, and worked on it just now");
  assert.equal(presentWords({ name: "Lee", until }, SATURDAY + 5 * 60), "Lee has this open, and worked on it 5 minutes ago");
  assert.equal(presentWords({ name: "A colleague", until: 0 }, SATURDAY), "A colleague has this open");
});

test("whoever is left to read a version can be asked, and nobody else", () => {
  const offered = item("offered", { offer: { by: "sam" } });
  assert.deepEqual(shut("ask", offered, {}), []);
  assert.deepEqual(shut("ask", { ...offered, asked: [{ who: "ruth" }] }, {}), ["nobody"]);
});

test("a row says what is needed: an objection, who was asked, an hour that fell, a review date", () => {
  const served = { case: "case-id", kind: "letter", state: "approved", since: SATURDAY, round: 1, approvals: 1, eyes: 1, blocks: [],
    lease: null, objected: 0, asked: [], dropped: 0, held_on: "", held_until: 0 };
  const needed = (more) => rowOf({ ...served, ...more }, { me: "sam", now: SATURDAY, colleague: (fp) => fp }).needed;
  assert.match(needed({ state: "waiting", objected: 1 }), /the supervisor decides/);
  assert.match(needed({ state: "offered", asked: ["lee", "sam"] }), /You were asked/);
  assert.match(needed({ state: "offered", asked: ["lee", "ruth"] }), /^lee and ruth were asked to read it$/);
  assert.match(needed({ dropped: SATURDAY - 60 }), /not passed on at its hour/);
  assert.match(needed({ dropped: SATURDAY + 3600 }), /^It does not go today at 13:00 as it was to: pass it on anew$/);
  const [author, reader] = ["author-stops", "reader-stops"].map((code) => ({ state: "waiting", blocks: [code], looked: 1, objected: 1 }));
  assert.match(needed({ ...author, looked: 0 }), /stopped taking part: read it once for signs of danger, it goes no further$/);
  assert.match(needed(author), /^Its author stopped taking part: it goes no further$/);
  assert.match(needed(reader), /decide what its author hears$/);
  assert.equal(needed({ ...reader, state: "returned", objected: 0 }), "The author changes it");
  assert.match(needed({ ...author, state: "released", objected: 0, call: { who: "sam", when: SATURDAY, for: "" } }), /^You ring the reader/);
  const bank = { state: "held", held_on: "asked" };
  assert.match(needed({ ...bank, held_until: SATURDAY }), /review date/);
  assert.doesNotMatch(needed({ ...bank, held_until: SATURDAY + WEEK }), /review date/);
});

test("P6 what fell before its hour stands on top, and the same hour is at hand if its reader only said who should ring", () => {
  const hour = SATURDAY + 3600;
  const decided = { t: "decide", outcome: "release", when: hour, offer: "o", ts: SATURDAY - 60 };
  const fell = item("approved", { offer: { hash: "o", dst: "ann" }, lane: "ben", events: [decided], parked: null, passed: null });
  const known = (...entries) => ({ now: SATURDAY, colleague: (fp) => fp, name: (lane) => lane, desk: DESK,
    open: { lane: (chain) => ({ entries: chain === "ann" ? entries : [] }) } });
  const prefer = { t: "prefer", how: "meet", chain: "ann", ts: SATURDAY - 30 };
  assert.equal(isAsBefore(fell, known(prefer)), true);
  assert.equal(isAsBefore(fell, known({ ...prefer, t: "said", act: "prefer", as: { how: "meet" } })), true, "by telephone too");
  assert.equal(isAsBefore(fell, known(prefer, { t: "tell", chain: "ann", ts: SATURDAY - 20 })), false, "a word to the desk is read first");
  assert.equal(isAsBefore(fell, known()), false);
  assert.equal(droppedHour(fell, known(prefer)), hour);
  assert.equal(droppedHour(fell, { ...known(prefer), now: hour }), 0);
  assert.equal(droppedHour({ ...fell, parked: {} }, known(prefer)), 0);
  assert.match(droppedWords(fell, known(prefer)), /does not go by itself any more.*can go at the same hour/);
  const row = (msg, more) => ({ msg, danger: "", state: "approved", dropped: 0, ...more });
  assert.deepEqual(dangerFirst([row("old"), row("fell", { dropped: hour }), row("danger", { danger: "yes" })]).map(({ msg }) => msg), ["danger", "fell", "old"]);
});

test("P6 a call later than the next working day asks why", () => {
  const friday = Date.UTC(2026, 10, 20, 14) / 1000;
  const on = (day, hour = 10) => isLateCall(Date.UTC(2026, 10, day, hour) / 1000, friday);
  assert.deepEqual([on(20, 17), on(21), on(23), on(23, 18), on(24)], [false, false, false, false, true]);
});

test("p6: where nothing is marked a person says whether it tells of danger, before anything of it reaches its author", () => {
  const asked = (said, concerns = []) => dangerUnsaid({ item: { concerns } }, said).map(({ id }) => id);
  assert.deepEqual([asked(""), asked("yes"), asked("no")], [["tells"], ["tells-way"], []]);
  assert.deepEqual(asked("", ["a concern"]), []);
});
