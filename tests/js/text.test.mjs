/** Texts: one form, a list of changes that can be answered one by one, redaction, and the meters. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply, changes, TooDifferent } from "../../mediator/static/js/text/changes.js";
import { lengthOf, meter, warnings } from "../../mediator/static/js/text/meter.js";
import { normalise } from "../../mediator/static/js/text/normalise.js";
import { findEverywhere, KINDS, REDACTIONS, replaceEverywhere } from "../../mediator/static/js/text/redaction.js";

const LETTER = "Dear Sam,\n\nI was at home when you came in. My cousin Dean, who lives at 12 Mill Lane, found the door open. "
  + "I'm still angry, and I can't sleep.\n\nI don't want money. I want to know why you did it, and whether you think of it.\n\nRuth";

/** A small generator, so that a failure can be repeated from its seed. @param {number} seed */
function random(seed) {
  let state = seed;
  return (/** @type {number} */ below) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = ["the ", "door", " ", "\n", "\n\n", "can't ", "I'm", ", ", ".", "café ", "naïve", "[name removed]", "👩‍👧 ", "Mill Lane", "12", " 🙂", "-", "well-known ", "é", "\t", "“no”", "  ", "sorry "];

/** @param {string} text @param {(below: number) => number} pick */
function edited(text, pick) {
  let now = text;
  for (let edits = 1 + pick(5); edits > 0; edits -= 1) {
    const from = pick(now.length + 1);
    const to = Math.min(now.length, from + pick(3) * pick(9));
    let put = "";
    for (let pieces = pick(4); pieces > 0; pieces -= 1) put += PIECES[pick(PIECES.length)];
    now = now.slice(0, from) + put + now.slice(to);
  }
  return now;
}

test("ten thousand random edits: all changes give the proposal, none the original, any some of both in order", () => {
  for (let seed = 1; seed <= 10_000; seed += 1) {
    const pick = random(seed);
    let original = "";
    for (let pieces = pick(40); pieces > 0; pieces -= 1) original += PIECES[pick(PIECES.length)];
    const proposed = edited(original, pick);
    const list = changes(original, proposed);
    assert.equal(apply(original, list, list.map(({ id }) => id)), proposed, `seed ${seed}`);
    assert.equal(apply(original, list, []), original, `seed ${seed}`);
    let [last, lastProposed] = [-1, -1];
    for (const change of list) {
      assert.ok(change.startOriginal > last && change.startProposed > lastProposed, `seed ${seed}: changes in order and apart`);
      assert.equal(original.slice(change.startOriginal, change.endOriginal), change.removed);
      assert.equal(proposed.slice(change.startProposed, change.endProposed), change.added);
      [last, lastProposed] = [change.endOriginal - 1, change.endProposed - 1];
    }
  }
});

test("accepting some changes leaves the others as the author wrote them", () => {
  const proposed = LETTER.replace("Dean, who lives at 12 Mill Lane,", "[another person]").replace("I don't want money. ", "");
  const list = changes(LETTER, proposed);
  assert.equal(list.length, 2);
  assert.equal(apply(LETTER, list, [list[0].id]), LETTER.replace("Dean, who lives at 12 Mill Lane,", "[another person]"));
  assert.deepEqual(list.map(({ id, paragraph }) => [id, paragraph]), [[1, 2], [2, 3]]);
});

test("two changes with at most two words between them are one, and a change never cuts a word", () => {
  assert.deepEqual(changes("one two three four", "ONE two three FOUR").map(({ removed, added }) => [removed, added]), [["one two three four", "ONE two three FOUR"]]);
  assert.equal(changes("one two three more four", "ONE two three more FOUR").length, 2);
  assert.equal(changes("one\ntwo", "ONE\nTWO").length, 2);
  assert.deepEqual(changes("I can't go", "I cannot go").map(({ removed, added }) => [removed, added]), [["can't", "cannot"]]);
});

test("texts that have nothing in common end in time, with a clear answer", () => {
  const pick = random(7);
  const words = () => Array.from({ length: 8000 }, () => String.fromCharCode(97 + pick(26), 97 + pick(26), 97 + pick(26))).join(" ");
  const [one, two] = [words(), words()];
  const before = process.cpuUsage();
  assert.throws(() => changes(one, two), TooDifferent);
  assert.ok(process.cpuUsage(before).user / 1000 < 1500);
  assert.equal(meter(one, two).tooDifferent, true);
});

test("normalising gives one form, says what it took out, and changes nothing the second time", () => {
  assert.deepEqual(normalise("a\r\nb\rc"), { text: "a\nb\nc", changed: true, unseenRemoved: 0 });
  assert.equal(normalise("a\n\n\n\n \n\nb").text, "a\n\n\nb");
  assert.deepEqual(normalise("Ma\u200Brc\u202E"), { text: "Marc", changed: true, unseenRemoved: 2 });
  assert.equal(normalise("cafe\u0301").text, "café");
  assert.equal(normalise("👩‍👧 ❤️").text, "👩‍👧 ❤️");
  assert.equal(normalise("می‌خواهم").text, "می‌خواهم");
  assert.deepEqual(normalise(LETTER), { text: LETTER, changed: false, unseenRemoved: 0 });
  const odd = ["\u200B", "\u200D", "\u200C", "\uFE0F", "👩", "a", "ا", "\n", "\r", " ", "\u0301", "\u202E", "\u200F", "e", "\u0000", "\uFEFF", "\uD800"];
  for (let seed = 1; seed <= 3000; seed += 1) {
    const pick = random(seed);
    let text = "";
    for (let signs = pick(20); signs > 0; signs -= 1) text += odd[pick(odd.length)];
    const once = normalise(text).text;
    assert.deepEqual(normalise(once), { text: once, changed: false, unseenRemoved: 0 }, JSON.stringify(text));
  }
});

test("everywhere in this letter: whole words, any case and accents, each place ticked or not", () => {
  const text = "Maisie came. MAISIE's bag was there. maisie-lou? Maisies. Café Zoë, cafe zoe.";
  assert.deepEqual(findEverywhere(text, "Maisie").map(({ start }) => start), [0, 13, 37]);
  assert.equal(replaceEverywhere(text, "maisie", REDACTIONS[0], [1]).text, text.replace("MAISIE's", "[name removed]'s"));
  assert.equal(replaceEverywhere(text, "Café Zoë", "[place removed]").hits.length, 2);
  assert.deepEqual(replaceEverywhere(text, "  ", "x"), { text, hits: [] });
  assert.equal(findEverywhere("👩‍👧 Zoe 👩‍👧 Zoe", "zoe").length, 2);
});

test("redactions are words in square brackets, and tone is no kind of change", () => {
  for (const words of REDACTIONS) assert.match(words, /^\[[a-z ]+\]$/);
  assert.deepEqual([...KINDS], ["privacy", "safety", "law", "author", "spelling", "translation"]);
});

test("the meter counts places and share, and warns above a seventh or when feeling goes", () => {
  assert.deepEqual(meter(LETTER, LETTER), { places: 0, sharePercent: 0, feelingRemoved: [], much: false, tooDifferent: false });
  const light = meter(LETTER, LETTER.replace("Dean", "[name removed]"));
  assert.deepEqual([light.places, light.much, warnings(light)], [1, false, []]);
  const tamed = meter(LETTER, LETTER.replace("I'm still angry, and I", "I"));
  assert.deepEqual(tamed.feelingRemoved, ["angry"]);
  assert.match(warnings(tamed)[0], /feeling/);
  const heavy = meter(LETTER, LETTER.replace(/I don't want money.*of it\./, "Why?"));
  assert.ok(heavy.much && heavy.sharePercent > 14);
  const swearing = meter("You wrecked my bloody life.", "You wrecked my life.");
  assert.deepEqual(swearing.feelingRemoved, ["bloody"]);
});

test("the length of a text in pages of a prison sheet and slow minutes", () => {
  assert.deepEqual(lengthOf("Dear Sam"), { words: 2, pages: 1, minutes: 1, sentence: "About 1 page, 1 minute" });
  assert.deepEqual(lengthOf("word ".repeat(800)), { words: 800, pages: 2, minutes: 5, sentence: "About 2 pages, 5 minutes" });
});
