/** Calls to one person and contacts with them, on their page: what is planned, what was, and noting more. */
import { callerOf } from "../case/desk-away.js";
import { callsTo, itemOfCall, planCall, reached } from "../case/desk-calls.js";
import { at, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { awayNow } from "../case/items.js";
import { answerWords } from "./away-words.js";
import { lateUnsaid } from "./either-way.js";
import { contactButtons } from "./contact-form.js";
import { clockWords, dateWords, fieldDate, hourWords, nextWorkingDay, secondsOf, whenWords } from "./days.js";
import { options, put, words } from "./dom.js";
import { titleOf } from "./identity.js";
import { once } from "./page.js";
import { choseWords, dueWords } from "./planned-calls.js";
import { KINDS, listed } from "./words.js";

const SHOWN = 12;
const HOW = { tried: "tried to reach them", spoke: "spoke with them", met: "met them", booked: "booked a time" };

/** Wire what stays: planning a call, and noting a contact without one. @param {object} known @param {string} chain @param {() => Promise<void>} drawAgain */
export function wireCalls(known, chain, drawAgain) {
  options(at("call-who"), known.callers);
  at("call-new").addEventListener("click", () => openPlan(known, known.me, nextWorkingDay(known.now), ""));
  at("call-cancel").addEventListener("click", () => { show("call-plan", false); at("call-new").focus(); });
  at("call-save").addEventListener("click", () => once(at("call-save"), () => savePlan(known, chain, drawAgain), { known, kept: () => at("call-word").value }));
  at("contact-new").append(contactButtons(forPerson(known, chain, drawAgain)));
}

function forPerson(known, chain, drawAgain, of = "") {
  return { lane: chain, name: known.name(chain), of, load: async () => known,
    landed: async () => { await drawAgain(); at("calls-title").focus(); } };
}

/** Draw what is planned and what was. @param {object} known @param {string} chain @param {() => Promise<void>} drawAgain */
export async function drawCalls(known, chain, drawAgain) {
  const lane = known.desk.lanes.get(chain);
  const told = awayNow(lane);
  words("calls-away", told ? `Told ${whenWords(told.ts, known.now)} that ${known.colleague(told.for)} is away: ${answerWords(known.name(chain), known.colleague(told.for), lane.prefers?.how ?? "").toLowerCase()}.` : "");
  put("calls", await Promise.all(callsTo(known.desk, chain).map((call) => drawCall(known, chain, call, drawAgain))));
  const had = known.desk.contacts.filter((one) => one.lane === chain).slice(-SHOWN).reverse();
  put("contacts", await Promise.all(had.map((entry) => drawContact(known, entry))));
}

async function drawCall(known, chain, call, drawAgain) {
  const { who, when, hash } = call.entry;
  const [item, due] = [itemOfCall(known.desk, call), dueWords(when, known.now)];
  const caller = callerOf(known.desk, call.entry);
  const gone = !known.desk.members.some((one) => one.present && one.fp === caller);
  const whom = `${capital(known.colleague(caller))}${caller === who ? "" : `, for ${known.colleague(who)} who is away`}${gone ? ", who has left this desk" : ""}`;
  const why = item ? `${titleOf(known, item, KINDS[item.kind])}: passed on.${readWords(known, item)}` : "";
  const { text, by = 0 } = await known.open.body(call.entry);
  const wished = by && !text.includes(dateWords(by)) ? `They asked for a call by ${dateWords(by)}, whether there is news or not.` : "";
  const drawn = clone("call-row", { late: due.late ? "Late" : gone ? "Nobody" : "", what: `${whom}, ${due.words}`, why: [why, wished, text].filter(Boolean).join(" ") });
  slot(drawn, "move").addEventListener("click", () => openPlan(known, who, Math.max(when, nextWorkingDay(known.now)), hash));
  drawn.append(contactButtons(forPerson(known, chain, drawAgain, hash)));
  return drawn;
}

/** How far the reader is with what was passed on: what a call may be about. */
function readWords(known, item) {
  const received = known.desk.lanes.get(item.passed.offer.dst).received.get(item.passed.release.hash);
  if (received.opened) return ` Opened ${whenWords(received.opened.ts, known.now)}.`;
  return ` ${choseWords(received.ready?.how) || "Not opened yet."}`;
}

async function drawContact(known, entry) {
  const { text, present } = await known.open.body(entry);
  const call = known.desk.calls.get(entry.of);
  const undone = call && reached(entry) && call.report !== entry ? " Put right by a later one." : "";
  const beside = present.length ? `, with ${listed(present)}` : "";
  return clone("contact-row", { what: `${capital(known.colleague(entry.by))} ${HOW[entry.how]}${beside}`,
    when: `${entry.how === "booked" ? "for " : ""}${hourWords(entry.when)}.${undone}`, words: text });
}

function openPlan(known, who, when, of) {
  at("call-who").value = [...at("call-who").options].some(({ value }) => value === who) ? who : known.me;
  at("call-when-date").value = fieldDate(when);
  at("call-when-hour").value = clockWords(Math.round(when / 1800) * 1800);
  at("call-word").value = "";
  at("call-plan").dataset.of = of;
  words("call-plan-title", of ? "Another day or colleague for this call" : "Plan a call");
  show("call-plan");
  at("call-plan").scrollIntoView({ block: "nearest" });
  at("call-plan-title").focus();
}

async function savePlan(known, chain, drawAgain) {
  const when = secondsOf(at("call-when-date").value, at("call-when-hour").value);
  const [of, text] = [at("call-plan").dataset.of, at("call-word").value.trim()];
  const { by = 0 } = of ? await known.open.body(known.desk.calls.get(of).entry) : {};
  if (!errorSummary(when <= known.now ? [{ id: "call-when-date", words: "Choose a day and hour that lie ahead" }]
    : lateUnsaid(by, when, text) ? [{ id: "call-word", words: `They asked to be rung by ${dateWords(by)}: say why it is later` }] : [])) return;
  await planCall(known.open, { lane: chain, who: at("call-who").value, when, of, text, by });
  show("call-plan", false);
  await known.refresh();
  await drawAgain();
  at("calls-title").focus();
}

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
