// Whose call it is while somebody is away, and what pages say of it: the same as the service works out.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AWAY_ENTRIES, callerOf, whose } from "../../mediator/static/js/case/desk-away.js";
import { awayNow } from "../../mediator/static/js/case/items.js";
import { awayRows } from "../../mediator/static/js/desk/away-home.js";
import { caseSummary, coverWords, dayForThem, spanWords, waitsFor, whoMayCover } from "../../mediator/static/js/desk/away-words.js";

const NOW = 1_790_000_000;
const DAY = 86_400;
const ROLES = { sam: "facilitator", priya: "facilitator", ruth: "supervisor" };

function desk(...said) {
  const made = { standIns: new Map(), now: NOW, calls: new Map(), items: [], members: Object.entries(ROLES).map(([fp, role]) => ({ fp, role, present: true })) };
  for (const [away, who, from = NOW, until = 0] of said) AWAY_ENTRIES["stand-in"](made, { for: away, who, from, until });
  return made;
}

const known = (made, me) => ({ desk: made, me, now: NOW, name: (lane) => lane, item: () => undefined, open: { served: {} },
  colleague: (fp) => (fp === me ? "you" : fp[0].toUpperCase() + fp.slice(1)) });

test("a call is whoever's it would be at its hour, or now where that is over", () => {
  const made = desk(["sam", "priya", NOW, NOW + 5 * DAY], ["priya", "ruth", NOW + DAY]);
  assert.equal(callerOf(made, { who: "sam", when: NOW - DAY }), "priya");
  assert.equal(callerOf(made, { who: "sam", when: NOW + 2 * DAY }), "ruth");
  assert.equal(callerOf(made, { who: "sam", when: NOW + 9 * DAY }), "sam");
  assert.equal(whose(desk(["sam", "priya"], ["priya", "sam"]), "sam", NOW), "sam");
  assert.equal(whose(desk(["sam", "priya"], ["sam", ""]), "sam", NOW), "sam");
});

test("nobody who has left the desk covers", () => {
  const made = desk(["sam", "priya"]);
  made.members[1].present = false;
  assert.equal(whose(made, "sam", NOW), "sam");
});

test("the one who leaves and a supervisor choose who covers; a colleague only themself", () => {
  assert.deepEqual(whoMayCover(known(desk(), "sam"), "sam"), ["priya", "ruth"]);
  assert.deepEqual(whoMayCover(known(desk(), "priya"), "sam"), ["priya"]);
  assert.deepEqual(whoMayCover(known(desk(["priya", "ruth"]), "ruth"), "sam"), ["ruth"]);
});

test("the summary says what moves, what stays and who is told", () => {
  const made = desk();
  for (const [at, when] of [1, 20].entries()) made.calls.set(`c${at}`, { entry: { lane: "Hazel", who: "sam", when: NOW + when * DAY }, offer: "", report: null, moved: false });
  const here = known(made, "ruth");
  assert.equal(waitsFor(here, "sam").calls.length, 2);
  const said = caseSummary(here, { away: "sam", who: "ruth", until: NOW + 5 * DAY, tell: [{ lane: "Hazel" }] });
  assert.equal(said, "You cover. 1 call moves: Hazel. 1 call after that day stays. Told and asked: Hazel.");
  assert.equal(coverWords({ away: "sam", who: "ruth" }, here.colleague, "ruth"), "You cover for Sam");
  assert.match(dayForThem(NOW), /^\d+ [A-Z][a-z]+$/);
});

test("what people answered stands on the first page: who would like to meet first, each as long as it is so", () => {
  const labels = new Map([["c", { label: "Hazel and Kyle", people: [1], name: (lane) => lane }]]);
  const absences = [{ case: "c", away: "sam", who: "ruth", from: NOW, until: 0 }];
  const told = [["Hazel", "wait", "sam"], ["Kyle", "meet", "sam"], ["Ann", "", "sam"], ["Old", "wait", "priya"]].map(([lane, prefers, away]) => ({ case: "c", lane, away, prefers }));
  const rows = awayRows({ absences, told_away: told, now: NOW }, labels, { me: "ruth", colleague: (fp) => ({ ruth: "you", sam: "Sam" })[fp] });
  assert.deepEqual(rows.map(({ what }) => what), ["You cover for Sam", "Kyle would like to meet whoever covers", "Hazel would rather wait for Sam", "Ann has not answered yet"]);
  assert.deepEqual(rows.map(({ lane }) => Boolean(lane)), [false, true, false, false]);
});

test("a person is asked until the last day, and no longer once somebody is back", () => {
  const away = { who: "ruth", until: NOW + DAY };
  assert.equal(awayNow({ away, now: NOW }), away);
  assert.equal(awayNow({ away, now: NOW + 2 * DAY }), null);
  assert.equal(awayNow({ away: { who: "", until: 0 }, now: NOW }), null);
});

test("from a day ahead: calls before it stay, nothing is free yet and nobody is told", () => {
  const made = desk();
  const from = NOW + 7 * DAY;
  for (const when of [1, 7, 9, 20]) made.calls.set(`c${when}`, { entry: { lane: `on-${when}`, who: "sam", when: NOW + when * DAY }, offer: "", report: null, moved: false });
  const here = { ...known(made, "ruth"), open: { served: { leases: [{ by: "sam", until: NOW + 60, msg: "m" }] } }, item: () => ({ kind: "letter", lane: "Hazel" }) };
  const said = caseSummary(here, { away: "sam", who: "ruth", from, until: from + 5 * DAY, tell: [] });
  assert.equal(said, "You cover. 2 calls move: on-7 and on-9. 1 call before that day stays. 1 call after that day stays. Nobody is told before it begins.");
  assert.match(spanWords(from, 0), /^From [A-Z][a-z]+day \d+ [A-Z][a-z]+ \d{4}, until further notice$/);
  assert.equal(spanWords(0, 0), "From now on, until further notice");
  const later = desk(["sam", "ruth", from]);
  assert.equal(callerOf(later, { who: "sam", when: from - 1 }), "sam");
  assert.equal(callerOf(later, { who: "sam", when: from }), "ruth");
  assert.deepEqual(whoMayCover(known(desk(["priya", "ruth", from]), "sam"), "sam", from), ["ruth"], "who is away by then cannot cover");
});

test("the first page says that it has begun and nobody was asked", () => {
  const why = (from, told) => awayRows({ absences: [{ case: "c", away: "sam", who: "ruth", from, until: 0 }], told_away: told, now: NOW }, new Map(), { me: "ruth", colleague: (fp) => fp })[0].why;
  assert.match(why(NOW, []), /Nobody was asked/);
  assert.doesNotMatch(why(NOW + DAY, []), /asked/);
  assert.doesNotMatch(why(NOW, [{ case: "c", lane: "Hazel", away: "sam", prefers: "" }]), /asked/);
});
