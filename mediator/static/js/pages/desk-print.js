/** Print for a person without a screen, or for their visit: what they may read, and sheets to answer on. */
import { note, printed } from "../case/desk-acts.js";
import { consents, newestProof, newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { inTranslation } from "../case/translation.js";
import { compareParts } from "../case/versions.js";
import { at, chosen, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { dateWords, fieldDate, longDateWords, secondsOf } from "../desk/days.js";
import { addChoices, choose, put, ticked, words } from "../desk/dom.js";
import { othersOf } from "../case/others.js";
import { consentRows } from "../desk/consent-words.js";
import { SOMEBODY, nameFor } from "../desk/named.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { layOut } from "../desk/paginate.js";
import { answersSheet, changesSheet, consentSheet, coverSheet, forPrison, linesSheet, replySheet, slip, textSheet } from "../desk/sheets.js";
import { KINDS, some } from "../desk/words.js";
import { texts } from "../texts.js";
import { TRANSLATED } from "../words/translated.js";

const SIDES_IN_PRISON = 4;
const REFERENCE_LENGTH = 8;
const FREE = { reply: "A reply sheet", lines: "Lines to write on", slip: "A slip that they took part, without content" };
/** For somebody's paperwork and not for themselves: no part of a visit, and without help for a cell. */
const SLIP = "slip";

/** @typedef {{value:string, label:string, of:string, sheets:() => Promise<import("../desk/sheets.js").Sheet[]>}} Choice `of`: the entry that is handed over, or "" */
/** @typedef {{name:string, full:string, code:string}} Whom `code`: their reference, which finds the person of a sheet again */

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "people");
  const [name, lane] = [known.name(here.lane), known.desk.lanes.get(here.lane)];
  const whom = { name, full: known.person(here.lane)?.name || name, code: here.lane.slice(0, REFERENCE_LENGTH) };
  words("title", `Print for ${name}`);
  const choices = choicesFor(known, lane, whom, await consentChoices(known, here.lane, whom));
  addChoices("sheets", "checkbox", choices.map(({ value, label }) => [value, label]));
  choose("paper", "a4");
  if (known.person(here.lane)?.custody) choose("where", "prison");
  at("slip-date").value = fieldDate(known.now);
  words("unshared", consents(lane, "", "sharing") ? "" : `${name} has not said that others may be told: give the slip to them alone.`);
  const chosenNow = () => choices.filter(({ value }) => ticked("sheets").includes(value));
  const draw = async () => drawSheets(chosenNow());
  for (const id of ["sheets", "paper", "where", "slip-date", "slip-how"]) at(id).addEventListener("change", draw);
  at("visit").addEventListener("click", () => tickForVisit(known, choices, lane).then(draw));
  const send = () => print(known, whom, chosenNow());
  at("print").addEventListener("click", () => { if (errorSummary(missing(known.now))) once(at("print"), send, { known, kept: () => at("handed").value }); });
  at("log").addEventListener("click", () => { if (errorSummary(missing(known.now))) once(at("log"), () => log(known, whom, chosenNow()), { known, kept: () => at("handed").value }); });
  await draw();
});

const inPrison = () => ticked("where").includes("prison");
const codeOf = (entry) => entry.hash.slice(0, REFERENCE_LENGTH);

/**
 * A sheet to sign for each other person whom the desk named to this one: what is signed for one is not signed for another.
 * @returns {Promise<Choice[]>}
 */
async function consentChoices(known, lane, { name, code }) {
  const others = othersOf(known.desk, lane);
  const rows = await consentRows(known, lane);
  const words = await Promise.all(others.map(async ({ lane: other, ref }) => ({ ref, other: await nameFor(known, lane, other) })));
  const named = words.filter(({ other }) => other && other !== SOMEBODY);
  const one = (value, label, sheet) => ({ value, label, of: "", sheets: async () => [sheet] });
  if (!named.length) {
    const whole = others.length < 2;
    return [one("consent", whole ? "What they agree to, to sign" : "That they take part, to sign: nobody is named on their page yet",
      consentSheet(rows.filter(({ peer }) => whole || !peer), code))];
  }
  return named.map(({ ref, other }, place) => one(`consent-${place}`, `What they agree to with “${other}”, to sign`,
    consentSheet(rows.filter(({ peer }) => !peer || peer === ref), code, { name, other })));
}

/** @returns {Choice[]} */
function choicesFor(known, lane, { full, code }, consents) {
  /** @type {Record<string, () => import("../desk/sheets.js").Sheet>} */
  const free = { reply: () => replySheet(code), lines: () => linesSheet(code),
    [SLIP]: () => slip(code, full, at("slip-how").value, slipDay() ? longDateWords(slipDay()) : "") };
  return [
    ...[...lane.received.values()].reverse().flatMap(({ release }) => received(known, release)),
    ...known.desk.items.filter((item) => item.lane === lane.chain && item.state === "proposed").map((item) => suggested(known, item)),
    ...Object.entries(FREE).map(([value, label]) => ({ value, label, of: "", sheets: async () => [free[value]()] })),
    ...consents,
  ];
}

