/** Make the version for the reader, with its cover note, and approve it. */
import { offer } from "../case/desk-acts.js";
import { at, chosen, show } from "../dom.js";
import { wantsLine } from "../case/line.js";
import { coverLines, drawLetter, lineFor } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, choose, put, words } from "../desk/dom.js";
import { lengthOf } from "../text/meter.js";
import { CoverFrom } from "../desk/cover-from.js";
import { isFirstWithCare } from "../desk/first-text.js";
import { unfinished } from "../desk/how-far.js";
import { Outgoing } from "../desk/outgoing.js";
import { screen } from "../desk/screen.js";
import { showTranslated, toldOfTranslation, translatedLines } from "../desk/translated-out.js";
import { offerTemplates } from "../desk/templates.js";
import { TermsOut, termsIn } from "../desk/terms-out.js";
import { addressWords } from "../desk/wishes-words.js";
import { drawUnfinished } from "../desk/unfinished.js";
import { KINDS, MODES } from "../desk/words.js";

const FIELDS = ["from", "about", "who", "text"];
const value = (id) => at(id).value.trim();
const lines = (id) => value(id).split("\n").map((line) => line.trim()).filter(Boolean);

const SOON = 400;

/** @type {Outgoing} */
let outgoing;
/** @type {CoverFrom} */
let from;
/** @type {TermsOut} */
let terms;
let line = "";
/** Whether it is opened only with somebody there: then the cover note names them, and their page asks for them. */
let first = false;
const FIRST = (name) => `This is the first text for ${name}, and two people approve in this case: it is opened only with somebody there. Below, write that person's name and nothing else. Before it opens, the page asks: “Is … with you now?”`;
const LONGEST_NAME = 40;

/** Whether the reader should know that something is missing: spelling, translation and the author's own wishes are not that. */
function tookOut(reading, { work }) {
  const light = ["spelling", "translation", "author"];
  return reading.changes(work).some((change) => change.removed.trim() !== "" && !light.includes(change.kind));
}

function cover({ item, reading }) {
  const { pages, minutes } = lengthOf(outgoing.text);
  const text = [value("text"), at("line-box").checked ? line : "", toldOfTranslation(reading.translated)].filter(Boolean).join("\n\n");
  return { v: 1, text, lang: outgoing.content.lang, att: [], kind: KINDS[item.kind].toLowerCase(), pages, minutes,
    about: lines("about"), removed: tookOut(reading, outgoing.work) ? 1 : 0,
    from: value("from"), who: value("who") };
}

function modes({ item }) {
  const written = item.laneState !== "agreed";
  return Object.entries(MODES).filter(([mode]) => (item.kind === "spoken" ? mode === "spoken" : mode !== "spoken" && (mode === "as-written") === written));
}

/** The author's wish decides how the box stands; the facilitator sees why, and can change it. */
async function offerLine({ item, reading, work, known }) {
  line = lineFor(reading.changes(work.work));
  const wanted = await wantsLine(known.open, known.desk.lanes.get(item.lane));
  show("line-part", line !== "");
  words("line-words", line);
  words("line-hint", wanted ? `${reading.author} wants the reader to know.` : `${reading.author} has not asked for this. Leave it out unless they want it.`);
  at("line-box").checked = line !== "" && wanted;
}

/** Look for the protected terms in the text and in the cover note as it stands. */
async function lookForTerms(matter) {
  await terms.look(() => termsIn(matter.known, outgoing.text, cover(matter), matter.item, matter.reading.translated?.text), () => matter.work.set({ terms: terms.typed }));
}

/** The lists of highlights that are answered here: of the text, and of its translation. */
function looked({ reading }) { return [outgoing.highlights, ...(reading.translated ? [reading.translated.highlights] : [])]; }

function drawLooked(matter) {
  const { reading, work } = matter;
  outgoing.draw();
  reading.translated?.draw(work, outgoing.marks().length);
  drawUnfinished(looked(matter), () => lookAgain(matter));
}

async function lookAgain(matter) {
  const { reading, work, known, item } = matter;
  outgoing = new Outgoing(matter, await screen(reading.outgoingText(work.work), known, item, true));
  await reading.translated?.look(known, item, true);
  drawLooked(matter);
}

