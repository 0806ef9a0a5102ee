// Calls and contacts as the desk's pages have them, and what a reader may see of what came.
import assert from "node:assert/strict";
import test from "node:test";
import { CALL_ENTRIES, callsTo, isOpen, lastReached } from "../../mediator/static/js/case/desk-calls.js";
import { REMOVED_DAYS, backUntil, keptHow, listRemoved, mayOpen, nameIn, needsCompany } from "../../mediator/static/js/case/received.js";
import { isFirstWithCare } from "../../mediator/static/js/desk/first-text.js";
import { compareAsked } from "../../mediator/static/js/desk/asked-now.js";
import { dateWords, whenWords } from "../../mediator/static/js/desk/days.js";
import { dueWords, plannedRows, quietRows } from "../../mediator/static/js/desk/planned-calls.js";

const DAY = 86400;
const THURSDAY = Date.UTC(2026, 10, 26, 12) / 1000;

function deskOf(entries, items = []) {
  const desk = { calls: new Map(), contacts: [], items };
  for (const entry of entries) CALL_ENTRIES[entry.t](desk, entry);
  return desk;
}

const call = (hash, more = {}) => ({ t: "call", hash, lane: "ben", who: "sam", when: THURSDAY + DAY, of: "", ...more });
const contact = (how, more = {}) => ({ t: "contact", hash: `${how}${more.of ?? ""}`, lane: "ben", how, when: THURSDAY, of: "", ...more });
const passed = [{ msg: "m", offers: [{ hash: "offer" }], passed: { offer: { hash: "offer" } } }];

test("a call after a version is due once that version was passed on, and open until somebody was reached", () => {
  const waiting = [{ ...passed[0], passed: null }];
  assert.deepEqual(callsTo(deskOf([call("c", { of: "offer" })], waiting), "ben"), []);
  const due = (...more) => callsTo(deskOf([call("c", { of: "offer" }), ...more], passed), "ben").map(({ entry }) => entry.hash);
  assert.deepEqual(due(), ["c"]);
  assert.deepEqual(due(contact("tried", { of: "c" })), ["c"]);
  assert.deepEqual(due(contact("spoke", { of: "c" })), []);
  assert.deepEqual(due(contact("spoke", { of: "c" }), contact("tried", { of: "c", hash: "again" })), ["c"], "the newest contact decides");
});

test("a call that is planned anew stays the one after its version", () => {
  const desk = deskOf([call("c", { of: "offer" }), call("d", { of: "c", who: "priya" })], passed);
  assert.deepEqual([...desk.calls.values()].map(isOpen), [false, true]);
  assert.deepEqual(callsTo(desk, "ben").map(({ entry, offer }) => [entry.who, offer]), [["priya", "offer"]]);
});

test("only who was spoken with or met was reached, unless another contact put it right", () => {
  assert.equal(lastReached(deskOf([contact("tried"), contact("booked", { when: THURSDAY + DAY })]), "ben"), 0);
  assert.equal(lastReached(deskOf([contact("met")]), "ben"), THURSDAY);
  assert.equal(lastReached(deskOf([call("c"), contact("met", { of: "c" }), contact("tried", { of: "c", hash: "x" })]), "ben"), 0);
});

test("a planned call says when it is due, since when it is late, and what it follows", () => {
  assert.deepEqual(dueWords(THURSDAY + DAY, THURSDAY), { words: "tomorrow at 12:00", late: false });
  assert.deepEqual(dueWords(THURSDAY - 3600, THURSDAY), { words: "today at 11:00", late: true });
  assert.deepEqual(dueWords(THURSDAY - 3 * DAY, THURSDAY), { words: "since Mon 23 Nov, 3 working days ago", late: true });
  const row = { case: "case1", lane: "ben", call: "c", who: "sam", when: THURSDAY + DAY, tried: THURSDAY, msg: "m", kind: "letter" };
  const labels = new Map([["case1", { label: "Ann and Ben", people: [{}], name: () => "Ben" }]]);
  const [drawn] = plannedRows([row], labels, { now: THURSDAY, colleague: () => "you" });
  assert.equal(drawn.what, "Call Ben");
  assert.equal(drawn.why, "You, tomorrow at 12:00. After a letter was passed on. Tried Thu 26 Nov at 12:00.");
  const why = (answer) => plannedRows([{ ...row, tried: 0, answer }], labels, { now: THURSDAY, colleague: () => "you" })[0].why;
  assert.deepEqual(["", "now", "not-now", "never", "opened"].map((answer) => why(answer).replace("You, tomorrow at 12:00. After a letter was passed on.", "")),
    ["", "", " Not today, they said.", " They do not want to read it.", " They opened it."]);
});

