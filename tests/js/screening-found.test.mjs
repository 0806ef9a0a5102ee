/** Ways to be reached that are only pointed to, text that is hidden, and danger that is none: each beside its near misses. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { screen } from "../../mediator/static/js/screening/engine.js";
import { readWords, tokenise } from "../../mediator/static/js/screening/tokens.js";
import { cleanView } from "../../mediator/static/js/screening/views.js";

/** @param {string} text @returns {string[]} the rules that mark it */
const rulesOf = (text) => screen(text).highlights.map(({ rule }) => rule);
const marks = (/** @type {string} */ category, /** @type {string} */ text) => screen(text).highlights.some((mark) => mark.category === category);

test("numbers, names and homes that are only pointed to are ways to reach somebody", () => {
  for (const [text, rule] of [
    ["I have the same number as always.", "contact.known"], ["Use the number you blocked.", "contact.known"], ["The van's reg ends KXV.", "contact.known"],
    ["If you look me up under my maiden name I'm there.", "contact.name"], ["It's all one word, with a two on the end.", "contact.name"],
    ["I am lodging at number seven, behind the fire station.", "contact.home"], ["Lantern dot pickle dot seldom gets you to the gate.", "contact.place"],
    ["Go in the Fox and ask for Baz.", "direct_contact.place"], ["I'm by the bandstand most evenings.", "direct_contact.place"], ["What school are your two at now?", "direct_contact.asks"],
  ]) assert.ok(rulesOf(text).includes(rule), `${text} ${rulesOf(text)}`);
  for (const text of [
    "The same number of people came as last year.", "The rest of it is six pages about my dad.", "I never moved on from that day.", "I'm not on Facebook.", "I read it all in one go, with no spaces to breathe.",
    "My work is the only thing that keeps me steady.", "We play football on Thursday evenings on the yard.", "I sit in the library most afternoons.", "I ask for nothing.", "What day did it happen, you asked.", "The well dot looked like a full stop.",
  ]) assert.deepEqual(rulesOf(text), [], text);
});

test("what letters spell is found where one of the words asks, threatens or hushes, and chance is left alone", () => {
  for (const text of [
    "Winter came early.\nAlways cold by four.\nI read most nights.\nThe library is small.\nFor all that I am well.\nOthers are not.\nReading helps.\nMornings are long.\nEvenings longer.",
    "That was music\nIn the hall a\nThe sea was still\nIt was small\nThe worst of them\nSo long a time", "my Mum camE. wE Talked. i Made tea, shE ate cake", "Things I need: soap, apples, yoghurt, nuts, oranges, tea, honey, ink, napkins, grapes.",
  ]) assert.ok(rulesOf(text).includes("hidden.acrostic"), text);
  for (const text of [
    "You asked me why.\nI have no good answer.\nThere was a window open.\nI climbed in.\nThat is all there was.\nAnd you were upstairs.", "milk, eggs, bread, butter, jam, cheese, apples", "I SAID NO and he did it ANYWAY.", "I am doing a BTEC in IT.",
  ]) assert.ok(!marks("hidden", text), text);
});

test("words in single letters, in signs and in any shift are hidden text, and so is what says how to read it", () => {
  for (const [text, rule] of [
    ["All is well. b-r-i-n-g t-h-e l-a-d-d-e-r. Regards.", "hidden.spaced"], ["d0nt s4y 4nyth1ng t0 th3m", "hidden.signs"], ["nhhs brxu prxwk vkxw derxw wkh fdu", "hidden.shifted"],
    ["nvvg nv zg gsv low slfhv", "hidden.shifted"], ["13-5-5-20  13-5  1-20  20-8-5  13-9-12-12", "hidden.encoded"], ["Only look at every third word.", "hidden.told"],
  ]) assert.ok(rulesOf(text).includes(rule), `${text} ${rulesOf(text)}`);
  for (const text of ["She spells it out: B-E-C-A-U-S-E.", "My initials are J. R. K.", "gr8 to hear u r ok 2day m8, c u l8r", "They moved me from D2 to E3 and back to A1.", "Annwyl Mrs Parry, mae'n ddrwg gen i am yr hyn a wnes i.", "We scored 12 5 20 and then 8 1 4.", "I read every other page."]) {
    assert.ok(!marks("hidden", text), text);
  }
});

