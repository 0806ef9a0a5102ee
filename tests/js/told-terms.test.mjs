/** What the desk writes to a person tells nobody what the case never passes on. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { termsTo } from "../../mediator/static/js/desk/screen.js";
import { toldTerms } from "../../mediator/static/js/desk/told-terms.js";
import { findTerms } from "../../mediator/static/js/screening/engine.js";
import { texts } from "../../mediator/static/js/texts.js";

const person = (lane, name) => ({ lane, name, call: "" });
const pair = (one, other) => ({ a: [one, `${one}-${other}`], b: [other, `${other}-${one}`] });
const TWO = { terms: ["Kestrel"], people: [person("h", "Hazel Marsh"), person("k", "Kyle Reed")], desk: { pairs: [pair("h", "k")] } };
const THREE = { ...TWO, people: [...TWO.people, person("m", "Mina Holt")] };

texts.terms = async ({ text, protectedTerms }) => findTerms(text, protectedTerms);

test("p6: words to a person are looked through for protected terms; their own words may be said back to them", async () => {
  const said = await toldTerms(TWO, "k", [{ id: "text", text: "She lives near Kestrel." }, { id: "comment-2", text: "" }]);
  assert.deepEqual(said, [{ id: "text", words: "“Kestrel” is a protected term: take it out" }]);
  assert.deepEqual(await toldTerms(TWO, "k", [{ id: "text", text: "You wrote “Kestrel”." }], "I saw you at Kestrel."), []);
  assert.deepEqual(await toldTerms(TWO, "k", [{ id: "text", text: "Hazel will read it on Monday." }]), []);
});

test("p6: with more than two, nobody is told the name of somebody they do not write to", async () => {
  assert.deepEqual([termsTo(TWO, "k"), termsTo(THREE, "k"), termsTo(THREE, "m").includes("Hazel")], [["Kestrel"], ["Kestrel", "Mina", "Holt"], true]);
  const said = await toldTerms(THREE, "k", [{ id: "word", text: "Mina has written as well, and Hazel waits." }]);
  assert.deepEqual(said, [{ id: "word", words: "“Mina” is a protected term: take it out" }]);
});

test("p6: where the terms could not be looked for, nothing is sent", async () => {
  texts.terms = async () => ({ hits: [], complete: false });
  assert.match((await toldTerms(TWO, "k", [{ id: "word", text: "Hello." }]))[0].words, /not looked for to the end/);
});
