/** Consents: each thing on its own, yes or one of three kinds of no, to be changed at any time. */
import { at, chosen, clone, list, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { consent } from "../case/acts.js";
import { fatesOfNo } from "../case/fates.js";
import { consents as inForce } from "../case/items.js";
import { wantsLine, wishLine } from "../case/line.js";
import { wordsSaid } from "../case/words-said.js";
import { keys } from "../keys.js";
import { CONSENT, answersTo, questionsFor, standApart } from "../words/consents.js";
import { again, day, openMine } from "./mine.js";

/** These need no answer before somebody can write. */
const OPTIONAL = new Set(["spoken", "recordings", "sharing", "remove-details"]);
/** Answers that can have a last day; every other no stands until it is changed. */
const DATED = new Set(["yes", "not-now"]);

export async function start() {
  let mine = await openMine();
  let rows = await render(mine);
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = at("save");
    if (button.disabled) return;
    button.disabled = true;
    try {
      if (!errorSummary(problems(rows, mine.open.now))) return;
      const refused = await saveAll(mine, rows);
      await wishLine(mine.open, mine.fold, chosen("line") === "yes");
      mine = await again(mine);
      rows = await render(mine);
      showFates(mine, refused);
      show("apart", standApart([...mine.fold.consents.values()]));
      show("saved-panel");
      at("saved-panel").focus();
    } catch (error) {
      errorSummary([{ id: "save", words: error.sentence ?? error.message }]);
    } finally {
      button.disabled = false;
    }
  });
}

function problems(rows, now) {
  return rows.flatMap(({ name, title, optional }) => {
    if (!optional && !chosen(name)) return [{ id: `${name}-yes`, words: CONSENT.missing(title) }];
    const until = untilOf(name);
    return chosen(name) === "yes" && until && until < now ? [{ id: `${name}-until`, words: CONSENT.past(title) }] : [];
  });
}

async function render(mine) {
  const rows = await Promise.all(questionsFor(mine.others, mine.name).map(async (row, number) => ({ ...row, name: `consent-${number}`, optional: OPTIONAL.has(row.what),
    given: mine.fold.consents.get(`${row.peer}/${row.what}`), hash: (await keys.hashText({ text: `${row.title}\n${row.text}` })).hash })));
  at("list").replaceChildren(...rows.map((row) => section(row, mine)), lineSection(await wantsLine(mine.open, mine.fold)));
  show("look-again", rows.some(isStale));
  at("apart").textContent = CONSENT.apart;
  return rows;
}

/** Whether somebody said yes to other words than those that stand here now, on a page or read out to them. */
function isStale({ given, hash }) { return given?.state === "yes" && given.text !== hash; }

function section(row, mine) {
  const { given, name } = row;
  const element = clone("consent-row", { title: row.title, text: row.text, now: nowWords(row, mine.fold), again: isStale(row) ? CONSENT.again : "" });
  const states = answersTo(row.what);
  slot(element, "choices").append(...states.map((state) => choiceOf(name, state, given?.state === state, states.includes("never") ? CONSENT.hint[state] : "")));
  const until = element.querySelector("input[type=date]");
  Object.assign(until, { id: `${name}-until`, value: given?.until ? dateOf(given.until) : "" });
  element.querySelector("[data-until]").htmlFor = until.id;
  element.querySelector("[data-more]").open = Boolean(given?.until);
  history(element, row, mine);
  return element;
}

function nowWords({ given, peer, what }, fold) {
  if (!given) return "";
  const said = CONSENT.given(given.state, day(given.ts), Boolean(given.told));
  if (given.state !== "yes" || !given.until) return said;
  return `${said} ${inForce(fold, peer, what) ? CONSENT.until(day(given.until)) : CONSENT.ended(day(given.until))}`;
}

/** What was said, newest first, each with the very words that it was said to. */
function history(element, { peer, what }, { open }) {
  const before = open.own.entries.map((entry) => (entry.t === "said" && entry.act === "consent" ? { ...entry.as, ts: entry.ts, told: true } : { ...entry, told: false }))
    .filter((entry) => entry.what === what && entry.peer === peer && entry.state).reverse();
  const part = element.querySelector("[data-history]");
  part.hidden = before.length === 0;
  const list = slot(element, "history");
  part.addEventListener("toggle", async () => {
    if (!part.open || list.children.length) return;
    list.append(...await Promise.all(before.map(async (entry) => {
      const found = await wordsSaid(open, open.own.entries, entry);
      return clone("said-row", { when: CONSENT.given(entry.state, day(entry.ts), entry.told), lead: found ? CONSENT.words : "",
        title: found?.title ?? "", words: found?.text ?? CONSENT.wordsUnknown });
    })));
  });
}

/** A wish and no consent: whether readers are told what was taken out. */
function lineSection(wanted) {
  const element = clone("consent-row", { ...CONSENT.line, now: "", again: "" });
  slot(element, "choices").append(choiceOf("line", "yes", wanted, ""), choiceOf("line", "no", !wanted, ""));
  for (const part of element.querySelectorAll("details")) part.remove();
  return element;
}

function choiceOf(name, value, checked, hint) {
  const choice = clone("choice-row", { hint });
  const [input, label, line] = [choice.querySelector("input"), choice.querySelector("label"), slot(choice, "hint")];
  Object.assign(input, { name, id: `${name}-${value}`, value, checked });
  label.htmlFor = input.id;
  label.textContent = CONSENT.answer[value];
  line.id = `${input.id}-hint`;
  if (hint) input.setAttribute("aria-describedby", line.id);
  return choice;
}

/** The last second of the day in a section's field, as this device has it; 0 without one. */
function untilOf(name) {
  const value = at(`${name}-until`).value;
  return value ? Math.floor(new Date(`${value}T23:59:59`).getTime() / 1000) : 0;
}

function dateOf(seconds) {
  const day = new Date(seconds * 1000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Hand in what is new; answers those that were refused now. */
async function saveAll({ open }, rows) {
  const changed = rows.map((row) => ({ ...row, state: chosen(row.name), until: DATED.has(chosen(row.name)) ? untilOf(row.name) : 0 }))
    .filter((row) => row.state && (row.given?.state !== row.state || row.given.until !== row.until || isStale(row)));
  for (const { peer, what, state, until, hash } of changed) await consent(open, { peer, what, state, until, text: hash });
  return changed.filter(({ state, given }) => state !== "yes" && given?.state === "yes");
}

function showFates({ fold }, refused) {
  const fates = fatesOfNo(fold, refused, day);
  show("fates", fates.length > 0);
  list("fates-list", "fate-row", fates, (fate) => ({ ...fate }));
}
