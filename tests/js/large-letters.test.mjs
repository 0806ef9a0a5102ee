/** Letters that could break a page: every pure step that runs on the page itself answers at once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { paragraphsOf, partsOf } from "../../mediator/static/js/case/parts.js";
import { answered, answersFrom, namesIn, recorded, runsOf } from "../../mediator/static/js/desk/marks.js";
import { changes, TooDifferent } from "../../mediator/static/js/text/changes.js";
import { lengthOf } from "../../mediator/static/js/text/meter.js";
import { piecesOf } from "../../mediator/static/js/text/pieces.js";
import { charactersOver, MOST_BYTES } from "../../mediator/static/js/text/size.js";
import { normalise } from "../../mediator/static/js/text/normalise.js";

const MOST_MILLISECONDS = 1000;
const CHARACTERS = 200_000;

const LETTERS = {
  "two hundred thousand characters": "I think of that evening often. ".repeat(CHARACTERS / 31),
  "one word that never ends": "a".repeat(CHARACTERS),
  emoji: "😀".repeat(CHARACTERS),
  families: "👩‍👧‍👦 ".repeat(CHARACTERS / 9),
  "right to left": "אני חושב על אותו ערב. مرحبا بك يا صديقي.\n\n".repeat(CHARACTERS / 44),
  "right to left with a mark after each letter": "א\u200F".repeat(CHARACTERS / 2),
  "nothing but space": "\n \n".repeat(CHARACTERS / 3),
  "a line of space": `a${" ".repeat(CHARACTERS)}b`,
};

/** Milliseconds of work of this process so far: other programs on the machine do not count. */
const worked = () => (process.cpuUsage().user + process.cpuUsage().system) / 1000;

function quickly(work) {
  const began = worked();
  const answer = work();
  const took = worked() - began;
  assert.ok(took < MOST_MILLISECONDS, `${took.toFixed(0)} ms`);
  return answer;
}

for (const [name, text] of Object.entries(LETTERS)) {
  test(`${name}: made plain, measured and cut into paragraphs within a second`, () => {
    const plain = quickly(() => normalise(text)).text;
    assert.equal(normalise(plain).text, plain);
    quickly(() => lengthOf(text));
    for (const one of [text, plain]) {
      const paragraphs = quickly(() => paragraphsOf(partsOf("letter", { text: one })));
      assert.ok(paragraphs.every(({ start, text: part }) => one.startsWith(part, start)));
    }
  });
}

test("a paragraph is drawn in pieces that make it whole again, cut at spaces or between characters", () => {
  for (const text of Object.values(LETTERS)) {
    const pieces = quickly(() => piecesOf(text));
    assert.equal(pieces.join(""), text);
    assert.ok(pieces.every((piece) => piece.length <= 4000 && piece.isWellFormed()));
  }
  assert.ok(piecesOf(LETTERS["two hundred thousand characters"]).slice(0, -1).every((piece) => piece.endsWith(" ")));
  assert.ok(piecesOf("👩‍👧‍👦".repeat(2000)).every((piece) => piece.startsWith("👩") && piece.endsWith("👦")));
  assert.ok(piecesOf("🙏🏽".repeat(2000)).every((piece) => piece.startsWith("🙏") && piece.endsWith("🏽")));
  assert.deepEqual(piecesOf("short"), ["short"]);
  assert.deepEqual(piecesOf(""), [""]);
});

const SHORT = "Ring 07700 900123, or 07700 900123. 😀 Ring 07700 900123 at 😀 Tern Court.";

function highlight(text, words, nth, category = "contact") {
  let start = -1;
  for (let at = 0; at < nth; at += 1) start = text.indexOf(words, start + 1);
  const points = (at) => [...text.slice(0, at)].length;
  const end = start + words.length;
  return { start, end, startPoint: points(start), endPoint: points(end), category, rule: "a.rule", why: "" };
}

test("an answer belongs to these words at this place, and comes back from the record to the same place", () => {
  const highlights = [1, 2, 3].map((nth) => highlight(SHORT, "07700 900123", nth)).concat(highlight(SHORT, "Tern Court", 1, "protected"));
  const names = highlights.map(namesIn(SHORT));
  assert.deepEqual(names, ["contact/1/07700 900123", "contact/2/07700 900123", "contact/3/07700 900123", "protected/1/Tern Court"]);
  const answers = { [names[1]]: { answer: "fine", reason: "public" }, [names[3]]: { answer: "out", reason: "" } };
  const marks = answered(highlights, SHORT, answers, paragraphsOf(partsOf("letter", { text: SHORT })));
  assert.deepEqual(answersFrom(recorded(marks), SHORT), {
    [names[0]]: { answer: "", reason: "" }, ...answers, [names[2]]: { answer: "", reason: "" } });
});

test("five thousand highlights are named, numbered, placed and read back within a second", () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `Ring 07700 900${String(at % 1000).padStart(3, "0")} 😀.`);
  const text = lines.join("\n\n");
  const highlights = [];
  for (let [at, points] = [0, 0]; highlights.length < lines.length; at += 23, points += 22) {
    highlights.push({ start: at + 5, end: at + 17, startPoint: points + 5, endPoint: points + 17, category: "contact", rule: "a.rule", why: "" });
  }
  assert.ok(highlights.every(({ start, end }) => /^07700 900\d{3}$/.test(text.slice(start, end))));
  const paragraphs = paragraphsOf(partsOf("letter", { text }));
  const marks = quickly(() => answered(highlights, text, {}, paragraphs));
  assert.deepEqual(marks.map(({ paragraph }) => paragraph), lines.map((_, at) => at + 1));
  const back = quickly(() => answersFrom(recorded(marks), text));
  assert.deepEqual(Object.keys(back), marks.map(({ name }) => name));
  const shown = marks.slice(0, 200);
  quickly(() => paragraphs.map((one) => runsOf(one, shown)));
});

test("a message that is too long says by how many characters; without them it fits", () => {
  for (const character of ["a", "é", "א", "😀", "\n", "\""]) {
    const over = quickly(() => charactersOver({ kind: "letter", text: character.repeat(MOST_BYTES + 250_000) }));
    const left = MOST_BYTES + 250_000 - over;
    assert.equal(charactersOver({ kind: "letter", text: character.repeat(left - 20) }), 0, character);
  }
  assert.equal(charactersOver({ kind: "letter", text: "😀".repeat(200_000) }), 0);
});

test("four thousand words that have nothing in common with the others are given up in 600 ms", () => {
  const words = (/** @type {string} */ sign) => Array.from({ length: 4000 }, (_, at) => `${sign}${at * 7919 % 4001}`).join(" ");
  const [one, other] = [words("a"), words("b")];
  const began = worked();
  assert.throws(() => changes(one, other), TooDifferent);
  assert.ok(worked() - began < 600);
});
