/** The same marks for both sides, in other words and with another rank: what a victim gives away, and what an offender asks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { promptWords } from "../../mediator/static/js/case/prompt-words.js";
import { ranked } from "../../mediator/static/js/desk/marks.js";
import { prompt, screen } from "../../mediator/static/js/screening/engine.js";

const SIDES = /** @type {("victim"|"offender")[]} */ (["victim", "offender"]);
/** @param {string} text @param {"victim"|"offender"} [authorSide] */
const marksOf = (text, authorSide) => screen(text, { authorSide, budgetMs: 60_000 }).highlights;
/** @param {string} text @param {"victim"|"offender"} authorSide */
const first = (text, authorSide) => ranked(marksOf(text, authorSide))[0];
/** @param {string} text @param {"victim"|"offender"} authorSide @returns {string[]} what their author reads */
const told = (text, authorSide) => prompt(text, { authorSide }).prompts.map(({ about }) => promptWords(about, authorSide));

test("a victim's own details stand on top, with what the other person could do with them", () => {
  for (const text of ["You are a coward. I moved to 12 Mill Lane in the spring.", "You ruined my life, you bastard. My number is 07700 900123.", "I hate you. I live behind the chip shop now.",
    "You made me afraid of the dark. I'm by the bandstand most evenings.", "You ruined us. I am alone every night from eight.", "I hate you. There is a key under the mat.", "You disgust me. I work at Brindle Primary School and I am not ashamed of it."]) {
    const mark = first(text, "victim");
    assert.equal(mark.severity, 3, text);
    assert.match(mark.why, /could tell the other person where the author is, or how to reach them\.$/, text);
    assert.ok(told(text, "victim").some((words) => /other person must not|could find you|may show where you live/.test(words)), text);
  }
});

test("a victim's anger ranks low and is theirs to keep, and they are not told about it", () => {
  for (const text of ["You lying bastard.", "You fucking coward, you wrecked my bloody life.", "You disgust me."]) {
    const [mark, ...rest] = marksOf(text, "victim");
    assert.equal(mark.category, "abusive", text);
    assert.deepEqual([mark, ...rest].map(({ severity }) => severity > 1), Array(rest.length + 1).fill(false), text);
    assert.match(mark.why, /^Strong feeling .* it may stay/, text);
    assert.deepEqual(told(text, "victim"), [], text);
    assert.ok(first(text, "offender").severity > 1 || /swearing/.test(first(text, "offender").why), text);
    assert.doesNotMatch(first(text, "offender").why, /Strong feeling/, text);
  }
  assert.equal(marksOf("You are a paki and a thief.", "victim")[0].severity, 2, "a slur is shown, and does not stand on top");
  assert.match(marksOf("I will find you, watch your back.", "victim")[0].why, /may be anger, which may stay/);
});

test("an offender's question where somebody is, and a way to meet, stand on top in words of their own", () => {
  const asks = first("You should not have been there. Are you still working at the bakery?", "offender");
  assert.deepEqual([asks.rule, asks.severity], ["direct_contact.asks", 3]);
  assert.match(asks.why, /^Asks where the reader is or how to find them: take it out/);
  assert.match(told("Where do you live now?", "offender")[0], /where the other person is\. It may frighten them/);
  for (const text of ["You should not have been there. Come and meet me outside the library.", "It was only a phone. You can ring me at home."]) {
    const mark = first(text, "offender");
    assert.deepEqual([mark.category, mark.severity], ["direct_contact", 3], text);
    assert.match(mark.why, /around the service\.$/, text);
  }
  assert.match(first("Come and meet me outside the library.", "victim").why, /there are safe ways to offer/);
});

test("the side changes words and rank and never what is marked by a rule; danger and protected terms stay as they are", () => {
  const text = "I want to die. Kestrel knows. You lying cow. My number is 07700 900123. Where do you work now? It was only a slap, so please forgive me.";
  const of = (/** @type {any} */ authorSide) => screen(text, { authorSide, protectedTerms: ["Kestrel"] }).highlights.filter(({ rule }) => !rule.endsWith(".learnt"));
  const rules = (/** @type {any} */ side) => of(side).map(({ rule, start }) => `${start} ${rule}`).sort();
  assert.deepEqual(rules("victim"), rules("offender"));
  for (const category of ["safeguarding", "protected"]) assert.deepEqual(of("victim").find((mark) => mark.category === category), of("offender").find((mark) => mark.category === category));
  for (const side of SIDES) {
    assert.deepEqual(of(side).map(({ category }) => category).slice(0, 2), ["safeguarding", "protected"], side);
    assert.equal(ranked(of(side))[0].category, "safeguarding", side);
  }
});

test("short, plain and misspelt writing is no reason for a mark, whoever writes", () => {
  const plain = [
    ["I am sorry for what I did. I know it was wrong.", "im sory for wot i dun. i no it woz rong"], ["I took the bike and I sold it. I should not have.", "i tuk ur bike an sold it. i shudnt ov"],
    ["I do not write well. I hope this is all right.", "i dont rite good. hope its alrite"], ["I think about it every day.", "fink about it evry day"], ["I was drunk, but that is no excuse.", "woz drunk. aint no excuse"],
    ["You asked why. I do not know. I wish I did.", "u askd y. dunno. wish i did"], ["I am learning to read in here.", "im lernin to reed in ere"],
  ];
  for (const [spelt, misspelt] of plain) {
    for (const side of SIDES) for (const text of [spelt, misspelt, misspelt.toUpperCase(), spelt.replace(/[.,]/g, "")]) assert.deepEqual(marksOf(text, side), [], `${side}: ${text}`);
  }
});
