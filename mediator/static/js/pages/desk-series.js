/** Texts of one author to one reader, together: what adds up from one to the next, and each of them to read. */
import { at, clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { drawLetter } from "../desk/cover-note.js";
import { dateWords } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { readerOf } from "../desk/may.js";
import { begin } from "../desk/page.js";
import { lettersOf, seriesOf } from "../desk/series.js";
import { stateWords } from "../desk/relay-words.js";
import { CATEGORIES, KINDS, listed, some } from "../desk/words.js";

/** Facts drawn at most: those in most letters come first. */
const MOST = 100;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const item = known.item(here.item);
  if (!item) throw new Error("There is no such item in this case.");
  identify(known, "");
  const reader = readerOf(item, known.desk);
  const letters = await lettersOf(known, item);
  words("title", `From ${known.name(item.lane)} to ${reader ? known.name(reader.lane) : "nobody yet"}: ${some(letters.length, "text")}`);
  at("back-link").href = linkTo("review", here);
  put("letters", letters.map((letter) => drawOne(known, letter, letter.item === item)));
  drawSeries(await seriesOf(known, item, letters), letters.length);
});

function drawSeries({ facts, growing, complete }, count) {
  put("facts", facts.slice(0, MOST).map((fact) => clone("fact-row", { words: fact.words, category: CATEGORIES[fact.category],
    letters: numbers(fact.letters), passed: fact.passed.length ? numbers(fact.passed) : "Nothing of it" })));
  show("facts-table", facts.length > 0);
  words("facts-more", facts.length > MOST ? `Only ${MOST} of ${facts.length} are shown, those in most letters first.` : "");
  put("growing", growing.map((sentence) => clone("line", { words: sentence })));
  show("growing-none", growing.length === 0);
  words("growing-none", count < 2 ? "There is one letter only: nothing to compare yet." : "Nothing that the checks can count has grown. That does not mean there is nothing.");
  show("incomplete", !complete);
}

/** "Letter 1", "Letters 1, 2 and 4". @param {number[]} all */
function numbers(all) { return `${all.length === 1 ? "Letter" : "Letters"} ${listed(all.map(String))}`; }

function drawOne(known, { n, item, text, passed }, isThis) {
  const drawn = clone("letter", { what: `Letter ${n}: ${KINDS[item.kind].toLowerCase()} of ${dateWords(item.submissions[0].ts)}${isThis ? ", the one you are looking at" : ""}`,
    state: stateWords(item) });
  slot(drawn, "what").href = linkTo("cover", { case: known.id, item: item.msg });
  slot(drawn, "passed").append(...readable(passed));
  slot(drawn, "passed-part").hidden = passed === "";
  slot(drawn, "text").append(...readable(text));
  return drawn;
}

/** @param {string} text */
function readable(text) { return text ? drawLetter([{ id: "text", label: "", text }]) : []; }
