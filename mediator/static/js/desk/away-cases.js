/** The cases of somebody who is away, one card each: what waits for them, who covers, and what participants are told. */
import { clone, nameFields, slot } from "../dom.js";
import { AWAY } from "../words/away.js";
import { linkTo } from "./address.js";
import { dayForThem, answerWords, waitingLines, waitsFor, whoMayCover } from "./away-words.js";
import { some } from "./words.js";

/** The cases in which somebody's absence matters: they are on the desk, or a call is still theirs. @param {any[]} cases @param {string} fp */
export function casesOf(cases, fp) {
  return cases.filter((known) => known.desk.members.some((one) => one.present && one.fp === fp) || waitsFor(known, fp).calls.length > 0);
}

const ALONE = "Nobody else is on this desk. Bring somebody in first: a colleague of the desk does it, or whoever is away, before they go.";
const BUSY = "Everybody who could cover here is away, or only a supervisor may choose. Speak with a supervisor.";

/** @param {any} known @param {string} away @param {number} [from] 0 for now @returns {Element} */
export function drawCase(known, away, from = 0) {
  const mayCover = whoMayCover(known, away, from);
  const alone = known.desk.members.filter((one) => one.present && one.fp !== away).length === 0;
  const drawn = clone("case", { case: known.label, nobody: mayCover.length ? "" : alone ? ALONE : BUSY });
  drawn.dataset.case = known.id;
  nameFields(drawn, known.id);
  slot(drawn, "open").append(...waitingLines(known, waitsFor(known, away)).map((words) => clone("line", { words })));
  slot(drawn, "team").href = linkTo("team", { case: known.id });
  slot(drawn, "team-part").hidden = !alone;
  slot(drawn, "form").hidden = mayCover.length === 0;
  const select = drawn.querySelector("select");
  select.append(...mayCover.map((fp) => new Option(known.colleague(fp) === "you" ? "You" : known.colleague(fp), fp)), new Option("Leave this case as it is", ""));
  slot(drawn, "people").append(...[...known.desk.lanes.values()].filter((lane) => mayReach(lane)).map((lane) => drawPerson(known, lane, away)));
  select.addEventListener("change", () => { slot(drawn, "people").hidden = from > 0 || !select.value; });
  slot(drawn, "people").hidden = from > 0;
  return drawn;
}

/** Who has a page, and who is written down for. */
function mayReach(lane) { return !lane.closed && !lane.withdrawn && (lane.accepted || lane.mode === "scribe"); }

function drawPerson(known, lane, away) {
  const name = known.name(lane.chain);
  const told = lane.away?.for === away && lane.away.who ? lane.away : null;
  const drawn = clone("person", { tell: lane.accepted ? `Tell ${name} on their page, and ask` : `Keep what ${name} is told (no page: ring, or go and see them)`,
    hint: hintFor(known, lane, told), label: `What ${name} is told` });
  drawn.dataset.lane = lane.chain;
  const [box, text] = [drawn.querySelector("input"), drawn.querySelector("textarea")];
  nameFields(drawn, lane.chain);
  text.id = `words-${lane.chain}`;
  slot(drawn, "label").htmlFor = text.id;
  box.checked = Boolean(lane.accepted) && !told && !lane.paused && known.desk.eyes < 2;
  const open = () => { slot(drawn, "words-part").hidden = !box.checked; };
  box.addEventListener("change", open);
  text.addEventListener("input", () => { text.dataset.typed = "yes"; });
  open();
  return drawn;
}

function hintFor(known, lane, told) {
  if (told) return `${answerWords(known.name(lane.chain), known.colleague(told.for), lane.prefers?.how ?? "")}.`;
  if (lane.paused) return "They have paused. Ring first, or leave them in peace.";
  return known.desk.eyes > 1 ? "A sensitive case: ring first, so that nobody reads it out of the blue." : "";
}

/** Propose the words again, where nobody wrote others. @param {Element} form @param {(id:string) => any} caseOf @param {{away:string, until:number}} said */
export function proposeWords(form, caseOf, { away, until }) {
  for (const card of cardsIn(form)) {
    const [known, who] = [caseOf(card.dataset.case ?? ""), coverIn(card)];
    for (const text of card.querySelectorAll("textarea")) {
      if (!text.dataset.typed && who) text.value = AWAY.ask(nameOf(known, away), nameOf(known, who), dayForThem(until));
    }
  }
}

/** A name as participants know it: also one's own. */
export function nameOf(known, fp) { return known.staff.get(fp)?.name ?? "Your facilitator"; }

/** What was chosen, one for each case in which somebody covers. @param {Element} form @param {(id:string) => any} caseOf */
export function choicesIn(form, caseOf) {
  return cardsIn(form).map((card) => ({ known: caseOf(card.dataset.case ?? ""), who: coverIn(card),
    tell: /** @type {HTMLElement[]} */ ([...card.querySelectorAll("[data-lane]")]).filter((row) => row.querySelector("input")?.checked)
      .map((row) => ({ lane: row.dataset.lane ?? "", text: row.querySelector("textarea")?.value.trim() ?? "" })) }))
    .filter(({ who }) => who);
}

function cardsIn(form) { return /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-case]")]); }

function coverIn(card) { return card.querySelector("select")?.value ?? ""; }

/** "Hazel and Kyle; Carly and Lewis", or how many. @param {any[]} cases */
export function casesWords(cases) {
  return cases.length > 4 ? some(cases.length, "case") : cases.map((known) => known.label).join("; ");
}