test("without contact is counted in working days, and whoever is rung soon is not listed", () => {
  const quiet = [{ case: "c", lane: "ann", since: THURSDAY - 22 * DAY }, { case: "c", lane: "ben", since: THURSDAY - 16 * DAY }];
  const lanes = (planned) => quietRows({ quiet, planned }, new Map(), THURSDAY, 14).map(({ lane }) => lane);
  assert.deepEqual(lanes([]), ["ann"]);
  assert.deepEqual(lanes([{ case: "c", lane: "ann" }]), []);
});

test("what was removed can be had back for thirty days and not a second longer", () => {
  const kept = { how: "remove", ts: THURSDAY };
  const received = new Map([["r", { release: {}, kept }], ["s", { release: {}, kept: { how: "keep", ts: THURSDAY } }]]);
  const until = THURSDAY + REMOVED_DAYS * DAY;
  assert.equal(backUntil(received.get("r")), until);
  assert.deepEqual([until - 1, until].map((now) => listRemoved(received, now).length), [1, 0]);
});

test("a text shows itself only after its reader said now, and the first of a sensitive case asks who is there", () => {
  assert.deepEqual([{}, { ready: { how: "short" } }, { ready: { how: "now" } }, { opened: {} }].map(mayOpen), [false, false, true, true]);
  const came = (...rows) => new Map(rows.map(([kind, opened = null], place) => [place, { release: { body: { kind } }, opened }]));
  const cases = [came(["letter"]), came(["spoken"], ["letter"]), came(["letter"], ["letter"]), came(["letter", {}], ["letter"])];
  assert.deepEqual(cases.map((received) => needsCompany(received, 2)), [true, true, true, false]);
  assert.equal(needsCompany(cases[0], 1), false);
  assert.deepEqual(["Priya", "Sam or Priya can be with you."].map(nameIn), ["Priya", ""]);
  const desk = (eyes, mode, received) => ({ eyes, lanes: new Map([["ben", { mode, received }]]) });
  const rows = [[2, "self", came()], [2, "self", came(["spoken"])], [2, "self", came(["letter", {}])], [2, "scribe", came(["letter"])], [1, "self", came()]];
  assert.deepEqual(rows.map((row) => isFirstWithCare(desk(...row), "ben")), [true, true, false, false, false]);
});

test("a day that is more than half a year away says its year: wishes and consents rest for years", () => {
  const year = 365 * DAY;
  assert.equal(dateWords(THURSDAY + 20 * DAY, THURSDAY), "Wed 16 Dec");
  assert.equal(dateWords(THURSDAY + 2 * year, THURSDAY), "Sat 25 Nov 2028");
  assert.equal(dateWords(THURSDAY - 2 * year, THURSDAY), "Tue 26 Nov 2024");
  assert.equal(whenWords(THURSDAY - 2 * year, THURSDAY), "Tue 26 Nov 2024 at 12:00");
});

test("in custody the service keeps what was read, until its reader says otherwise", () => {
  const one = { release: {}, ready: null, kept: null, opened: { ts: 1 } };
  assert.equal(keptHow({ ...one, opened: null }, 1), "");
  assert.equal(keptHow(one, 1), "service-keeps");
  assert.equal(keptHow(one, 0), "");
  assert.equal(keptHow({ ...one, kept: { how: "keep" } }, 1), "keep");
});

test("whoever asks in the second of the last look, or whose clock goes after, is seen at the next", () => {
  const one = (lane, at) => ({ case: "c", lane, at });
  const first = compareAsked({ asked: [one("ann", 900), one("ben", 950)], now: 1000 }, null, 60);
  assert.ok(first.isNew, "younger than the page");
  assert.ok(!compareAsked({ asked: [one("ann", 900)], now: 1000 }, null, 60).isNew, "it stood on the page");
  const looks = [[one("ann", 900), one("ben", 950)], [one("ann", 900)], [one("ann", 900), one("ben", 940)], [one("ann", 1000), one("ben", 940)]];
  let { seen } = first;
  assert.deepEqual(looks.map((asked) => {
    const found = compareAsked({ asked, now: 1000 }, seen, 120);
    seen = found.seen;
    return found.isNew;
  }), [false, false, true, true]);
});
