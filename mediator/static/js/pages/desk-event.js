/** Something happened in a person's life: shut, in one act, the conditions that it touches. */
import { shutGates } from "../case/desk-gates.js";
import { at, chosen, clone, errorSummary, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { fieldDate, longDateWords, secondsOf } from "../desk/days.js";
import { addChoices, choose, put, ticked, words } from "../desk/dom.js";
import { EVENTS, fallingWith, gateWords, neededBy, standOf } from "../desk/gates.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { KINDS } from "../desk/words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  if (!known.desk.lanes.has(here.lane)) throw new Error("This person is not in this case. Go back to the case.");
  identify(known, "", "case");
  words("title", `Something happened: ${known.name(here.lane)}`);
  addChoices("event", "radio", Object.entries(EVENTS).map(([id, { words: what }]) => [id, what]));
  addChoices("shut", "checkbox", standing(known, here.lane).map((id) => [id, gateWords(id)]));
  at("when-date").value = fieldDate(known.now);
  for (const id of ["back-link", "done-link"]) at(id).href = linkTo("gates", here);
  at("event").addEventListener("change", () => tick(known, here.lane));
  at("continue").addEventListener("click", () => toSummary(known, here.lane));
  at("change-it").addEventListener("click", () => swap("form"));
  at("act").addEventListener("click", () => once(at("act"), async () => {
    await shutGates(known.open, here.lane, ticked("shut"), evidence());
    swap("done");
  }, { known, kept: () => at("evidence").value }));
});

/** Conditions that are needed and not shut already. */
function standing(known, lane) {
  return neededBy(known.desk, lane).filter((id) => ["open", "ended"].includes(standOf(known.desk, lane, id).state));
}

function tick(known, lane) {
  const { touches } = EVENTS[chosen("event")];
  for (const box of document.getElementsByName("shut")) /** @type {HTMLInputElement} */ (box).checked = false;
  for (const id of touches) choose("shut", id);
  show("shut-part");
  show("shut-none", !standing(known, lane).some((id) => touches.includes(id)));
}

const when = () => secondsOf(at("when-date").value, "12:00");
const evidence = () => `${EVENTS[chosen("event")].words}, ${longDateWords(when())}. ${at("evidence").value.trim()}`;

function toSummary(known, lane) {
  const missing = [
    ...(chosen("event") ? [] : [{ id: "event", words: "Choose what happened" }]),
    ...(chosen("event") && !ticked("shut").length ? [{ id: "shut", words: "Choose what must be looked at anew" }] : []),
    ...(when() ? [] : [{ id: "when-date", words: "Write when it was" }]),
    ...(at("evidence").value.trim() ? [] : [{ id: "evidence", words: "Write what you know" }]),
  ];
  if (!errorSummary(missing)) return;
  const falling = fallingWith(known.desk, lane);
  const rows = [["Who", known.name(lane)], ["What", EVENTS[chosen("event")].words], ["When", longDateWords(when())],
    ["Shut", ticked("shut").map(gateWords).join("\n")], ["What you know", at("evidence").value.trim()]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  put("falling", falling.map((item) => clone("line", { words: titleOf(known, item, KINDS[item.kind]) })));
  swap("summary");
  show("falling-part", falling.length > 0);
}
