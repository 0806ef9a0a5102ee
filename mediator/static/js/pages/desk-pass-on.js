/** Pass on what was approved: now in a meeting, at one of the service's usual hours, or at another hour. */
import { park, passOn } from "../case/desk-acts.js";
import { openCalls } from "../case/desk-calls.js";
import { at, chosen, clone, show } from "../dom.js";
import { coverLines, drawLetter } from "../desk/cover-note.js";
import { fieldDate, hourWords, isBlocked, nextWorkingDay, secondsOf, whenWords } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { isLateCall, nextHours, serviceHours, unwantedAt } from "../desk/delivery-hours.js";
import { choose, options, put, words } from "../desk/dom.js";
import { droppedHour, droppedWords, isAsBefore } from "../desk/events.js";
import { partsOf, readingText } from "../case/parts.js";
import { isFirstWithCare } from "../desk/first-text.js";
import { TermsOut, overridesOf, termsIn } from "../desk/terms-out.js";
import { showTranslated } from "../desk/translated-out.js";
import { sealedWishes, tooMany, wishLines } from "../desk/wishes-words.js";
import { MODES } from "../desk/words.js";

const SOONEST = 300;
/** @type {object} */
let cover;
/** @type {TermsOut} */
let terms;
/** How much the reader wants in a month, 0 for any number. */
let monthly = 0;

const value = (id) => at(id).value.trim();
const isNow = () => chosen("when") === "now";
const call = () => secondsOf(at("call-date").value, at("call-hour").value);
const caller = () => at("caller").selectedOptions[0].text;
/** Whether it opens only with somebody there: then the cover note names them. */
let first = false;
const WITH = { person: "in person", telephone: "on the telephone" };

/** The hour chosen: one of the usual ones, or one of the facilitator's own; 0 for now. */
function hour() {
  if (chosen("when") === "hour") return secondsOf(at("hour-date").value, at("hour-hour").value);
  return Number(chosen("when")) || 0;
}

const wishesOf = ({ known, item }) => known.desk.lanes.get(item.offer.dst).wishes;

/** Why the reader asked not to be reached then, or "". In a meeting they are there: only a day they blocked counts. */
function unwanted(matter) {
  const wishes = wishesOf(matter);
  if (!isNow()) return unwantedAt(wishes, hour());
  return wishes && isBlocked(matter.known.now, wishes.blocked) ? "The reader asked not to be reached today. Choose another day." : "";
}

/** Why this is more than the reader wants in a month, or "". */
const much = ({ known, item }) => tooMany(known, item.offer.dst, monthly, hour() || known.now);

/** Whether the call is planned for later than the next working day. */
const late = ({ known }) => call() > 0 && isLateCall(call(), hour() || known.now);

function showParts(matter) {
  show("late-part", late(matter));
  words("much-words", much(matter));
  show("much-part", much(matter) !== "");
  show("hour-part", chosen("when") === "hour");
  show("meeting-part", isNow() && !first);
  show("beside-part", first);
  words("blocked-words", unwanted(matter));
}

function missingHour(matter) {
  if (!chosen("when")) return [{ id: "when", words: "Choose when it is passed on" }];
  if (chosen("when") === "hour" && hour() < matter.known.now + SOONEST) {
    return [{ id: "hour-date", words: "Choose a day and hour that lie ahead" }];
  }
  if (first && !chosen("beside")) return [{ id: "beside", words: `Say how ${cover.who} is with them` }];
  if (!first && isNow() && !value("with")) return [{ id: "with", words: "Say who is with the reader" }];
  const why = unwanted(matter);
  return why ? [{ id: chosen("when") === "hour" ? "hour-date" : "when", words: why }] : [];
}

/** The terms that the case protects by now, in what was approved: some may be newer than the approval. */
async function lookForTerms({ known, item, reading }) {
  const { before, by } = await overridesOf(known, item);
  terms = new TermsOut(before, by);
  await terms.look(() => termsIn(known, readingText(partsOf(item.kind, reading.settled)), cover, item, reading.translated?.text));
}

function send(matter) {
  const { known, item, reading } = matter;
  const when = hour();
  const company = first ? `With ${reading.readerName} when it is opened: ${cover.who}, ${WITH[chosen("beside")]}.` : "";
  const more = much({ known, item }) ? `More than they want in a month: ${value("much-why")} ` : "";
  const met = when || first ? company : `Passed on in a meeting; with ${reading.readerName}: ${value("with")}.`;
  const waits = late(matter) ? ` The call comes later than the next working day: ${value("late-why")}` : "";
  const remark = `${more}${met}${waits}`.trim();
  // One that was planned for an hour that fell is planned anew.
  const [before] = openCalls(known.desk, item.offer.hash);
  const calls = [{ lane: item.offer.dst, who: value("caller"), when: call(), of: before?.entry.hash ?? item.offer.hash }];
  const beside = { overrides: terms.fresh(), remark, calls };
  return when ? park(known.open, item, when, beside) : passOn(known.open, item, beside);
}