test("a protected name that is written letter by letter is told once", () => {
  const { highlights } = screen("He lives in K e s t r e l H o u s e now.", { protectedTerms: ["Kestrel House"] });
  assert.deepEqual(highlights.map(({ category }) => category), ["protected"]);
});

test("long ago, turns of phrase and what the reader once did are no danger now; the same words without them are", () => {
  for (const [calm, danger] of [
    ["Years ago I wanted to die.", "I want to die."], ["I can't go on like this with the garden.", "I can't go on like this."], ["I hurt myself playing football.", "I hurt myself again."],
    ["This is goodbye from me, then.", "This is goodbye."], ["You threw me against the wall.", "He threw me against the wall."], ["She lost the will to live in the queue.", "I have lost the will to live."],
    ["I used to do suicide watch duty.", "They put me on suicide watch."], ["I took the tablets the kids draw on.", "I took all the tablets."],
  ]) {
    assert.ok(!marks("safeguarding", calm), calm);
    assert.ok(marks("safeguarding", danger), danger);
  }
});

test("danger told of somebody else is danger, and the same words of the past, of a film or of no danger are not", () => {
  for (const [calm, danger] of [
    ["He wants to go home.", "He wants to kill himself."], ["My brother says he'll help her.", "My brother says he'll hurt her."], ["She has stopped eating meat.", "She has stopped eating and says there's no point."],
    ["He hits the ball.", "He hits the kids."], ["The film scares my little sister.", "My mum's new boyfriend scares my little sister."], ["I think he is going to do something nice tonight.", "I think he is going to do something to himself tonight."],
    ["He could have killed somebody that night.", "He could kill somebody tonight, he's going to stab the lad in four."], ["My nan died.", "My nan wants 2 die."], ["He does not want to kill anyone.", "He wants to kill someone."],
    ["Years ago he tried to hang himself, when he was a boy.", "He tried to hang himself last night."], ["He cut himself on a tin.", "He is cutting himself."], ["She gave her clothes away to the hospice shop.", "She gave all her things away."],
  ]) {
    assert.ok(!marks("safeguarding", calm), calm);
    assert.ok(marks("safeguarding", danger), danger);
  }
});

test("danger told of somebody else stands on top for both sides, and says for each what to ask", () => {
  const text = "Ring me on 07700 900123. My brother wants to hang himself. I will smash your face in.";
  const [nobody, victim, offender] = [undefined, "victim", "offender"].map((authorSide) => screen(text, /** @type {any} */ ({ authorSide })).highlights[0]);
  for (const mark of [nobody, victim, offender]) assert.deepEqual([mark.category, mark.severity, mark.rule], ["safeguarding", 3, "safeguarding.other.dies"]);
  assert.equal(nobody.why, "Somebody else may want to die, or be harming themselves. Act on it first.");
  assert.equal(victim.why, `${nobody.why} Ask the author who it is, and where they are now.`);
  assert.equal(offender.why, `${nobody.why} Ask the author who it is. If they are held with the author, staff there must know today.`);
});

test("a spelling that no list has is read by its sound", () => {
  const read = (/** @type {string} */ word) => readWords(tokenise(cleanView(`was ${word}`)), `was ${word}`)[1].text;
  for (const [written, meant] of Object.entries({ suiside: "suicide", sucide: "suicide", suicde: "suicide", suacide: "suicide", sucidal: "suicidal", killd: "killed", killin: "killing", cuttin: "cutting", hurtin: "hurting", dyin: "dying", tablits: "tablets", meself: "myself", fone: "phone", adress: "address", numba: "number", nuffin: "nothing", fink: "think", tonite: "tonight", bruvver: "brother", faver: "father", parol: "parole" })) assert.equal(read(written), meant, written);
  assert.deepEqual(readWords(tokenise(cleanView("i want 2 die and take 2 pills")), "i want 2 die and take 2 pills").map(({ text }) => text).join(" "), "i want to die and take 2 pills");
});

test("disguised ways to be reached and hidden text of our own letters are found still, and their near misses stay quiet", () => {
  const rows = readFileSync(new URL("../screening/disguised.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const found = (/** @type {string} */ category) => rows.filter((row) => row.category === category && screen(row.text).highlights.some((mark) => mark.category === category || mark.category === row.or)).length;
  assert.ok(found("contact") >= 37 && found("hidden") >= 26, `${found("contact")} ${found("hidden")}`);
  for (const { text } of rows.filter(({ category }) => category === "quiet")) assert.ok(!marks("contact", text) && !marks("hidden", text), text);
});
