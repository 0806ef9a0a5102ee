/** How I want it: how I am called, how and when I am told, the days that are mine. All of it at once, as often as one likes. */
import { at, chosen, clone, fill, nameFields, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { wishes } from "../case/acts.js";
import { saidWishes } from "../case/line.js";
import { WISHES } from "../words/wishes.js";
import { again, openMine } from "./mine.js";

const DAY = 86_400;
const MOST = 60;
const TEXTS = ["call", "other", "with", "extra"];
const SIGNS = { "With their name": "name", "With their first name": "first", "With no name": "none" };
const MONTHLY = [0, 1, 2, 3, 4, 6];
let rows = 0;

export async function start() {
  let mine = await openMine();
  await render(mine);
  at("add-days").addEventListener("click", () => addDays().querySelector("input").focus());
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at("save");
    if (button.disabled) return;
    button.disabled = true;
    at("saved").textContent = "";
    try {
      if (!errorSummary(problems())) return;
      await save(mine);
      mine = await again(mine);
      await render(mine);
      at("saved").textContent = WISHES.saved;
    } catch (error) {
      errorSummary([{ id: "save", words: error.sentence ?? error.message }]);
    } finally {
      button.disabled = false;
    }
  });
}

async function render({ open, fold, name }) {
  fill(at("main"), { name });
  const { text: extraWords, ...said } = await saidWishes(open, fold);
  const { tell = "none", quiet = [], blocked = [] } = fold.wishes ?? {};
  show("told", Boolean(fold.wishes?.told));
  if (fold.wishes?.told) at("told").textContent = WISHES.told(name);
  for (const id of TEXTS) at(id).value = said[id] || (id === "extra" ? extraWords : "");
  choose("sign", SIGNS[said.sign] ?? "any");
  choose("tell", tell === "mail" ? "mail" : "none");
  choose("monthly", MONTHLY.findLast((number) => number <= said.monthly) ?? 0);
  for (const id of ["either", "paused", "stopped"]) at(`${id}-yes`).checked = said[id] === 1;
  const [from, to] = quiet.map(clockOf);
  Object.assign(at("quiet-from"), { value: from ?? "" });
  Object.assign(at("quiet-to"), { value: to ?? "" });
  at("days").replaceChildren();
  for (const span of blocked) addDays(span);
}

function choose(name, value) { at(`${name}-${value}`).checked = true; }

const clockOf = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
const minutesOf = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
/** "2026-12-24" of a day counted since 1970, and back. A day has no hour, so no clock can move it. */
const dateOf = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);
const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / (DAY * 1000);

function addDays([first, last] = []) {
  rows += 1;
  const row = clone("days-row", { number: rows });
  nameFields(row, rows);
  const [from, to] = row.querySelectorAll("input");
  if (first !== undefined) Object.assign(from, { value: dateOf(first) });
  if (last !== undefined) Object.assign(to, { value: dateOf(last) });
  const button = row.querySelector("button");
  button.setAttribute("aria-label", WISHES.remove(rows));
  button.addEventListener("click", () => {
    row.remove();
    at("add-days").focus();
  });
  at("days").append(row);
  return row;
}

/** Each row as [first, last]; one day alone is its own last. */
function spans() {
  return [...at("days").children].map((row) => [...row.querySelectorAll("input")].map((field) => field.value))
    .filter(([first, last]) => first || last).map(([first, last]) => [dayOf(first || last), dayOf(last || first)]);
}

function problems() {
  const [from, to] = [at("quiet-from").value, at("quiet-to").value];
  return [
    ...(Boolean(from) === Boolean(to) ? [] : [{ id: from ? "quiet-to" : "quiet-from", words: WISHES.quiet }]),
    ...(spans().some(([first, last]) => last < first) ? [{ id: "add-days", words: WISHES.days }] : []),
    ...(spans().length > MOST ? [{ id: "add-days", words: WISHES.many }] : []),
  ];
}

async function save({ open, fold }) {
  const { line, back } = await saidWishes(open, fold);
  const [from, to] = [at("quiet-from").value, at("quiet-to").value];
  const quiet = from && to && from !== to ? [minutesOf(from), minutesOf(to)] : [];
  const sealed = Object.fromEntries(TEXTS.map((id) => [id, at(id).value.trim()]));
  const sign = chosen("sign") === "any" ? "" : chosen("sign");
  await wishes(open, { tell: chosen("tell"), quiet, blocked: spans(), text: "", more: { ...sealed, sign, monthly: Number(chosen("monthly")), line,
    back: fold.paused && back > open.now ? back : 0, either: at("either-yes").checked ? 1 : 0, paused: at("paused-yes").checked ? 1 : 0,
    stopped: at("stopped-yes").checked ? 1 : 0 } });
}
