/**
 * Suggested changes: each with its reason, each to be answered; agreeing means the whole text as it would be.
 *
 * What was taken out under the author's own permission is shown here too, afterwards and without a question.
 */
import { at, chosen, clone, fill, nameFields, paragraphs, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { agree, refuse } from "../case/acts.js";
import { authorState, newestProof, newestSubmission } from "../case/items.js";
import { wantsLine, wishLine } from "../case/line.js";
import { partsOf, readingText } from "../case/parts.js";
import { compareParts, withChanges } from "../case/versions.js";
import { wireViews } from "../changes-view.js";
import { texts } from "../texts.js";
import { SAME } from "../words/own.js";
import { CHANGES } from "../words/participant.js";
import { showMessage } from "../message-view.js";
import { go } from "../session.js";
import { openWays, thank, wireWays } from "./changes-ways.js";
import { itemInAddress, onPress, openMine, sayFailed } from "./mine.js";

/** Kinds of change that the desk cannot leave out: a no to one of them leads to the three ways. */
const MUST = new Set(["safety", "law"]);

export async function start() {
  const mine = await openMine();
  const item = itemInAddress(mine.fold);
  const state = item && authorState(item);
  if (state !== "suggested" && state !== "taken-out") return go(item ? `/item#${item.msg}` : "/home");
  const original = await mine.open.body(newestSubmission(item));
  const proof = await mine.open.body(newestProof(item));
  const [before, after] = [original, proof].map((content) => partsOf(item.kind, content));
  const { changes, tooDifferent } = await compareParts(texts, before, after);
  const matter = { mine, item, original, proof, changes, tooDifferent, asked: state === "suggested" };
  draw(matter);
  wireViews({ before, after, changes: tooDifferent ? [] : changes }, { list: ["one-by-one", "whole"] });
  await showQuestions(matter);
  wireWays(matter, () => refusalOf(matter));
  wire(matter);
}

function draw({ mine, item, original, proof, changes, tooDifferent, asked }) {
  fill(at("main"), { name: mine.name });
  if (!asked) at("heading").textContent = CHANGES.headingOut;
  if (asked && !changes.length && !tooDifferent) drawSame();
  at("lead").textContent = leadOf({ mine, changes, tooDifferent, asked });
  show("note", proof.note !== "");
  at("note-title").textContent = CHANGES.says(mine.name);
  paragraphs(at("note-words"), proof.note);
  show("different", tooDifferent);
  showMessage(at("suggested"), item.kind, proof, true);
  showMessage(at("mine"), item.kind, original, true);
  at("list").replaceChildren(...changes.map((change) => changeItem(change, changes.length, proof, asked)));
}

/** Nothing is changed: one text is shown once, and the question is whether it is the right one. */
function drawSame() {
  at("heading").textContent = SAME.heading;
  at("suggested-title").textContent = SAME.text;
  at("agree-all").textContent = SAME.yes;
  show("mine-part", false);
}

function leadOf({ mine, changes, tooDifferent, asked }) {
  if (!asked) return CHANGES.takenOut(mine.name, CHANGES.count(changes.length));
  return changes.length || tooDifferent ? CHANGES.lead(mine.name, CHANGES.count(changes.length)) : SAME.lead(mine.name);
}

function changeItem(change, all, proof, asked) {
  const why = proof.changes.find((one) => one.n === change.n);
  const element = clone("change-row", { number: `${change.n} of ${all}`, removed: change.removed.trim(),
    instead: change.added.trim(), nothing: change.added.trim() ? "" : CHANGES.nothingInstead, kind: why ? `${CHANGES.kind[why.kind]}.` : "",
    why: why?.why ?? "", where: CHANGES.paragraph(change.paragraph) });
  element.querySelector("[data-part=removed]").hidden = change.removed.trim() === "";
  element.querySelector("[data-part=answers]").hidden = !asked;
  nameFields(element, change.n);
  return element;
}

/** What is asked, below the list that it is about; nothing is asked where the permission was given before. */
async function showQuestions({ mine, changes, asked }) {
  show("agree-all", asked);
  show("answer", asked && changes.length > 0);
  show("words-box", asked && changes.length > 0);
  show("line-box", changes.some((change) => change.removed.trim() !== ""));
  at("line").checked = await wantsLine(mine.open, mine.fold);
}

function wire(matter) {
  const { mine, item, changes } = matter;
  onPress(at("agree-all"), async () => {
    await keepLine(mine);
    await agree(mine.open, item);
    thank(CHANGES.agreed(mine.name));
  }, sayFailed);
  onPress(at("answer"), async () => {
    const missing = changes.filter(({ n }) => !chosen(`answer-${n}`))
      .map(({ n }) => ({ id: `answer-${n}-agree`, words: CHANGES.position(n, changes.length), beside: CHANGES.answerThis }));
    if (!errorSummary(missing.length ? [{ ...missing[0], words: CHANGES.answerEach }, ...missing] : [])) return;
    await send(matter);
  }, sayFailed);
  if (!matter.asked) at("line").addEventListener("change", () => keepLine(mine).catch((error) => sayFailed(error.sentence ?? error.message)));
}

async function keepLine(mine) {
  if (!at("line-box").hidden) await wishLine(mine.open, mine.fold, at("line").checked);
}

/** All yes is an agreement. A no to what must come out leads to the three ways; any other goes back to the desk. */
async function send(matter) {
  const { mine, item } = matter;
  await keepLine(mine);
  const refusal = refusalOf(matter);
  if (refusal.answers.every(({ answer }) => answer === "agree") && !at("words").value.trim()) {
    await agree(mine.open, item);
    thank(CHANGES.agreed(mine.name));
  } else if (mustComeOut(matter, refusal.answers)) {
    openWays(CHANGES.mustComeOut(mine.name));
  } else {
    await refuse(mine.open, item, refusal);
    thank(CHANGES.answered(mine.name));
  }
}

function mustComeOut({ proof }, answers) {
  const must = new Set(proof.changes.filter(({ kind }) => MUST.has(kind)).map(({ n }) => n));
  return answers.some(({ n, answer }) => answer === "keep" && must.has(n));
}

/** What the desk is told: an answer for each change, the words to it, and the text that would come about. */
function refusalOf({ item, original, changes }) {
  const all = changes.map((change) => ({ change, answer: chosen(`answer-${change.n}`) })).filter(({ answer }) => answer);
  const kept = all.filter(({ answer }) => answer !== "agree")
    .map(({ change, answer }) => (answer === "keep" ? CHANGES.keepMine : CHANGES.talk)(change.removed.trim() || change.added.trim()));
  const agreed = new Set(all.filter(({ answer }) => answer === "agree").map(({ change }) => change.n));
  const other = withChanges(item.kind, original, changes, agreed);
  return { text: [...kept, at("words").value.trim()].filter(Boolean).join("\n\n"),
    other: readingText(partsOf(item.kind, { ...original, ...other })), answers: all.map(({ change, answer }) => ({ n: change.n, answer })) };
}