/** The next usual hours before "Now" and "another hour", as one list. */
function offerHours(matter) {
  if (first) return;
  const { known, item } = matter;
  const before = droppedHour(item, known);
  const same = before > known.now + SOONEST && !unwantedAt(wishesOf(matter), before) ? [before] : [];
  const usual = nextHours(serviceHours(), wishesOf(matter), known.now + SOONEST).filter((when) => when !== before);
  const hours = [...same, ...usual];
  at("when-choices").prepend(...hours.map((when) => {
    const choice = clone("usual-hour", { label: when === before ? `At the same hour as before: ${hourWords(when)}` : hourWords(when) });
    const [input, label] = [choice.querySelector("input"), choice.querySelector("label")];
    Object.assign(input, { id: `when-${when}`, value: String(when) });
    label.htmlFor = input.id;
    return choice;
  }));
  // Whoever answered who should ring said nothing about the text.
  if (same.length && isAsBefore(item, known)) choose("when", String(before));
}

/** A day after it is passed on, until the facilitator chooses one. */
function proposeCall({ known }) {
  if (at("call-date").dataset.chosen) return;
  at("call-date").value = fieldDate(nextWorkingDay(hour() || known.now));
  at("call-hour").value = "10:00";
}

function missingCall(matter) {
  if (!call()) return [{ id: "call-date", words: "Say when the reader is rung afterwards" }];
  if (call() <= (hour() || matter.known.now)) return [{ id: "call-date", words: "The call comes after this is passed on. Choose a later day or hour" }];
  return late(matter) && !value("late-why") ? [{ id: "late-why", words: "Choose the next working day for the call, or say why it is later" }] : [];
}

/** What a first text in a case with two readers asks for, in words. */
function drawFirst(matter) {
  first = isFirstWithCare(matter.known.desk, matter.item.offer.dst);
  show("first", first);
  if (!first) return;
  words("first-words", `This is the first text for ${matter.reading.readerName}, and two people approve in this case. It is opened only at an hour that you arranged, with somebody there. Before it opens, their page asks: “Is ${cover.who} with you now?”`);
  words("beside-legend", `How is ${cover.who} with them?`);
}

export const start = decisionPage({
  act: "pass",
  async prepare(matter) {
    const { known, item, reading } = matter;
    cover = await known.open.body(item.offer, "cover");
    put("cover", [["For", reading.readerName], ["How", MODES[item.offer.mode]], ...coverLines(cover)].map(([key, value]) => clone("fact", { key, value })));
    put("outgoing", drawLetter(partsOf(item.kind, reading.settled)));
    showTranslated(reading.translated);
    await lookForTerms(matter);
    ({ monthly } = await sealedWishes(known, item.offer.dst));
    put("wishes", (await wishLines(known, item.offer.dst)).map(([key, text]) => clone("fact", { key, value: text })));
    words("dropped", droppedWords(item, known));
    drawFirst(matter);
    offerHours(matter);
    options(at("caller"), known.callers);
    const changed = () => { proposeCall(matter); showParts(matter); };
    at("when").addEventListener("change", changed);
    for (const id of ["hour-date", "hour-hour"]) at(id).addEventListener("input", changed);
    for (const id of ["call-date", "call-hour"]) at(id).addEventListener("input", () => { at("call-date").dataset.chosen = "yes"; showParts(matter); });
    at("hour-date").value = fieldDate(nextWorkingDay(known.now));
    at("hour-hour").value = "10:00";
    changed();
  },
  missing: (matter) => [
    ...terms.missing(),
    ...missingHour(matter),
    ...missingCall(matter),
    ...(chosen("when") && much(matter) && !value("much-why") ? [{ id: "much-why", words: "Choose a later day, or say how you know that this one is wanted" }] : []),
  ],
  summary: ({ known, reading, item }) => [["To", reading.readerName], ["When", hour() ? hourWords(hour()) : first ? "Now, in a meeting" : `Now, in a meeting. With them: ${value("with")}`],
    ...(first ? /** @type {[string, string][]} */ ([["With them when it is opened", `${cover.who}, ${WITH[chosen("beside")]}`]]) : []),
    ["How", MODES[item.offer.mode]], ...terms.lines(), ["Call afterwards", `${caller()}, ${whenWords(call(), known.now)}`],
    ...(late({ known }) ? /** @type {[string, string][]} */ ([["Why not sooner", value("late-why")]]) : [])],
  button: ({ reading }) => (hour() ? `Sign now, and pass this on to ${reading.readerName} on ${hourWords(hour())}` : `Pass this on to ${reading.readerName} now`),
  decide: send,
  done: ({ reading }) => (hour() ? `It will be passed on to ${reading.readerName} on ${hourWords(hour())}. Until then you can stop it` : `Passed on to ${reading.readerName}`),
});
