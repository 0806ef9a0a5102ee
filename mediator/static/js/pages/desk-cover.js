/** The cover sheet: all one should know of an item before its text is on the screen. */
import { look } from "../case/desk-acts.js";
import { Moved } from "../case/case.js";
import { consents, newestSubmission } from "../case/items.js";
import { waitsForComparing } from "../case/paper.js";
import { currentText } from "../case/translation.js";
import { whyNotCheckTranslation } from "../desk/translation-words.js";
import { goTo } from "../desk/address.js";
import { drawBlocks } from "../desk/blocks.js";
import { hardMarks } from "../desk/care.js";
import { wireHandOver } from "../desk/care-page.js";
import { notesOf } from "../desk/notes.js";
import { DeskCase } from "../desk/known.js";
import { dateWords, longDateWords, waitedWords, whenWords } from "../desk/days.js";
import { at, clone, show } from "../dom.js";
import { put, words } from "../desk/dom.js";
import { identify, standOfItem, titleOf } from "../desk/identity.js";
import { gateWords, neededBy, standOf, untilWords } from "../desk/gates.js";
import { presentWords, take, takeOver } from "../desk/lease.js";
import { wishedCall, wishedFact } from "../desk/either-way.js";
import { askedWords, heldWords } from "../desk/letter-bank.js";
import { blocksOf, channelOf, readerOf } from "../desk/may.js";
import { begin, once } from "../desk/page.js";
import { paperWords } from "../desk/paper-words.js";
import { lengthOf } from "../text/meter.js";
import { partsOf, readingText } from "../case/parts.js";
import { happened } from "../desk/timeline-words.js";
import { CHANNELS, KINDS, listed, some } from "../desk/words.js";

/** What is done beside whoever works on it: comparing it with its paper, or its translation. */
const BESIDE = new Set(["compare", "check-translation"]);
/** Nothing of these is left to do. */
const OVER = new Set(["released", "declined", "recalled"]);

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const item = known.item(here.item);
  if (!item) throw new Error("There is no such item in this case.");
  const content = await known.open.body(newestSubmission(item));
  identify(known, standOfItem(item));
  words("title", titleOf(known, item, KINDS[item.kind]));
  put("facts", factsOf(known, item, content).map(([key, value]) => clone("fact", { key, value })));
  const blocks = blocksOf(item, known.desk, { halts: known.halts, name: (lane) => known.name(lane) });
  put("blocks", drawBlocks(blocks, known.id));
  put("history", historyOf(known, item).map((entry) =>
    clone("event", { words: happened(entry, known), when: whenWords(entry.ts, known.now) })));
  await showMarks(known, item);
  words("held", item.held ? `${await heldWords(known, item)} ${await askedWords(known, item)}` : "");
  show("hand-over-part", !OVER.has(item.state));
  wireHandOver(known, item, here);
  claimable(known, item, here);
});

/** What earlier readers say of it, before its text is on the screen. */
async function showMarks(known, item) {
  const marks = hardMarks(await notesOf(known, item.msg), (fp) => known.colleague(fp));
  words("hard-by", marks.length ? `Hard to read, as marked by ${marks.join("; by ")}.` : "");
}

function factsOf(known, item, content) {
  const { words: count, pages, minutes } = lengthOf(readingText(partsOf(item.kind, content)));
  const reader = readerOf(item, known.desk);
  const lanes = [[item.lane, item.peer], ...(reader ? [[reader.lane, reader.ref]] : [])];
  return [
    ["Length", `${some(count, "word")}, about ${some(pages, "page")}, ${some(minutes, "minute")} to read`],
    ["Round", `${item.round} · waiting ${waitedWords(newestSubmission(item).ts, known.now)}`],
    ...wishedFact(content.by ?? 0),
    ["For", reader ? `${known.name(reader.lane)}, ${known.side(reader.lane).toLowerCase()}` : "Nobody yet"],
    ["Written by", newestSubmission(item).t === "transcript" ? paperWords(item, known) || `Written down by ${known.colleague(newestSubmission(item).by)}` : "The person themselves, in their browser"],
    ...lanes.map(([lane, ref]) => [`Consent of ${known.name(lane)}`, consentLine(known.desk.lanes.get(lane), ref, item.kind)]),
    ...gateLines(known, lanes.map(([lane]) => lane)),
    ...(item.call ? [["Call afterwards", `${capital(known.colleague(item.call.entry.who))}, ${whenWords(item.call.entry.when, known.now)}`]] : []),
  ];
}

