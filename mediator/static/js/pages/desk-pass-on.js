/** Pass on what was approved: now, or at an hour. */
import { note, park, passOn } from "../case/desk-acts.js";
import { at, chosen, clone, show } from "../dom.js";
import { coverLines, drawLetter } from "../desk/cover-note.js";
import { fieldDate, hourWords, isBlocked, isQuiet, longDateWords, nextWorkingDay, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { partsOf, readingText } from "../case/parts.js";
import { TermsOut, overridesOf, termsIn } from "../desk/terms-out.js";
import { MODES } from "../desk/words.js";

const SOONEST = 300;
/** @type {object} */
let cover;
/** @type {TermsOut} */
let terms;

const hour = () => (chosen("when") === "hour" ? secondsOf(at("hour-date").value, at("hour-hour").value) : 0);
const call = () => secondsOf(at("call-date").value);

/** Why the reader asked not to be reached then, or "". */
function unwanted({ known, item }) {
  const { wishes } = known.desk.lanes.get(item.offer.dst);
  const when = chosen("when") === "hour" ? hour() : known.now;
  if (!wishes || !when) return "";
  if (isBlocked(when, wishes.blocked)) return "The reader asked not to be reached on that day. Choose another day.";
  if (isQuiet(when, wishes.quiet)) return "The reader asked for quiet at that hour. Choose another hour.";
  return "";
}

function showUnwanted(matter) {
  show("hour-part", chosen("when") === "hour");
  words("blocked-words", unwanted(matter));
}

function missingHour(matter) {
  if (!chosen("when")) return [{ id: "when", words: "Choose when it is passed on" }];
  if (chosen("when") === "hour" && hour() < matter.known.now + SOONEST) {
    return [{ id: "hour-date", words: "Choose a day and hour that lie ahead" }];
  }
  const why = unwanted(matter);
  return why ? [{ id: chosen("when") === "hour" ? "hour-date" : "when", words: why }] : [];
}

/** The terms that the case protects by now, in what was approved: some may be newer than the approval. */
async function lookForTerms({ known, item, reading }) {
  const { before, by } = await overridesOf(known, item);
  terms = new TermsOut(before, by);
  terms.draw(await termsIn(known, readingText(partsOf(item.kind, reading.settled)), cover));
}

async function send({ known, item, reading }) {
  const when = hour();
  if (when) await park(known.open, item, when, terms.fresh());
  else await passOn(known.open, item, terms.fresh());
  await note(known.open, `${at("caller").value.trim()} rings ${reading.readerName} on ${longDateWords(call())}, after this was passed on.`);
}

export const start = decisionPage({
  act: "pass",
  async prepare(matter) {
    const { known, item, reading } = matter;
    cover = await known.open.body(item.offer, "cover");
    put("cover", [["For", reading.readerName], ["How", MODES[item.offer.mode]], ...coverLines(cover)].map(([key, value]) => clone("fact", { key, value })));
    put("outgoing", drawLetter(partsOf(item.kind, reading.settled)));
    await lookForTerms(matter);
    at("when").addEventListener("change", () => showUnwanted(matter));
    for (const id of ["hour-date", "hour-hour"]) at(id).addEventListener("input", () => showUnwanted(matter));
    at("hour-date").value = fieldDate(nextWorkingDay(known.now));
    at("hour-hour").value = "10:00";
    at("call-date").value = fieldDate(nextWorkingDay(known.now));
  },
  missing: (matter) => [
    ...terms.missing(),
    ...missingHour(matter),
    ...(call() ? [] : [{ id: "call-date", words: "Say when the reader is rung afterwards" }]),
    ...(at("caller").value.trim() ? [] : [{ id: "caller", words: "Say who rings" }]),
  ],
  summary: ({ reading, item }) => [["To", reading.readerName], ["When", hour() ? hourWords(hour()) : "Now"], ["How", MODES[item.offer.mode]], ...terms.lines(),
    ["Call afterwards", `${at("caller").value.trim()}, ${longDateWords(call())}`]],
  button: ({ reading }) => (hour() ? `Sign now, and pass this on to ${reading.readerName} on ${hourWords(hour())}` : `Pass this on to ${reading.readerName} now`),
  decide: send,
  done: ({ reading }) => (hour() ? `It will be passed on to ${reading.readerName} on ${hourWords(hour())}. Until then you can stop it` : `Passed on to ${reading.readerName}`),
});
