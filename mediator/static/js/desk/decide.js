/**
 * What all decision pages share: form, summary, the button that counts, and what comes after it.
 */
import { announce, at, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { goTo, linkTo } from "./address.js";
import { drawBlocks } from "./blocks.js";
import { DeskCase } from "./known.js";
import { put, words } from "./dom.js";
import { ItemWork } from "./draft.js";
import { identify, standOfItem, titleOf } from "./identity.js";
import { drop, keepClaim, presentWords, stillMine, take } from "./lease.js";
import { hasSeveral } from "./named.js";
import { nextItem } from "./next.js";
import { begin, once } from "./page.js";
import { Reading } from "./reading.js";
import { stateWords } from "./relay-words.js";
import { KINDS } from "./words.js";

/**
 * @typedef {{reading: Reading, work: ItemWork, known: DeskCase, item: any}} Matter
 * @typedef {object} Decision
 * @property {string} act as in desk/may.js
 * @property {boolean} [always] it may be done however the item stands
 * @property {boolean} [beside] it is done beside whoever works on the item: no claim is needed or dropped
 * @property {(matter: Matter) => import("./may.js").Block[]} [shut] what is in the way, instead of what the item's state says
 * @property {(matter: Matter) => void|Promise<void>} [prepare] fill and wire the form
 * @property {(matter: Matter) => {id:string, words:string}[]} [missing] what the form lacks
 * @property {(matter: Matter) => Promise<{id:string, words:string}[]>} [check] what only a look at the words can say, once nothing is lacking
 * @property {(matter: Matter) => [string, string][]} summary
 * @property {(matter: Matter) => string} button verb, object and consequence
 * @property {(matter: Matter) => Promise<any>} decide
 * @property {(matter: Matter) => string} done one sentence
 * @property {(matter: Matter) => string} [kept] the text to show if somebody else was quicker
 */

/** Run a decision page. @param {Decision} decision @returns {() => Promise<void>} */
export function decisionPage(decision) {
  return () => begin(async (session, here) => {
    const known = await DeskCase.load(here.case);
    const reading = await Reading.open(known, here.item);
    const work = await ItemWork.open(reading.item, at("saved"));
    await reading.compare(work.work);
    const matter = { reading, work, known, item: reading.item };
    introduce(matter, here);
    const reasons = decision.shut?.(matter) ?? (decision.always ? [] : reasonsFor(decision.act, matter));
    put("shut-list", drawBlocks(reasons, here.case));
    show("shut", reasons.length > 0);
    show("form", reasons.length === 0);
    if (reasons.length) return;
    if (!decision.beside) await claim(here, known);
    await decision.prepare?.(matter);
    wire(decision, matter, here);
  });
}

function introduce({ known, item }, here) {
  identify(known, standOfItem(item));
  words("about-item", `${titleOf(known, item, KINDS[item.kind])} · ${standOfItem(item)}`);
  at("back-link").href = linkTo("review", here);
}

/** Why an act is shut; one that the state does not have at all says so. */
function reasonsFor(act, { reading, work, item }) {
  const found = reading.decisions(work.work).find((one) => one.act === act);
  return found ? found.reasons : [{ words: `The item stands otherwise now: ${stateWords(item).toLowerCase()}.`,
    fix: "Go back and see what can be done." }];
}

async function claim(here, known) {
  const lease = await take(here);
  if (lease.mine) return keepClaim(here, () => known.now);
  words("about-item", `${presentWords(lease, known.now)}. Only one decision can count: talk to each other first.`);
}

function wire(decision, matter, here) {
  at("continue").addEventListener("click", () => (decision.check ? once(at("continue"), () => checkFirst(decision, matter)) : toSummary(decision, matter)));
  at("change-it").addEventListener("click", () => toForm());
  for (const [id, onward] of [["act", false], ["act-next", true]]) {
    const button = at(id);
    button.addEventListener("click", () => once(button, () => decide(decision, matter, here, onward),
      { known: matter.known, kept: () => decision.kept?.(matter) ?? "" }));
  }
}

async function checkFirst(decision, matter) {
  const lacking = decision.missing?.(matter) ?? [];
  if (errorSummary(lacking.length ? lacking : await decision.check(matter))) toSummary(decision, matter);
}

function toSummary(decision, matter) {
  if (!errorSummary(decision.missing?.(matter) ?? [])) return;
  matter.work.save();
  const { known, item } = matter;
  // With more than two people in a case every summary says from whom to whom.
  const both = /** @type {[string, string][]} */ (hasSeveral(known) ? [["This is", titleOf(known, item, KINDS[item.kind])]] : []);
  put("rows", [...both, ...decision.summary(matter)].map(([key, value]) => clone("fact", { key, value })));
  const label = decision.button(matter);
  words("act", label);
  words("act-next", `${label}, and open the next item`);
  show("form", false);
  show("summary", true);
  at("summary").focus();
}

function toForm() {
  show("summary", false);
  show("form", true);
  at("title").tabIndex = -1;
  at("title").focus();
}

async function decide(decision, matter, here, onward) {
  // Whoever learns here that a colleague took it over presses once more, knowing it.
  if (!decision.beside && !(await stillMine(here, matter.known.now))) return;
  matter.work.set({ kept: decision.kept?.(matter) ?? "" });
  await matter.work.save();
  await decision.decide(matter);
  matter.work.set({ kept: "" });
  const goesOn = decision.beside || decision.act === "keep";
  await Promise.allSettled([...(decision.beside ? [] : [drop(here)]), goesOn ? matter.work.save() : matter.work.done()]);
  if (onward) {
    const next = await nextItem(here);
    return next ? goTo("cover", next) : goTo("");
  }
  show("summary", false);
  show("back", false);
  words("done-title", decision.done(matter));
  words("done-words", "It is signed and stands in the case's timeline.");
  at("done-item").href = linkTo("cover", here);
  show("done", true);
  at("done").focus();
  announce("Done.");
}
