/** Letters of one author seen together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { series } from "../../mediator/static/js/text/series.js";

const AUTHOR = { author: "Kyle", addressee: "Hazel", facilitators: ["Sam"] };

function read(texts, passed = [], ownRules = []) {
  const letters = texts.map((text, at) => ({ n: at + 1, text, passed: passed[at] ?? "" }));
  return series({ letters, terms: ["Tern Court"], names: AUTHOR, reader: "Hazel", ownRules });
}

test("a fact is found again in a later letter, however it is written, and says where it went on", () => {
  const { facts } = read(["I was at Tern Court.", "Ring 07700 900123.", "I went to TERN  COURT again. Ring 07700-900-123."],
    ["I was at Tern Court.", "Ring [contact details removed]."]);
  assert.deepEqual(facts.filter(({ category }) => category === "protected" || category === "contact"), [
    { words: "Tern Court", category: "protected", letters: [1, 3], passed: [1] },
    { words: "07700 900123", category: "contact", letters: [2, 3], passed: [] },
  ]);
});

test("what the service looks for itself adds up too", () => {
  const { facts } = read(["By the old mill.", "Not the Old Mill."], [], [{ name: "x", phrases: ["old mill"], category: "third_party", why: "Known here." }]);
  assert.deepEqual(facts.map(({ words, letters }) => [words, letters]), [["old mill", [1, 2]]]);
});

test("closeness that grows is counted in words, and what does not grow is not spoken of", () => {
  const { growing } = read(["Hazel, I am sorry. We were drunk.", "Hazel.", "Hazel, Hazel, my Hazel. I miss you. We can do it together. xx"]);
  assert.deepEqual(growing, [
    "Letter 3 has the name Hazel 3 times, letter 1 once.",
    "Letter 3 has words of love or longing once, letter 1 not at all.",
    "Letter 3 has kisses once, letter 1 not at all.",
    "Letter 3 has “we”, “us” and “our” twice, letter 1 once.",
  ]);
  assert.deepEqual(read(["I am sorry.", "I am sorry."]).growing, []);
});

test("one letter alone shows its facts and no growth; a name with signs is no pattern", () => {
  const alone = read(["Hazel, ring 07700 900123."]);
  assert.deepEqual([alone.growing, alone.complete], [[], true]);
  const letters = [{ n: 1, text: "a", passed: "" }, { n: 2, text: "(A.*) (a.*)", passed: "" }];
  assert.deepEqual(series({ letters, terms: [], names: {}, reader: "(a.*) B" }).growing, ["Letter 2 has the name (a.*) twice, letter 1 not at all."]);
});
