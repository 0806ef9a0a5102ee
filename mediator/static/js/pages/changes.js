/** Suggested changes: each with its reason, each to be answered; agreeing means the whole text as it would be. */
import { at, chosen, clone, errorSummary, fill, hide, nameFields, paragraphs, show } from "../dom.js";
import { agree, refuse } from "../case/acts.js";
import { authorState, newestProof, newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { compareParts, withChanges } from "../case/versions.js";
import { texts } from "../texts.js";
import { CHANGES } from "../words/participant.js";
import { itemInAddress, onPress, openMine, sayFailed, showMessage } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const item = itemInAddress(mine.fold);
  if (!item || authorState(item) !== "suggested") {
    location.replace(item ? `/item#${item.msg}` : "/home");
    return;
  }
  const original = await mine.open.body(newestSubmission(item));
  const proof = await mine.open.body(newestProof(item));
  const compared = await compareParts(texts, partsOf(item.kind, original), partsOf(item.kind, proof));
  draw(item, original, proof, compared, mine);
  wire(item, original, compared.changes, mine);
}

function draw(item, original, proof, { changes, tooDifferent }, mine) {
  fill(at("main"), { name: mine.name });
  at("lead").textContent = changes.length || tooDifferent
    ? CHANGES.lead(mine.name, CHANGES.count(changes.length)) : CHANGES.same(mine.name);
  show("note", proof.note !== "");
  at("note-title").textContent = CHANGES.says(mine.name);
  paragraphs(at("note-words"), proof.note);
  show("different", tooDifferent);
  show("answer", changes.length > 0);
  show("words-box", changes.length > 0);
  showMessage(at("suggested"), item.kind, proof);
  showMessage(at("mine"), item.kind, original);
  at("list").replaceChildren(...changes.map((change) => changeItem(change, changes.length, proof)));
  at("back").href = `/item#${item.msg}`;
}

function changeItem(change, all, proof) {
  const why = proof.changes.find((one) => one.n === change.n);
  const element = clone("change-row", { number: `${change.n} of ${all}`, removed: change.removed.trim(),
    instead: change.added.trim(), nothing: change.added.trim() ? "" : CHANGES.nothingInstead, kind: why ? `${CHANGES.kind[why.kind]}.` : "",
    why: why?.why ?? "", where: CHANGES.paragraph(change.paragraph) });
  element.querySelector("[data-part=removed]").hidden = change.removed.trim() === "";
  nameFields(element, change.n);
  return element;
}

function wire(item, original, changes, mine) {
  onPress(at("agree-all"), async () => {
    await agree(mine.open, item);
    thank(CHANGES.agreed(mine.name));
  }, sayFailed);
  onPress(at("answer"), async () => {
    const answers = changes.map((change) => ({ change, answer: chosen(`answer-${change.n}`) }));
    const missing = answers.filter(({ answer }) => !answer)
      .map(({ change }) => ({ id: `answer-${change.n}-agree`, words: CHANGES.position(change.n, changes.length) }));
    if (!errorSummary(missing.length ? [{ id: missing[0].id, words: CHANGES.answerEach }, ...missing] : [])) return;
    await send(answers, item, original, changes, mine);
  }, sayFailed);
}

/** All yes is an agreement. Anything else goes back to the desk with words, and with the text it would make. */
async function send(answers, item, original, changes, mine) {
  const words = at("words").value.trim();
  if (answers.every(({ answer }) => answer === "agree") && !words) {
    await agree(mine.open, item);
    thank(CHANGES.agreed(mine.name));
    return;
  }
  const kept = answers.filter(({ answer }) => answer !== "agree")
    .map(({ change, answer }) => (answer === "keep" ? CHANGES.keepMine : CHANGES.talk)(change.removed.trim() || change.added.trim()));
  const agreed = new Set(answers.filter(({ answer }) => answer === "agree").map(({ change }) => change.n));
  const other = withChanges(item.kind, original, changes, agreed);
  await refuse(mine.open, item, { text: [...kept, words].filter(Boolean).join("\n\n"),
    other: readingText(partsOf(item.kind, { ...original, ...other })) });
  thank(CHANGES.answered(mine.name));
}

function thank(words) {
  hide("form");
  for (const part of document.querySelectorAll("#page > details, #page > p")) part.hidden = true;
  at("after-words").textContent = words;
  show("after");
  at("after").focus();
}
