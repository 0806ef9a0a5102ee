// What a page says after several items were given to a colleague.
import assert from "node:assert/strict";
import test from "node:test";

import { handedWords } from "../../mediator/static/js/desk/rows.js";

test("it says how many went, and why others stay", () => {
  assert.equal(handedWords(0, 0, "Priya"), "Tick something, and choose a colleague.");
  assert.equal(handedWords(2, 2, "Priya"), "2 items are handed to Priya.");
  assert.equal(handedWords(3, 1, "Priya"), "1 item is handed to Priya. 2 items stay: Priya is not on the desk of that case.");
  assert.equal(handedWords(1, 0, "Priya"), "1 item stays: Priya is not on the desk of that case.");
});
