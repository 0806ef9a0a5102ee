/** The screening engine: what it must find, what it must leave alone, in what order, and how it says so. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { firstUnfinished, unfinished, whyUnfinished, withoutTerms } from "../../mediator/static/js/desk/how-far.js";
import { promptWords } from "../../mediator/static/js/case/prompt-words.js";
import { prompt, screen } from "../../mediator/static/js/screening/engine.js";
import { compile, PatternInvalid } from "../../mediator/static/js/screening/patterns.js";
import { distance } from "../../mediator/static/js/screening/protected.js";
import { readSpelling } from "../../mediator/static/js/screening/spelling.js";
import { cleanView, original } from "../../mediator/static/js/screening/views.js";

const rows = (/** @type {string} */ name) => readFileSync(new URL(`../screening/${name}.jsonl`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const prompts = (/** @type {string} */ text, /** @type {any} */ circumstances) => prompt(text, circumstances).prompts.map((one) => ({ ...one, words: promptWords(one.about, circumstances.authorSide) }));
/** Measured, in percent of our own phrases, whose authors nobody knows; raise them when the engine gets better. */
const FLOORS = /** @type {Record<string, number>} */ ({ contact: 97, protected: 100, safeguarding: 63, hidden: 100, third_party: 100,
  abusive: 88, pressure: 30, blame: 31, legal: 47, threat: 41, direct_contact: 35 });
/** From twenty letters with nothing in them, by both sides. */
const PLAIN = ["By the time I was stood in your kitchen I'd have done whatever they said.", "I sat there, and I could not speak for a good ten minutes.", "I took £6,250 that you had put by for a flat.", "I still have headaches on and off.",
  "I heard that read out and I couldnae look up.", "Then I had to have the blood tests.", "My mum cried for two days and she said \"that woman could have died\".", "I wake up at four hearing you say it.", "A stranger talked to me about her tomatoes until I came away.",
  "I was in hospital nine weeks.", "i didnt count but thats about right.", "I pleaded guilty at the first hearing and was sent down for five years.", "I blamed the bank when the police came.", "You answered a man who asked you about your day.", "I read three of them and put them back.",
  "They put me by the flowers and I like it.", "I know you were fifteen and you were screaming for your mum.", "I did have a bad year.", "I used to say I'd kill you if I saw you.", "But you were not the company."];
const QUIET_FLOOR = 98;

test("what was found of our own phrases is found still", () => {
  const counts = /** @type {Record<string, [number, number, string[]]>} */ ({});
  for (const { category, text, marked, terms = [] } of rows("found")) {
    const at = text.indexOf(marked);
    const hit = screen(text, { protectedTerms: terms }).highlights.some((mark) => mark.category === category && mark.start < at + marked.length && mark.end > at);
    const count = (counts[category] ??= [0, 0, []]);
    count[0] += Number(hit);
    count[1] += 1;
    if (!hit) count[2].push(text);
  }
  for (const [category, [found, all, missed]] of Object.entries(counts)) {
    assert.ok((100 * found) / all >= FLOORS[category], `${category}: ${found} of ${all}; missed ${JSON.stringify(missed)}`);
  }
  assert.deepEqual(Object.keys(counts).sort(), Object.keys(FLOORS).sort());
});

test("near misses stay quiet", () => {
  const loud = rows("quiet").filter(({ quiet, text, terms = [] }) => screen(text, { protectedTerms: terms }).highlights.some((mark) => quiet === "all" || mark.category === quiet));
  const all = rows("quiet").length;
  assert.ok((100 * (all - loud.length)) / all >= QUIET_FLOOR, JSON.stringify(loud.map(({ text }) => text)));
});

test("danger stands first, and nothing suppresses it", () => {
  const text = "Ring me on 07700 900123, you lying cow, or meet me in the park with Kestrel. I will kill myself. I told them I want to die, I never said so before.";
  const { highlights, complete } = screen(text, { protectedTerms: ["Kestrel"], names: { author: "Al" } });
  assert.ok(complete);
  const order = highlights.map(({ category }) => category);
  const dangers = order.filter((category) => category === "safeguarding").length;
  assert.ok(dangers >= 1);
  assert.deepEqual(order.slice(0, dangers), Array(dangers).fill("safeguarding"));
  assert.ok(order.includes("contact") && order.includes("protected") && order.includes("abusive"));
  for (const cover of ["I do not want to say that I want to kill myself.", "They said I should not write that I will kill myself.", "kill myself kill myself"]) {
    assert.equal(screen(cover, { protectedTerms: ["kill", "myself", "kill myself"] }).highlights[0].category, "safeguarding");
  }
});

test("every highlight has a reason in a sentence, an excerpt, and offsets that agree", () => {
  const text = "👩‍👧 Dear Café, oh seven seven double oh nine hundred one two three. 🙂 Ké\u200bstrel lives at 12 Mill Lane 🙂 you fool, I'll find you. Watch your back.";
  for (const mark of screen(text, { protectedTerms: ["Kestrel"] }).highlights) {
    assert.match(mark.why, /^[A-Z].*[.]$/);
    assert.equal(text.slice(mark.start, mark.end).slice(0, 160), mark.excerpt);
    assert.equal([...text].slice(mark.startPoint, mark.endPoint).join(""), text.slice(mark.start, mark.end));
    assert.ok(mark.severity >= 1 && mark.severity <= 3);
    assert.match(mark.rule, new RegExp(`^${mark.category}\\.`));
  }
});

test("a hidden character inside a protected word is told with the word", () => {
  const { highlights } = screen("I miss Kes\u200btrel.", { protectedTerms: ["Kestrel"] });
  assert.deepEqual(highlights.map(({ category }) => category), ["protected"]);
  assert.match(highlights[0].why, /cannot be seen/);
});

test("a view leads back to the smallest original range", () => {
  const text = "x\uFB01\u200bn\u0301e Ｑ";
  const view = cleanView(text);
  assert.equal(view.text, "xfine q");
  assert.deepEqual(original(view, 1, 2), { start: 1, end: 2 });
  assert.deepEqual(original(view, 3, 5), { start: 3, end: 6 });
});

test("words are read as they sound, ordinary words and names as they stand", () => {
  for (const [written, read] of [["thort", "thought"], ["scard", "scared"], ["tabluts", "tablets"], ["strangeld", "strangled"], ["daugter", "daughter"], ["finkin", "thinking"], ["tierd", "tired"]]) assert.equal(readSpelling(written), read);
  for (const word of ["bikes", "scar", "medals", "guardian", "treble", "strait", "mediation", "hallway", "birthdays", "leases"]) assert.equal(readSpelling(word), word);
  assert.equal(readSpelling("daugter", true), "daugter");
  for (const text of ["I have thort about ending it.", "i wana dye, i realy do, im so tierd of being alive", "he strangeld me last nite"]) assert.equal(screen(text).highlights[0]?.category, "safeguarding", text);
});

test("letters moved along the alphabet, strong words with signs for letters, and spoken names are found", () => {
  for (const [text, rule] of [["Ubcr lbh unir n ybpx ba gur onpx qbbe", "hidden.shifted"], ["he called me a p!g and a f@ggot", "abusive.slur"], ["I am big dunc underscore seventy one on there", "contact.handle"], ["it is hetty at larkfield dot example", "contact.email"]]) {
    assert.ok(screen(text).highlights.some((mark) => mark.rule === rule), text);
  }
  for (const text of ["Help!I shouted.", "The crwth is a Welsh instrument, and so is the pibgorn.", "At £5 a go it was cheap."]) assert.deepEqual(screen(text).highlights, [], text);
});

test("p6: a short protected name is found in small letters; a name that is an ordinary word with a capital, or where a name stands", () => {
  const marked = (/** @type {string} */ name, /** @type {string} */ text) => screen(text, { protectedTerms: [name] }).highlights.some(({ category }) => category === "protected");
  for (const name of ["Emma", "Liam", "Zoe", "Noah", "Amy", "Mia", "Ian", "Jo", "Al"]) {
    assert.ok(marked(name, `i no about ${name.toLowerCase()} and the dog`), name);
    assert.ok(marked(name, `say hello to ${name.toLowerCase()}'s mum`), `${name}'s`);
  }
  for (const [name, text] of [["Rose", "i seen Rose at school"], ["Rose", "tell rose i no"], ["Jack", "hi jack, its me"], ["Hope", "dear hope"], ["Grace", "i no about grace and the dog"]]) assert.ok(marked(name, text), text);
  for (const [name, text] of [["Rose", "the sun rose over the hill"], ["Hope", "i hope you are well"], ["Jack", "a jack for the car"], ["Emma", "em and ma were there"], ["Ian", "i an my brother"], ["Amy", "the army"], ["Liam", "lima beans"], ["Joss", "a joss stick"]]) assert.ok(!marked(name, text), text);
});

test("a protected name is found in small letters, with a slip and with a sign in it, whatever the name is", () => {
  const heads = "El Zad Mar Jem Kest Bran Tor Wil Fen Ash Rud Cor Hal Pem Sel Tam Orl Vey Lud Gar".split(" ");
  const tails = "lerby ie ibel ima rell nock wick combe sham tree lowe bourne dyke mond ley vane ric stow gill porth".split(" ");
  const ends = "a en is o".split(" ");
  const names = heads.flatMap((head) => tails.flatMap((tail) => [`${head}${tail}`, ...ends.map((end) => `${head}${tail}${end}`)])).filter((name) => name.length > 4);
  const lost = (/** @type {(name: string) => string} */ written) => names.filter((name) =>
    !screen(`i drove by ${written(name)} on tuesday.`, { protectedTerms: [name] }).highlights.some(({ category }) => category === "protected"));
  assert.ok(names.length > 1900);
  const [small, slipped, signed] = [lost((name) => name.toLowerCase()), lost((name) => `${name.slice(0, 2)}${name.slice(1)}`), lost((name) => `${name[0]}@${name.slice(2)}`)];
  assert.ok(small.length < names.length / 200, `${small.length} in small letters: ${small.slice(0, 5)}`);
  assert.ok(slipped.length < names.length / 50, `${slipped.length} with a letter twice: ${slipped.slice(0, 5)}`);
  assert.ok(signed.length < names.length / 50, `${signed.length} with a sign: ${signed.slice(0, 5)}`);
});

test("a box for post is a way to reach somebody", () => {
  for (const text of ["I'm at PO Box 8841, Harle.", "Write to P.O. Box no. 12."]) assert.deepEqual(screen(text).highlights.map(({ rule }) => rule), ["contact.street"], text);
  assert.deepEqual(screen("I put it in the post box in 2019.").highlights, []);
});

test("distance counts slips and swaps", () => {
  assert.equal(distance("kestrel", "kestrel", 2), 0);
  assert.equal(distance("ketsrel", "kestrel", 2), 1);
  assert.equal(distance("kestril", "kestrels", 2), 2);
  assert.ok(distance("something", "kestrel", 2) > 2);
});

test("prompts are gentle, never name a protected term, put help first, and differ by side", () => {
  const text = "My number is 07700 900123. Kestrel, I can't go on. You horrible bastard, you made me do it.";
  const victim = prompts(text, { authorSide: "victim", protectedTerms: ["Kestrel"] });
  const offender = prompts(text, { authorSide: "offender", protectedTerms: ["Kestrel"] });
  assert.equal(victim[0].about, "safeguarding");
  assert.ok(victim.some(({ words }) => words === "You wrote a telephone number. The other person must not have it. It will be taken out."));
  assert.ok(offender.some(({ words }) => words === "You wrote a telephone number. It will be taken out before anybody else reads this."));
  assert.ok(!victim.some(({ about }) => about === "abusive" || about === "blame"));
  assert.ok(offender.some(({ about }) => about === "abusive") && offender.some(({ about }) => about === "blame"));
  for (const prompt of [...victim, ...offender]) {
    assert.ok(prompt.words && prompt.places.length && prompt.excerpt !== undefined);
    assert.ok(!JSON.stringify(prompt.words).includes("Kestrel"));
  }
  assert.deepEqual(prompts("Thank you for reading.", { authorSide: "victim" }), []);
});

test("an author whose side the page does not know is told nothing about ordinary sentences, nor about anger", () => {
  for (const text of PLAIN) assert.deepEqual(prompts(text, {}), [], text);
  const told = prompts("You horrible bastard, you made me do it. I can't go on, I want to die. Ring me on 07700 900123.", {}).map(({ about }) => about);
  assert.deepEqual(told, ["safeguarding", "telephone", "direct_contact"]);
  const clean = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((number) => rows(`letters-${number}`)).filter(({ spans, ignore = [] }) => !spans.length && !ignore.length);
  const marked = clean.flatMap(({ text }) => prompts(text, {}).filter(({ about }) => about !== "third_party"));
  assert.ok(clean.length > 400 && marked.length < clean.length / 4, `${marked.length} remarks in ${clean.length} letters`);
});

test("short, plain or misspelt writing is never held against its author", () => {
  for (const text of ["Sorry. I did it. That is all.", "i am sory for wot i dun an i no it dont make it beter", "I aint good wiv words. I nicked ur bike an sold it. i was rong", "Yes. No. I dont know why. Sorry."]) {
    assert.deepEqual(prompts(text, { authorSide: "offender" }), [], text);
  }
});

test("when the time is over the answer says so, and danger was looked for first", () => {
  const text = `I want to die. ${"Ring me on 07700 900123. ".repeat(4000)}`;
  const { highlights, complete } = screen(text, { budgetMs: 0 });
  assert.equal(complete, false);
  assert.equal(highlights[0].category, "safeguarding");
});

test("more than can be listed is said, not hidden", () => {
  const { highlights, complete, tooMany } = screen("Mail a@example.org now. ".repeat(5000), { budgetMs: 60_000 });
  assert.equal(highlights.length, 1000);
  assert.deepEqual([complete, tooMany], [false, true]);
  const cut = screen("Mail a@example.org now. ".repeat(20), { budgetMs: 0 });
  assert.deepEqual([cut.complete, cut.tooMany], [false, false]);
});

test("a list that is not whole says whether looking again can help, also when it has fewer than a thousand or many more", () => {
  const list = (/** @type {number} */ length, /** @type {any} */ how) => Object.assign(Array.from({ length }, (_, at) => ({ category: at % 9 ? "contact" : "protected" })), how);
  const many = withoutTerms(list(1000, { incomplete: true, tooMany: true }));
  assert.equal(many.length, 888);
  assert.match(whyUnfinished(many), /^There are more than 1,000 highlights, and not all are listed\. A text with so many cannot be offered: give it back/);
  assert.deepEqual(unfinished([list(3, {}), many]), [{ id: "marks-unfinished", words: "There are more than 1,000 highlights. Give it back, or suggest a shorter text" }]);
  const slow = withoutTerms(list(1400, { incomplete: true, tooMany: false }));
  assert.match(whyUnfinished(slow), /parts of the text were not looked at/);
  assert.deepEqual(unfinished([many, slow]), [{ id: "marks-again", words: "The checks did not finish. Look again first" }]);
  assert.equal(firstUnfinished([many, slow]), slow);
  assert.deepEqual(unfinished([list(2000, { incomplete: false, tooMany: false })]), []);
});

test("a mistyped pattern is refused in words", () => {
  for (const source of ["", "ring me _3", "_2 ring", "ring? me", "$nothing here", "ring|it's", "ring _9 me", "Ring it"]) assert.throws(() => compile(source, null), PatternInvalid, source);
});

test("what pages load is made from the data that people edit", () => {
  execFileSync(process.execPath, ["scripts/screening_data.mjs", "--check"], { cwd: new URL("../..", import.meta.url) });
});
