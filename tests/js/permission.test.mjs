/** What the standing permission covers: the same rows as tests/protocol/test_permission.py. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { onlyDetailsRemoved, withinPermission } from "../../mediator/static/js/protocol/permission.js";

const { rows } = JSON.parse(readFileSync(new URL("../vectors/permission.json", import.meta.url), "utf8"));
const PRIVACY = [{ n: 1, kind: "privacy", why: "" }];

test("p5 p6: the permission covers names, places and contact details taken out by the fixed words, and nothing else", () => {
  for (const { before, after, within } of rows) assert.equal(onlyDetailsRemoved(before, after), within === 1, JSON.stringify([before, after]));
});

test("p5: another kind of change, an answer's way or another language is outside it", () => {
  const original = { lang: "en", text: "", answers: [{ q: "Who?", a: "Dean did.", how: "answered" }] };
  const proposal = { ...original, answers: [{ q: "Who?", a: "[name removed] did.", how: "answered" }], changes: PRIVACY };
  assert.ok(withinPermission(original, proposal));
  assert.ok(!withinPermission(original, { ...proposal, changes: [] }));
  assert.ok(!withinPermission(original, { ...proposal, changes: [{ n: 1, kind: "safety", why: "" }] }));
  assert.ok(!withinPermission(original, { ...proposal, lang: "cy" }));
  assert.ok(!withinPermission(original, { ...proposal, answers: [{ ...proposal.answers[0], how: "not-answer" }] }));
  assert.ok(!withinPermission(original, { ...original, changes: PRIVACY }), "nothing was taken out");
});

test("p5: whatever somebody wrote, looking takes a moment", () => {
  const before = process.cpuUsage();
  assert.ok(!onlyDetailsRemoved("a.".repeat(10000), `a${".[name removed].a".repeat(50)}x`));
  assert.ok(!onlyDetailsRemoved("a ".repeat(10000), "a [name removed] ".repeat(50)));
  assert.ok(!onlyDetailsRemoved("a".repeat(2000), "[name removed]".repeat(300)));
  assert.ok(onlyDetailsRemoved("Dean and ".repeat(50), "[name removed] and ".repeat(50)));
  assert.ok(!onlyDetailsRemoved("Dean and ".repeat(51), "[name removed] and ".repeat(51)), "more places than one text may have");
  assert.ok(process.cpuUsage(before).user / 1000 < 3000);
});
