/** The conditions of one person: which are needed, how each stands and on what evidence, and opening or shutting one. */
import { Moved } from "../case/case.js";
import { need, openGate, shutGate } from "../case/desk-gates.js";
import { at, chosen, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { fieldDate, longDateWords } from "../desk/days.js";
import { addChoices, options, put, ticked, words } from "../desk/dom.js";
import { linkTo } from "../desk/address.js";
import { missingToOpen, Opening, seenNow, seenWords } from "../desk/gate-evidence.js";
import { ACCEPTS, byWords, countingFor, EVIDENCE, fallingWith, gateLine, GATES, gateWords, isUnset, neededBy, standOf, untilWords, whyNotOpen, WRITTEN } from "../desk/gates.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { KINDS } from "../desk/words.js";

const PARTS = ["form", "opening", "shutting", "summary"];
const TYPED = ["evidence", "reason", "until-date", "review-date", "specialist"];

const UNLISTED = "It is not on the list, and stands in the way all the same while it is shut.";

/** What the summary on the screen will do, and the part it came from. @type {{from:string, run:() => Promise<void>, done:string}|null} */
let meant = null;
/** The condition that is being opened or shut. */
let gate = "";
/** Who sits here. @type {{fp:string, sup:boolean}} */
let me;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  if (!known.desk.lanes.has(here.lane)) throw new Error("This person is not in this case. Go back to the case.");
  me = { fp: session.fp, sup: Boolean(session.sup) };
  const offered = [...new Set([...Object.keys(GATES), ...neededBy(known.desk, here.lane)])];
  addChoices("needed", "checkbox", offered.map((id) => [id, gateWords(id)]));
  addChoices("accepts", "radio", Object.entries(ACCEPTS));
  options(at("kind"), EVIDENCE);
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
  put("gates", await Promise.all(countingFor(known.desk, lane).map((id) => drawGate(known, lane, id))));
  const needed = neededBy(known.desk, lane);
  for (const box of document.getElementsByName("needed")) /** @type {HTMLInputElement} */ (box).checked = needed.includes(/** @type {any} */ (box).value);
}

async function drawGate(known, lane, id) {
  const stand = standOf(known.desk, lane, id);
  const { tag, tone } = gateLine(known.desk, lane, id);
  const body = stand.entry ? await known.open.body(stand.entry) : null;
  const label = gateWords(id);
  const until = untilWords(stand) || (stand.state === "open" ? "no end" : "");
  const whyNot = whyNotOpen(known.desk, lane, id, me);
  const drawn = clone("gate", { label, tag, until: until && sentence(until), evidence: body?.evidence ?? "", seen: body ? seenWords(body) : "",
    by: byWords(known, stand.entry), "why-not": [neededBy(known.desk, lane).includes(id) ? "" : UNLISTED, whyNot].filter(Boolean).join(" "),
    "open-words": stand.state === "open" ? "Open this anew" : "Open this", "label-open": label, "label-shut": label });
  slot(drawn, "tag").classList.add(`govuk-tag--${tone}`);
  slot(drawn, "shut").hidden = stand.state === "shut";
  slot(drawn, "open").hidden = whyNot !== "";
  slot(drawn, "open").addEventListener("click", () => choose(known, lane, id, "opening", `Open: ${label}`));
  slot(drawn, "shut").addEventListener("click", () => choose(known, lane, id, "shutting", `Shut: ${label}`));
  return drawn;
}

function sentence(text) { return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`; }

function choose(known, lane, id, part, title) {
  if (id !== gate) {
    for (const field of TYPED) at(field).value = "";
    at("by").value = known.staff.get(known.me)?.name ?? "";
    at("seen-date").value = fieldDate(known.now);
    at("kind").value = id in WRITTEN ? "" : Object.keys(EVIDENCE)[0];
  }
  gate = id;
  opening(known, lane).show();
  words(`${part}-title`, title);
  go(part);
}

const opening = (known, lane) => new Opening(gate, known.desk.shutBy.has(`${lane}/${gate}`));

function go(part) {
  show("saved", false);
  errorSummary([]);
  show("problem", false);
  swap(part, PARTS);
}

function wire(known, lane) {
  const on = (id, work) => at(id).addEventListener("click", work);
  for (const id of ["end", "found"]) at(id).addEventListener("change", () => opening(known, lane).show());
  on("need-save", () => toNeed(known, lane));
  on("open-continue", () => toOpen(known, lane));
  on("shut-continue", () => toShut(known, lane));
  for (const id of ["open-leave", "shut-leave"]) on(id, () => go("form"));
  on("change-it", () => go(meant?.from ?? "form"));
  on("act", () => once(at("act"), () => act(known, lane)));
}

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
  const form = opening(known, lane);
  if (!errorSummary(missingToOpen(form, known.now))) return;
  const [id, { basis, last, seen }] = [gate, form.read()];
  const rows = [["How you know", basis], ["Seen", seenWords(seen)]];
  if (form.isShut()) {
    toSummary(known, lane, { from: "opening", run: () => shutGate(known.open, lane, id, basis, last, seen), done: "Written down. The way is shut.",
      rows: [["Shut", gateWords(id)], ["Looked at again", longDateWords(last)], ...rows],
      effect: "Nobody approaches the other side. Outside you say only: “We cannot offer this. This is our decision.”" });
    return;
  }
  toSummary(known, lane, { from: "opening", run: () => openGate(known.open, lane, id, basis, last, seen), done: `“${gateWords(id)}” is open now.`,
    rows: [["Open", gateWords(id)], ["Holds", last ? `Until the end of ${longDateWords(last)}` : "No end"], ...rows],
    effect: "This no longer stands in the way of passing something on." });
}

function toShut(known, lane) {
  const [reason, id] = [at("reason").value.trim(), gate];
  if (!errorSummary(reason ? [] : [{ id: "reason", words: "Write why it is not met" }])) return;
  toSummary(known, lane, { from: "shutting", run: () => shutGate(known.open, lane, id, reason, 0, seenNow(known)), done: `“${gateWords(id)}” is shut now.`,
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
  for (const field of TYPED) at(field).value = "";
  await redraw(known, lane);
  go("form");
  words("saved", done);
  at("saved").focus();
}

async function redraw(known, lane) {
  await known.refresh();
  await draw(known, lane);
}
