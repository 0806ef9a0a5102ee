/** The conditions of one person: which are needed, how each stands and on what evidence, and opening or shutting one. */
import { Moved } from "../case/case.js";
import { need, openGate, shutGate } from "../case/desk-gates.js";
import { at, chosen, clone, errorSummary, fill, show, slot } from "../dom.js";
import { longDateWords, secondsOf } from "../desk/days.js";
import { addChoices, put, ticked, words } from "../desk/dom.js";
import { linkTo } from "../desk/address.js";
import { ACCEPTS, byWords, fallingWith, gateLine, GATES, gateWords, isUnset, MUST_END, neededBy, standOf, untilWords } from "../desk/gates.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { KINDS } from "../desk/words.js";

const PARTS = ["form", "opening", "shutting", "summary"];
const LAST_SECOND = 59;

/** What the summary on the screen will do, and the part it came from. @type {{from:string, run:() => Promise<void>, done:string}|null} */
let meant = null;
/** The condition that is being opened or shut. */
let gate = "";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  if (!known.desk.lanes.has(here.lane)) throw new Error("This person is not in this case. Go back to the case.");
  const offered = [...new Set([...Object.keys(GATES), ...neededBy(known.desk, here.lane)])];
  addChoices("needed", "checkbox", offered.map((id) => [id, gateWords(id)]));
  addChoices("accepts", "radio", Object.entries(ACCEPTS));
  at("event-link").href = linkTo("event", here);
  await draw(known, here.lane);
  wire(known, here.lane);
});

async function draw(known, lane) {
  const name = known.name(lane);
  identify(known, "", "case");
  words("title", `Conditions for ${name}`);
  words("rule", `Nothing is passed on to ${name} or from ${name} while one of these is not open.`);
  words("unset", isUnset(known.desk, lane) ? `No conditions are set for ${name} yet. Set them before the first letter.` : "");
  put("gates", await Promise.all(neededBy(known.desk, lane).map((id) => drawGate(known, lane, id))));
  const needed = neededBy(known.desk, lane);
  for (const box of document.getElementsByName("needed")) /** @type {HTMLInputElement} */ (box).checked = needed.includes(/** @type {any} */ (box).value);
}

async function drawGate(known, lane, id) {
  const stand = standOf(known.desk, lane, id);
  const { tag, tone } = gateLine(known.desk, lane, id);
  const evidence = stand.entry ? (await known.open.body(stand.entry)).evidence : "";
  const label = gateWords(id);
  const until = untilWords(stand) || (stand.state === "open" ? "no end" : "");
  const drawn = clone("gate", { label, tag, until: until && sentence(until), evidence, by: byWords(known, stand.entry),
    "open-words": stand.state === "open" ? "Open this anew" : "Open this", "label-open": label, "label-shut": label });
  slot(drawn, "tag").classList.add(`govuk-tag--${tone}`);
  slot(drawn, "shut").hidden = stand.state === "shut";
  slot(drawn, "open").addEventListener("click", () => choose(id, "opening", `Open: ${label}`));
  slot(drawn, "shut").addEventListener("click", () => choose(id, "shutting", `Shut: ${label}`));
  return drawn;
}

