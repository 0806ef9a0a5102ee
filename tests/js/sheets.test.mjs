// What stands on printed sheets: each change with its reason, and a foot that breaks between its parts.
import assert from "node:assert/strict";
import { test } from "node:test";

import { changesSheet, coverSheet, textSheet } from "../../mediator/static/js/desk/sheets.js";
import { SHEET } from "../../mediator/static/js/words/sheets.js";

test("each change stands there with what it replaces, why, and boxes to tick", () => {
  const changes = [{ n: 1, removed: "Col", added: "Somebody" }, { n: 2, removed: " here.", added: "" }];
  const reasons = [{ n: 2, kind: "safety", why: " She is afraid. " }, { n: 1, kind: "privacy", why: "" }];
  const { blocks } = changesSheet({ name: "Sam", changes, reasons, note: "", whole: "Somebody reads.", code: "ab12" });
  const words = blocks.map(({ kind, text, boxes }) => [kind, text || boxes?.join("/") || ""].join(": "));
  assert.deepEqual(words.slice(2, 16), [
    "head: Change 1 of 2", "label: You wrote", "text: Col", "label: Put instead", "text: Somebody", "label: Why", "text: To keep something private.", "row: I agree/Keep my words/Talk to me about it",
    "head: Change 2 of 2", "label: You wrote", "text: here.", "label: Put instead", "text: It is taken out.", "label: Why",
  ]);
  assert.equal(words[16], "text: To keep somebody safe. She is afraid.");
});

test("no line of a foot ends inside the reference or the number of its page", () => {
  const from = { service: "Northfield Contact Service", address: "4 Example Street, Northfield", telephone: "01632 960 100" };
  const foot = SHEET.foot(from, "ab12cd34", 1, 4);
  assert.ok(foot.startsWith("Northfield Contact Service\u00a0· 4 Example Street, Northfield\u00a0· 01632 960 100\u00a0· "));
  const parts = foot.split(" ").slice(-2);
  assert.deepEqual(parts, ["Reference\u00a0ab12cd34\u00a0·", "Page\u00a01\u00a0of\u00a04"]);
});

test("a text in another language says so on its cover, and which sheet holds whose words", () => {
  const translation = { lang: "en", from: "pl", by: "Ewa" };
  const cover = { from: "Ms Wrona", pages: 1, minutes: 1, about: ["that night"], removed: 0, who: "" };
  const words = (sheet) => sheet.blocks.map(({ text }) => text);
  assert.ok(words(coverSheet(cover, "ab12", translation)).includes("No parts were taken out. Ewa, an interpreter, put it into English. The words as they were written are there too."));
  assert.ok(!words(coverSheet(cover, "ab12")).some((text) => text.includes("interpreter")));
  const parts = [{ id: "t", label: "Letter", text: "Dzień dobry." }];
  assert.deepEqual(words(textSheet("letter", parts, {}, "ab12", { title: "As it was written, in Polish" })), ["As it was written, in Polish", "Dzień dobry."]);
  assert.deepEqual(words(textSheet("letter", parts, {}, "ab12")), ["A letter for you", "Dzień dobry."]);
});