function lookAgainSoon(matter) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => lookForTerms(matter), SOON);
  };
}

function fillForm(matter) {
  const again = lookAgainSoon(matter);
  at("line-box").addEventListener("change", again);
  put("outgoing", drawLetter(outgoing.parts));
  addChoices("mode", "radio", modes(matter));
  const kept = matter.work.work.cover;
  choose("mode", kept.mode ?? modes(matter)[0][0]);
  for (const id of FIELDS) {
    at(id).value = kept[id] ?? "";
    at(id).addEventListener("input", () => {
      matter.work.set({ cover: { ...matter.work.work.cover, [id]: at(id).value } });
      again();
    });
  }
  from.draw();
  if (!at("from").value) at("from").value = "the person you know of";
  first = isFirstWithCare(matter.known.desk, matter.reading.reader.lane);
  words("first", first ? FIRST(matter.reading.readerName) : "");
  // What is told has no cover note: a person asks the hearer first.
  show("cover-part", !isTold(matter));
}

function isTold({ item }) { return item.kind === "spoken"; }

function noCover() {
  return [
    ...(value("from") ? [] : [{ id: "from", words: "Say who it is from" }]),
    ...from.missing(),
    ...(lines("about").length ? [] : [{ id: "about", words: "Say what it deals with" }]),
    ...(value("who") ? [] : [{ id: "who", words: "Say who can be there" }]),
  ];
}

/** What was typed a moment ago is looked at before anything is signed. */
async function mustBeClear(matter) {
  await lookForTerms(matter);
  if (terms.missing().length) throw new Error(`${terms.missing()[0].words}. Choose “Change something”.`);
}

export const start = decisionPage({
  act: "offer",
  async prepare(matter) {
    outgoing = new Outgoing(matter, await screen(matter.reading.outgoingText(matter.work.work), matter.known, matter.item));
    from = await CoverFrom.of(matter);
    terms = new TermsOut([], "", { ...matter.work.work.terms });
    fillForm(matter);
    await offerTemplates("cover", at("text"));
    await offerLine(matter);
    words("reader-wishes", await addressWords(matter.known, matter.reading));
    showTranslated(matter.reading.translated);
    drawLooked(matter);
    await lookForTerms(matter);
  },
  missing: (matter) => [
    ...unfinished(looked(matter)),
    ...[...outgoing.open(), ...matter.reading.translated?.open(matter.work.work) ?? []].slice(0, 1).map((mark) => ({ id: `answer-${mark.n}-fine`, words: "Answer every highlight. What is not fine has to go back to the author" })),
    ...terms.missing(),
    ...(isTold(matter) ? [] : noCover()),
    ...(first && value("who").length > LONGEST_NAME ? [{ id: "who", words: "Write one name: the person who is with them when they open it" }] : []),
  ],
  summary: (matter) => [["For", matter.reading.readerName], ["How", MODES[chosen("mode")]], ...(isTold(matter) ? [] : coverLines(cover(matter))), ...terms.lines(), ["The whole text", outgoing.text], ...translatedLines(matter.reading.translated)],
  button: ({ known, reading }) => (known.desk.eyes > 1 ? "Approve this and ask a second reader" : `Approve this text for ${reading.readerName}`),
  decide: async (matter) => {
    await mustBeClear(matter);
    return offer(matter.known.open, matter.item, { dst: matter.reading.reader.lane, mode: chosen("mode"), overrides: terms.fresh(),
      outgoing: matter.reading.outgoing(matter.work.work), marks: outgoing.recorded(terms.fresh()), translated: matter.reading.translated?.recorded(matter.work.work), cover: cover(matter) });
  },
  done: ({ known, reading }) => (known.desk.eyes > 1 ? "A second reader can look at it now" : reading.item.kind === "spoken" ? `Cleared: it may be told to ${reading.readerName}` : `It is ready to be passed on to ${reading.readerName}`),
  kept: () => FIELDS.map((id) => at(id).value).filter(Boolean).join("\n\n"),
});
