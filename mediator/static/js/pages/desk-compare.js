/** The second person: does what a colleague wrote down say what the paper says? */
import { compare, stopsVersion } from "../case/paper.js";
import { newestSubmission } from "../case/items.js";
import { at, chosen, clone, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { onItsWay, paperWords, whyNotCompare } from "../desk/paper-words.js";
import { showPaper } from "../desk/paper-view.js";

const text = () => at("text").value.trim();
const differs = () => chosen("found") === "differs";
/** What was made of it when the page was opened. @param {any} matter */
const way = ({ item, known, reading }) => onItsWay(item, { reader: reading.readerName, author: known.name(item.lane) });

/** The row of the summary that says what is stopped. @param {any} matter @returns {[string, string][]} */
function onWay(matter) {
  const made = differs() ? way(matter) : null;
  return made ? [["What was made of it", `${made.is} ${made.becomes}.`]] : [];
}

export const start = decisionPage({
  act: "compare",
  beside: true,
  shut: ({ item, known }) => whyNotCompare(item, known),
  async prepare({ known, item, reading }) {
    words("paper-words", paperWords(item, known));
    put("written", drawLetter(reading.parts));
    await showPaper(known, item, "paper");
    at("found").addEventListener("change", () => {
      show("text-part", differs());
      const made = differs() ? way({ item, known, reading }) : null;
      words("on-its-way", made ? `${made.is} ${made.becomes}.` : "");
    });
    put("earlier", await Promise.all(item.found.filter((/** @type {any} */ one) => one.found === "differs").map(async (/** @type {any} */ one) =>
      clone("line", { words: `${known.colleague(one.by)} found: ${(await known.open.body(one)).text}` }))));
  },
  missing: () => [
    ...(chosen("found") ? [] : [{ id: "found", words: "Choose what you found" }]),
    ...(differs() && !text() ? [{ id: "text", words: "Say what differs" }] : []),
  ],
  summary: ({ known, item, reading }) => [["Written down by", known.colleague(newestSubmission(item).by)],
    ["You found", differs() ? "Something differs" : "It says what the paper says"], ...(differs() ? [["What differs", text()]] : []), ...onWay({ known, item, reading })],
  button: ({ item }) => (differs() ? stopsVersion(item) ? "Say that something differs, and stop the version" : "Say that something differs: it goes no further" : "Say that it says the same"),
  async decide({ known, item }) {
    await compare(known.open, item, differs() ? "differs" : "same", differs() ? text() : "");
    known.fold();
    const { state } = known.item(item.msg);
    show("anew", differs() && state === "waiting");
    const answer = differs() && ["proposed", "agreed"].includes(state);
    show("anew-later", answer);
    at("said-link").href = linkTo("said", { case: known.id, lane: item.lane });
    at("back-here").href = linkTo("transcript", { case: known.id, lane: item.lane, item: item.msg });
    show("anew-gone", differs() && state === "released");
    at("anew-link").href = linkTo("transcript", { case: known.id, lane: item.lane, item: item.msg });
  },
  done: () => (differs() ? "You found a difference. It is written down anew before it goes further" : "You compared it. It can go on now"),
  kept: text,
});