function sentence(text) { return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`; }

function choose(id, part, title) {
  if (id !== gate) for (const field of ["evidence", "reason", "until-date"]) at(field).value = "";
  gate = id;
  show("accepts-part", asksHow());
  show("must-end", MUST_END.has(id));
  at("end-none").disabled = MUST_END.has(id);
  if (MUST_END.has(id)) at("end-date").click();
  words(`${part}-title`, title);
  go(part);
}

function go(part) {
  show("saved", false);
  errorSummary([]);
  show("problem", false);
  swap(part, PARTS);
}

function wire(known, lane) {
  const on = (id, work) => at(id).addEventListener("click", work);
  at("end").addEventListener("change", () => show("until-part", chosen("end") === "date"));
  on("need-save", () => toNeed(known, lane));
  on("open-continue", () => toOpen(known, lane));
  on("shut-continue", () => toShut(known, lane));
  for (const id of ["open-leave", "shut-leave"]) on(id, () => go("form"));
  on("change-it", () => go(meant?.from ?? "form"));
  on("act", () => once(at("act"), () => act(known, lane)));
}

const asksHow = () => gate === "responsibility-accepted";
/** What is written down: how responsibility is accepted, then how one knows. */
const evidence = () => [asksHow() ? `${ACCEPTS[chosen("accepts")]}.` : "", at("evidence").value.trim()].filter(Boolean).join(" ");
const until = () => (chosen("end") === "date" ? withLastSecond(secondsOf(at("until-date").value, "23:59")) : 0);
const withLastSecond = (minute) => (minute ? minute + LAST_SECOND : 0);

function toNeed(known, lane) {
  const gates = ticked("needed");
  const before = neededBy(known.desk, lane);
  const list = (ids) => ids.map(gateWords).join("\n") || "Nothing";
  if (!isUnset(known.desk, lane) && list(before) === list(gates)) {
    return errorSummary([{ id: "needed", words: "Tick or untick something: this is saved already" }]);
  }
  return toSummary(known, lane, { from: "form", run: () => need(known.open, lane, gates), done: "What is needed is saved. It counts now.",
    rows: [["Needed", list(gates)], ["No longer needed", list(before.filter((id) => !gates.includes(id)))]],
    effect: "All that is needed must be open before anything more is passed on." });
}

function toOpen(known, lane) {
  const [basis, last, id] = [evidence(), until(), gate];
  const noDay = chosen("end") === "date" && last <= known.now;
  if (!errorSummary([
    ...(asksHow() && !chosen("accepts") ? [{ id: "accepts", words: "Choose how they accept it" }] : []),
    ...(at("evidence").value.trim() ? [] : [{ id: "evidence", words: "Write how you know" }]),
    ...(chosen("end") ? [] : [{ id: "end", words: "Choose how long it holds" }]),
    ...(noDay ? [{ id: "until-date", words: "Choose a day that is not over" }] : [])])) return;
  toSummary(known, lane, { from: "opening", run: () => openGate(known.open, lane, id, basis, last), done: `“${gateWords(id)}” is open now.`,
    rows: [["Open", gateWords(id)], ["Holds", last ? `Until the end of ${longDateWords(last)}` : "No end"], ["How you know", basis]],
    effect: "This no longer stands in the way of passing something on." });
}

function toShut(known, lane) {
  const [reason, id] = [at("reason").value.trim(), gate];
  if (!errorSummary(reason ? [] : [{ id: "reason", words: "Write why it is not met" }])) return;
  toSummary(known, lane, { from: "shutting", run: () => shutGate(known.open, lane, id, reason), done: `“${gateWords(id)}” is shut now.`,
    rows: [["Shut", gateWords(id)], ["Why", reason]],
    effect: `Nothing more is passed on to ${known.name(lane)} or from ${known.name(lane)} until it is open again.` });
}

function toSummary(known, lane, { rows, effect, ...rest }) {
  meant = rest;
  const falling = fallingWith(known.desk, lane);
  put("rows", [["Who", known.name(lane)], ...rows].map(([key, value]) => clone("fact", { key, value })));
  put("falling", falling.map((item) => clone("line", { words: titleOf(known, item, KINDS[item.kind]) })));
  words("effect", effect);
  go("summary");
  show("falling-part", falling.length > 0);
}

async function act(known, lane) {
  if (!meant) return;
  const { run, from, done } = meant;
  try {
    await run();
  } catch (error) {
    // Somebody else changed what this rests on: show how it is now, with what was typed still in its fields.
    if (error instanceof Moved) {
      await redraw(known, lane);
      go(from);
    }
    throw error;
  }
  meant = null;
  for (const field of ["evidence", "reason", "until-date"]) at(field).value = "";
  await redraw(known, lane);
  go("form");
  words("saved", done);
  at("saved").focus();
}

async function redraw(known, lane) {
  await known.refresh();
  await draw(known, lane);
}
