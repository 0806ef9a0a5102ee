/** How fresh a person's contact is: another person's, saved in the same list, does not make it look fresh. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { contactSince, stillHolds } from "../../mediator/static/js/desk/contact-age.js";

const ann = { lane: "ann", telephone: "01632 960111", safe: "After six." };
const ben = { lane: "ben", telephone: "", safe: "" };
const entries = [[10, [ann]], [20, [ann, ben]], [30, [ann, { ...ben, telephone: "01632 960112" }]]].map(([ts, people]) => ({ ts, people }));
const since = (lane, list = entries) => contactSince(list, lane, async (entry) => entry);

test("a contact is as old as its own last change", async () => {
  assert.equal(await since("ann"), 10);
  assert.equal(await since("ben"), 30);
  assert.equal(await since("ann", [...entries, { ts: 40, people: [{ ...ann, safe: "Never on Mondays." }, ben] }]), 40);
});

test("where they are and what they are called is no contact; nothing written down has no day", async () => {
  assert.equal(await since("ann", [...entries, { ts: 40, people: [{ ...ann, custody: 1, call: "Mrs Tull" }, ben] }]), 10);
  assert.equal(await since("ben", entries.slice(0, 2)), 0);
  assert.equal(await since("cy"), 0);
});

test("that somebody asked stands once, with its newest day", () => {
  const once = stillHolds("After six.", "1 May 2026");
  assert.equal(once, "After six.\nAsked on 1 May 2026: this still holds.");
  assert.equal(stillHolds(once, "3 June 2027"), "After six.\nAsked on 3 June 2027: this still holds.");
  assert.equal(stillHolds("", "3 June 2027"), "Asked on 3 June 2027: this still holds.");
});