/** @returns {Choice[]} */
function received({ open, staff }, release) {
  const code = codeOf(release);
  const { kind } = release.body;
  const when = `passed on ${dateWords(release.ts)}`;
  const text = async () => {
    const content = await open.body(release);
    const { translation } = content;
    const cover = coverSheet(await open.body(release, "cover"), code, translation);
    if (!translation) return [cover, textSheet(kind, partsOf(kind, content), content, code)];
    const [wrote, checked] = [translation.wrote, translation.checked].map((fp) => staff.get(fp)?.name ?? "a facilitator");
    const lead = `${TRANSLATED.who(translation, wrote, checked)} ${TRANSLATED.nextSheet(translation)}`;
    return [cover, textSheet(kind, partsOf(kind, inTranslation(kind, content, translation.parts)), content, code, { lead }),
      textSheet(kind, partsOf(kind, content), content, code, { title: TRANSLATED.originalTitle(translation) })];
  };
  const questions = async () => [answersSheet((await open.body(release)).questions, code)];
  return [{ value: release.hash, label: `${KINDS[kind]} ${when}, with its cover sheet`, of: release.hash, sheets: text },
    ...(kind === "questions" ? [{ value: `${release.hash}-answers`, label: `Sheet to answer the questions ${when}`, of: release.hash, sheets: questions }] : [])];
}

/** @returns {Choice} */
function suggested(known, item) {
  const proof = newestProof(item);
  const sheets = async () => {
    const [was, now] = await Promise.all([newestSubmission(item), proof].map((entry) => known.open.body(entry)));
    const [before, after] = [was, now].map((content) => partsOf(item.kind, content));
    const { changes } = await compareParts(texts, before, after);
    return [changesSheet({ name: known.staff.get(proof.by)?.name ?? "", changes, reasons: now.changes, note: now.note, whole: readingText(after), code: codeOf(proof) })];
  };
  return { value: proof.hash, label: `Changes suggested to their ${KINDS[item.kind].toLowerCase()}, with boxes to tick`, of: proof.hash, sheets };
}

/** @param {Choice[]} choices */
async function drawSheets(choices) {
  const cell = inPrison();
  const sheets = (await Promise.all(choices.map(async (one) => (await one.sheets()).map((sheet) => (cell && one.value !== SLIP ? forPrison(sheet) : sheet))))).flat();
  show("slip-part", choices.some(({ value }) => value === SLIP));
  const paper = /** @type {"a4"|"a5"} */ (chosen("paper"));
  const pages = layOut(at("paper-sheets"), sheets, paper, at("paper-sheets").dataset);
  words("count", pages ? some(pages, "page") : "Choose what is printed.");
  words("too-many", paper === "a5" && pages > SIDES_IN_PRISON
    ? `${pages} sides are more than the ${SIDES_IN_PRISON} that most prisons take at once. Print them in two lots, or ask the prison first.` : "");
  for (const id of ["print", "log"]) at(id).disabled = pages === 0;
  for (const id of ["sent", "logged"]) show(id, false);
}

function slipDay() { return secondsOf(at("slip-date").value); }

/** Whether every question of a consent sheet was answered already. */
async function answeredAll(known, lane) {
  return (await consentRows(known, lane.chain)).every(({ peer, what }) => lane.consents.has(`${peer}/${what}`));
}

/** What one visit needs: what was not handed over yet, sheets to answer on, and what they agree to while something of it is open. */
async function tickForVisit(known, choices, lane) {
  const handed = new Set(known.open.lane(lane.chain).entries.filter(({ t }) => t === "printed").map(({ of }) => of));
  const agreed = await answeredAll(known, lane);
  for (const { value, of } of choices) {
    const box = at(`sheets-${value}`);
    box.checked = of ? !handed.has(of) : value !== SLIP && !(agreed && value.startsWith("consent"));
  }
}

function missing(now) {
  const slipAhead = ticked("sheets").includes(SLIP) && (!slipDay() || at("slip-date").value > fieldDate(now));
  return [...(slipAhead ? [{ id: "slip-date", words: "Write the day on which they took part, not one ahead" }] : []),
    ...(at("handed").value.trim() ? [] : [{ id: "handed", words: "Say who it is handed to" }])];
}

const labels = (/** @type {Choice[]} */ choices) => choices.map(({ label }) => label).join("; ");

/** To the printer, and into the timeline in the same act: nobody has to remember it. */
async function print(known, { name, code }, choices) {
  window.print();
  await note(known.open, `Went to the printer for ${name} (${code}): ${labels(choices)}. Meant for: ${at("handed").value.trim()}.`);
  show("sent");
  at("sent").focus();
}

/** That it is in their hands, on the day when it is. */
async function log(known, { name, code }, choices) {
  for (const of of new Set(choices.map((one) => one.of).filter(Boolean))) await printed(known.open, known.open.find(of));
  await note(known.open, `Handed over for ${name} (${code}): ${labels(choices)}. Handed to: ${at("handed").value.trim()}.`);
  show("sent", false);
  show("logged");
  at("logged").focus();
}
