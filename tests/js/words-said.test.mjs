// The words of a consent are found again by their hash, whatever the names were, and in an earlier version too.
import assert from "node:assert/strict";
import test from "node:test";

import { wordsSaid } from "../../mediator/static/js/case/words-said.js";
import { CONSENT, EARLIER } from "../../mediator/static/js/words/consents.js";

const hash = async (text) => `#${text}`;
const info = (name, words) => ({ t: "info", content: { staff: [{ name }], others: [{ ref: "r", words }] } });
const open = { body: async ({ content }) => content };
const said = (entries, consent) => wordsSaid(open, entries, consent, { hash, names: ["Robin"] });

test("the words are found with the names that the page had then", async () => {
  const then = CONSENT.what.letters("Mrs A", "Sam");
  const entries = [info("Sam", "Mrs A"), info("Noor", "Ann")];
  const text = await hash(`${then.title}\n${then.text}`);
  assert.deepEqual(await said(entries, { what: "letters", peer: "r", text }), then);
  const several = { ...then, title: "Letters: Mrs A" };
  assert.deepEqual(await said(entries, { what: "letters", peer: "r", text: await hash(`${several.title}\n${several.text}`) }), several);
  const read = CONSENT.what["take-part"]("Robin");
  assert.deepEqual(await said([], { what: "take-part", peer: "", text: await hash(`${read.title}\n${read.text}`) }), read, "read out before there was a page");
  assert.equal(await said(entries, { what: "letters", peer: "r", text: "#of nothing" }), null);
});

test("an earlier wording is found too", async () => {
  EARLIER.push({ sharing: () => ({ title: "Telling others", text: "As it was." }) });
  assert.deepEqual(await said([], { what: "sharing", peer: "", text: "#Telling others\nAs it was." }), { title: "Telling others", text: "As it was." });
  EARLIER.pop();
});
