/** The second reader: what was written, what the reader will get, and whether both are what the record says. */
import { approve, object, sourceOf } from "../case/desk-acts.js";
import { newestSubmission, restsOnPermission } from "../case/items.js";
import { keys } from "../keys.js";
import { at, chosen, clone, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { wireCare } from "../desk/care-page.js";
import { drawChanges } from "../desk/changes.js";
import { drawMarks } from "../desk/checks.js";
import { coverLines, drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { voidedWords } from "../desk/events.js";
import { unfinished } from "../desk/how-far.js";
import { answered, answersFrom } from "../desk/marks.js";
import { meterOf } from "../desk/meter.js";
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { wireRounds } from "../desk/rounds.js";
import { drawDanger, wireHarm } from "../desk/safety.js";
import { screen } from "../desk/screen.js";
import { showTranslated } from "../desk/translated-out.js";
import { wireViews } from "../changes-view.js";
import { TermsOut, overridesOf, termsIn } from "../desk/terms-out.js";
import { drawUnfinished } from "../desk/unfinished.js";
import { MODES } from "../desk/words.js";

const AFTER_THE_TEXT = 1000;
const reason = () => at("reason").value.trim();
let equal = false;

async function compare({ known, item, reading }) {
  const source = await known.open.body(sourceOf(item));
  const [a, b] = await Promise.all([source, reading.settled].map((content) => keys.letterHash({ content })));
  equal = a === b;
  if (equal && restsOnPermission(item)) await comparePermission({ known, item, reading }, source);
  const what = whatItRests(item);
  words("equal", equal ? `Compared on this device: the reader gets exactly ${what}.`
    : `The reader would not get exactly ${what}. Do not approve this. Object, and talk to the facilitator who made it.`);
  at("equal").classList.toggle("desk-warning", !equal);
}

/** @param {any} item */
function whatItRests(item) {
  if (item.laneState !== "agreed") return "what the author wrote";
  return restsOnPermission(item) ? "the text made under the author’s permission" : "the text the author agreed to";
}

/** A text under the standing permission: its author has not seen it, so this reader looks at each place. */
async function comparePermission({ known, item, reading }, proposal) {
  const original = await known.open.body(newestSubmission(item));
  const covered = await keys.isPermitted({ original, proposal });
  equal &&= covered;
  words("permission", covered
    ? `${reading.author} gave permission beforehand to take out names, places and contact details, and sees this afterwards. Look at each place: is it one of these?`
    : `${reading.author}’s permission does not cover these changes.`);
}

/** The highlights in the text for the reader. @type {any} */
let found;

/** @type {TermsOut} */
let terms;

function looked({ reading }) { return [found, ...(reading.translated ? [reading.translated.highlights] : [])]; }

async function showMarks(matter, again = false) {
  const { known, item, reading } = matter;
  const parts = partsOf(item.kind, reading.settled);
  const text = readingText(parts);
  const entry = known.open.find(item.offer.checks);
  const answers = reading.blind ? {} : answersFrom((await known.open.body(entry)).marks, text);
  found = await screen(text, known, item, again);
  const marks = answered(found, text, answers, paragraphsOf(parts)).map((mark) => ({ ...mark, unsaid: reading.blind }));
  put("marks", drawMarks(marks, () => {}, { only: [] }));
  if (again) await reading.translated?.look(known, item, true);
  reading.translated?.draw(matter.work, AFTER_THE_TEXT, () => {}, false);
  drawUnfinished(looked(matter), () => showMarks(matter, true));
}

async function showChanges({ reading }) {
  const parts = partsOf(reading.item.kind, reading.settled);
  const text = readingText(parts);
  const changes = reading.changes({ texts: {}, kinds: {} });
  put("changes", drawChanges(changes, null));
  wireViews({ before: reading.parts, after: parts, changes }, { list: ["changes"] });
  words("meter", changes.length ? (await meterOf(changes, reading.text, text)).words : "");
}

/** What was let stand by name, and by whom. What nobody spoke for is shown as a hit: it is for the one who passes it on. */
async function showTerms({ known, item, reading }, cover) {
  const { before, by } = reading.blind ? { before: [], by: "" } : await overridesOf(known, item);
  terms = new TermsOut(before, by);
  terms.asks = false;
  await terms.look(() => termsIn(known, readingText(partsOf(item.kind, reading.settled)), cover, item, reading.translated?.text));
}

/** Who asked for this reading and why, and approvals that were for another version. */
async function showAsked({ known, item, reading }) {
  put("asked", await Promise.all(item.asked.map(async (asked) => clone("line", { words:
    `${known.colleague(asked.by)} asked ${known.colleague(asked.who)} to read this. ${(await known.open.body(asked)).text}` }))));
  show("not-me", item.asked.some(({ who }) => who === known.me));
  at("not-me-link").href = linkTo("excuse", { case: known.id, item: item.msg });
  show("blind", reading.blind);
  show("how-answered", !reading.blind);
  put("voided", (reading.blind ? [] : item.voided).map((one) => clone("line", { words: voidedWords(one, known) })));
}

export const start = decisionPage({
  act: "second",
  async prepare(matter) {
    const { known, item, reading } = matter;
    put("original", drawLetter(reading.parts));
    put("outgoing", drawLetter(partsOf(item.kind, reading.settled)));
    const cover = await known.open.body(item.offer, "cover");
    put("cover", [["For", reading.readerName], ["How", MODES[item.offer.mode]], ...coverLines(cover)].map(([key, value]) => clone("fact", { key, value })));
    await Promise.all([compare(matter), showMarks(matter), showChanges(matter), showTerms(matter, cover), showAsked(matter)]);
    wireRounds(reading);
    drawDanger(reading.marks(matter.work.work));
    const here = { case: known.id, item: item.msg };
    await wireHarm(known, item, here);
    await wireCare(reading, here);
    show("beside-form");
    showTranslated(matter.reading.translated);
    at("verdict-approve").disabled = !equal;
    at("verdict").addEventListener("change", () => show("reason-part", chosen("verdict") === "object"));
  },
  missing: (matter) => [
    // An approval rests on what the checks found; an objection does not.
    ...(chosen("verdict") === "approve" ? [...unfinished(looked(matter)), ...terms.unfinished()] : []),
    ...(chosen("verdict") ? [] : [{ id: "verdict", words: "Choose your decision" }]),
    ...(chosen("verdict") === "object" && !reason() ? [{ id: "reason", words: "Say why you object" }] : []),
  ],
  summary: ({ reading, known, item }) => [["For", reading.readerName], ["Made by", known.colleague(item.offer.by)],
    ["Your decision", chosen("verdict") === "approve" ? "Approve" : "Object"], ...(chosen("verdict") === "object" ? [["Why", reason()]] : [])],
  button: ({ reading }) => (chosen("verdict") === "approve" ? `Approve this text for ${reading.readerName}` : "Object: a supervisor decides about it"),
  decide: ({ known, item }) => (chosen("verdict") === "approve" ? approve(known.open, item) : object(known.open, item, reason())),
  done: () => (chosen("verdict") === "approve" ? "You approved this text" : "You objected. A supervisor decides about it now"),
  kept: reason,
});
