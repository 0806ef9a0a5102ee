/** Something happened in a person's life: shut, in one act, the conditions that it touches, and say where they are now. */
import { shutItems } from "../case/desk-gates.js";
import { peopleItems } from "../case/desk-open.js";
import { at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { fieldDate, longDateWords, secondsOf } from "../desk/days.js";
import { addChoices, choose, put, ticked, words } from "../desk/dom.js";
import { fallingWith, gateWords } from "../desk/gates.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { EVENTS, touchedBy } from "../desk/life-events.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { KINDS } from "../desk/words.js";

const NEW = "Not on their list so far. It is put on it, and must be open from now on.";
const PLACE = { yes: "Where others can read along", no: "Where nobody reads along" };

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  if (!known.desk.lanes.has(here.lane)) throw new Error("This person is not in this case. Go back to the case.");
  identify(known, "", "case");
  words("title", `Something happened: ${known.name(here.lane)}`);
  addChoices("event", "radio", Object.entries(EVENTS).map(([id, { words: what }]) => [id, what]));
  at("when-date").value = fieldDate(known.now);
  for (const id of ["back-link", "done-link"]) at(id).href = linkTo("gates", here);
  at("event").addEventListener("change", () => offer(known, here.lane));
  at("continue").addEventListener("click", () => toSummary(known, here.lane));
  at("change-it").addEventListener("click", () => swap("form"));
  at("act").addEventListener("click", () => once(at("act"), async () => {
    await known.open.append([...shutItems(here.lane, ticked("shut"), evidence(), known.desk.needs.get(here.lane)),
      ...await placeItems(known, here.lane)]);
    swap("done");
  }, { known, kept: () => at("evidence").value }));
});

/** What the chosen event usually touches, ticked, and where the person is after it. */
function offer(known, lane) {
  const rows = touchedBy(known.desk, lane, chosen("event"));
  at("shut-choices").replaceChildren();
  addChoices("shut", "checkbox", rows.map(({ gate, isNew }) => [gate, gateWords(gate), isNew ? NEW : ""]));
  for (const { gate, ticked: usual } of rows) if (usual) choose("shut", gate);
  show("shut-part");
  show("shut-none", !rows.some((row) => row.ticked));
  const { custody } = EVENTS[chosen("event")];
  show("custody-part", custody !== undefined && Boolean(known.person(lane)));
  choose("custody", custody || now(known, lane));
}

const now = (known, lane) => (known.person(lane)?.custody ? "yes" : "no");
/** Where they are from now on, or "" where that is as it was. */
const moved = (known, lane) => (at("custody-part").hidden || chosen("custody") === now(known, lane) ? "" : chosen("custody"));

/** What says where they are: to the desk, and to their page, which knows it by what is sealed to it. */
async function placeItems(known, lane) {
  if (!moved(known, lane)) return [];
  const custody = Number(chosen("custody") === "yes");
  const { info } = known.desk.lanes.get(lane);
  const told = info ? { chain: lane, info: { ...await known.open.body(info), custody } } : null;
  return peopleItems(known.people.map((one) => (one.lane === lane ? { ...one, custody } : one)), told);
}

const when = () => secondsOf(at("when-date").value, "12:00");
const evidence = () => `${EVENTS[chosen("event")].words}, ${longDateWords(when())}. ${at("evidence").value.trim()}`;

function toSummary(known, lane) {
  const missing = [
    ...(chosen("event") ? [] : [{ id: "event", words: "Choose what happened" }]),
    ...(chosen("event") && !ticked("shut").length && !moved(known, lane) ? [{ id: "shut", words: "Choose what must be looked at anew" }] : []),
    ...(when() ? [] : [{ id: "when-date", words: "Write when it was" }]),
    ...(at("evidence").value.trim() ? [] : [{ id: "evidence", words: "Write what you know" }]),
  ];
  if (!errorSummary(missing)) return;
  const falling = fallingWith(known.desk, lane);
  const listed = known.desk.needs.get(lane) ?? [];
  const added = ticked("shut").filter((gate) => !listed.includes(gate));
  const rows = [["Who", known.name(lane)], ["What", EVENTS[chosen("event")].words], ["When", longDateWords(when())],
    ["Shut", ticked("shut").map(gateWords).join("\n")], ["New on their list", added.map(gateWords).join("\n")],
    ["Where they are now", moved(known, lane) && PLACE[moved(known, lane)]], ["What you know", at("evidence").value.trim()]];
  put("rows", rows.filter(([, value]) => value).map(([key, value]) => clone("fact", { key, value })));
  put("falling", falling.map((item) => clone("line", { words: titleOf(known, item, KINDS[item.kind]) })));
  swap("summary");
  show("falling-part", falling.length > 0);
}