function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }

function consentLine(lane, ref, kind) {
  const channel = channelOf(kind);
  return [["", "take-part"], [ref, channel]].map(([peer, what]) => {
    const entry = lane.consents.get(`${peer}/${what}`);
    if (!entry) return `${CHANNELS[what]}: not asked yet`;
    const until = entry.until ? ` until ${dateWords(entry.until)}` : "";
    return `${CHANNELS[what]}: ${consents(lane, peer, what) ? "yes" : "not in force"} since ${dateWords(entry.ts)}${until}`;
  }).join(" · ");
}

/** One line for each person: what is missing by name, and of what is met the first to end. */
function gateLines(known, lanes) {
  return lanes.map((lane) => [`Conditions of ${known.name(lane)}`, conditionsLine(known.desk, lane)]);
}

function conditionsLine(desk, lane) {
  const all = neededBy(desk, lane).map((gate) => ({ gate, stand: standOf(desk, lane, gate) }));
  if (!all.length) return "None are set.";
  const met = all.filter(({ stand }) => stand.state === "open");
  const first = met.filter(({ stand }) => stand.entry.until).sort((a, b) => a.stand.entry.until - b.stand.entry.until)[0];
  const missing = all.filter((one) => !met.includes(one)).map(({ gate, stand }) => [`“${gateWords(gate)}”`, untilWords(stand)].filter(Boolean).join(" "));
  return [missing.length ? `${met.length} of ${all.length} met. Not met: ${listed(missing)}.` : `All ${all.length} met.`,
    first ? `The first to end is “${gateWords(first.gate)}”, on ${longDateWords(first.stand.entry.until)}.` : ""].filter(Boolean).join(" ");
}

/** Every entry about the item but its first submission, oldest first. */
function historyOf(known, item) {
  const { log, lanes } = known.open.view;
  const all = [...log, ...lanes.flatMap((lane) => lane.entries)];
  return all.filter((entry) => known.open.itemOf(entry) === item.msg).sort((a, b) => a.ts - b.ts);
}

async function claimable(known, item, here) {
  const open = at("open");
  open.addEventListener("click", () => once(open, () => enter(known, item, here), { known }));
  const lease = known.open.served.leases?.find((one) => one.msg === item.msg && one.until > known.now);
  if (lease && lease.by !== known.me && !BESIDE.has(nextPage(known, item))) offerTakeover(known.colleague(lease.by), lease, known, item, here);
}

function offerTakeover(name, { until, taken_from: from, taken_at: when }, known, item, here) {
  const before = from === known.me ? ` ${name} took it over from you ${whenWords(when, known.now)}.` : "";
  words("taken-words", `${presentWords({ name, until }, known.now)}.${before}`);
  show("taken", true);
  show("open", false);
  const button = at("takeover");
  button.addEventListener("click", () => once(button, async () => {
    await takeOver(here);
    await opened(known, item, here);
  }, { known }));
}

async function enter(known, item, here) {
  if (BESIDE.has(nextPage(known, item))) return opened(known, item, here);
  const claim = await take(here);
  if (claim.mine) return opened(known, item, here);
  offerTakeover(claim.name, claim, known, item, here);
}

async function opened(known, item, here) {
  try {
    await lookOnce(known, item);
  } catch (error) {
    if (!(error instanceof Moved)) throw error;
    // A colleague opened it at the same moment, or its author sent a new round: this look is a later one.
    known.fold();
    await lookOnce(known, known.item(here.item));
  }
  goTo(nextPage(known, item), { case: here.case, item: here.item });
}

/** Where this person's next step is. */
function nextPage(known, item) {
  if (waitsForComparing(item) && newestSubmission(item).by !== known.me && !item.found.some((one) => one.by === known.me)) return "compare";
  if (item.translationWaits && !whyNotCheckTranslation(item, known).length && item.translation.of === currentText(item).hash && !item.translationFound.some((one) => one.by === known.me)) return "check-translation";
  return item.state === "offered" && item.offer.by !== known.me ? "second" : "review";
}

/** Each facilitator's first opening of a round is recorded; the author hears of the very first. */
async function lookOnce(known, item) {
  if (!item.looks.some((entry) => entry.by === known.me)) await look(known.open, item, await wishedCall(known, item));
}
