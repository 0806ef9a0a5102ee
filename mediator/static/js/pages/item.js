/** One thing that was sent: how it stands, what was said about it, and how to ask for it back. */
import { at, clone, fill, hide, list, paragraphs, show, slot } from "../dom.js";
import { authorState, newestProof, newestSubmission, waitsFor } from "../case/items.js";
import { recall, takeBackQuestion } from "../case/acts.js";
import { questionStates } from "../case/question-states.js";
import { Draft } from "../drafts.js";
import { LOOKED, WAITS, WAS_READ } from "../words/receiving.js";
import { CALL_BY, QUESTION_TAG, TAKE_BACK } from "../words/questions.js";
import { SPOKEN, SPOKEN_STATE } from "../words/spoken.js";
import { go } from "../session.js";
import { commentCards } from "./comments.js";
import { ITEM, STATE, STATE_TAG } from "../words/participant.js";
import { showMessage } from "../message-view.js";
import { again, day, isFrom, itemInAddress, onPress, openMine, yourTo } from "./mine.js";

/** A question that is answered, or that cannot go, is not asked for back. */
const MAY_TAKE_BACK = new Set(["with-desk", "back", "kept"]);
const LOOK = { suggested: ITEM.look, "taken-out": ITEM.lookOut };

export async function start() {
  let mine = await openMine();
  await render(mine);
  document.addEventListener("taken-back", async () => {
    mine = await again(mine);
    await render(mine);
    at("questions-title").focus();
  });
  at("recall-ask").addEventListener("click", () => { show("recall-sure"); at("recall-sure").focus(); });
  at("recall-no").addEventListener("click", () => { hide("recall-sure"); at("recall-ask").focus(); });
  onPress(at("recall-yes"), async () => {
    await recall(mine.open, itemInAddress(mine.fold));
    mine = await again(mine);
    await render(mine);
    hide("recall-sure");
    at("heading").focus();
  }, (sentence) => { at("state").textContent = sentence; });
}

async function render(mine) {
  const item = itemInAddress(mine.fold);
  if (!item) return go("/home");
  const state = authorState(item);
  at("heading").textContent = yourTo(item, mine.others);
  fill(at("main"), { tag: STATE_TAG[state] });
  const words = (item.kind === "spoken" && SPOKEN_STATE[state]) || STATE[state];
  const who = state === "back-with-you" ? mine.nameOf(item.returns.at(-1).by) : mine.name;
  at("state").textContent = words(who, item.recalled ? day(item.recalled.ts) : "");
  showWaiting(item, mine);
  showCarried(item, mine);
  showGo(state, item, mine);
  await showSays(item, mine);
  showLooked(item, mine);
  const newest = newestSubmission(item);
  at("round").textContent = newest.t === "transcript" ? SPOKEN.writtenDown(mine.nameOf(newest.by), day(newest.ts)) : ITEM.sent(day(newest.ts), item.round);
  showMessage(at("text"), item.kind, await mine.open.body(newest), true);
  await showAgreed(item, mine);
  await showQuestions(item, mine);
  show("recall", state !== "taken-back");
}

/** What is said to the other person is what was read back, not what was written down first. */
async function showAgreed(item, { open }) {
  const said = item.kind === "spoken" && item.laneState === "agreed" ? newestProof(item) : undefined;
  show("agreed", Boolean(said));
  if (said) showMessage(at("agreed-text"), item.kind, await open.body(said), true);
}

/** Questions stand each on their own: some may be answered while others are not. */
async function showQuestions(item, mine) {
  const { fold, open } = mine;
  const asked = item.kind === "questions" ? await questionStates(fold, item, (entry) => open.body(entry), (release) => isFrom(mine, release, item.peer)) : [];
  show("questions", asked.length > 0);
  const { by = 0 } = asked.length ? await open.body(newestSubmission(item)) : {};
  at("call-by").textContent = by ? CALL_BY(day(by)) : "";
  const takeable = asked.filter(({ state }) => MAY_TAKE_BACK.has(state));
  at("questions-list").replaceChildren(...asked.map((one) => {
    const { question, state, answer } = one;
    const row = clone("question-state", { question, tag: QUESTION_TAG[state], read: answer ? ITEM.readAnswer : "" });
    slot(row, "read").href = `/read#${answer}`;
    if (takeable.length > 1 && takeable.includes(one)) offerTakeBack(row, one, item, mine);
    return row;
  }));
}

/** One question of several, whatever became of them: what the page offers never depends on it (P3). */
function offerTakeBack(row, { question, at: place }, item, { open }) {
  const [ask, sure, done] = [slot(row, "take-back"), slot(row, "sure"), slot(row, "failed")];
  ask.hidden = false;
  ask.setAttribute("aria-label", TAKE_BACK.one(question));
  ask.addEventListener("click", () => { sure.hidden = false; sure.focus(); });
  slot(row, "no").addEventListener("click", () => { sure.hidden = true; ask.focus(); });
  onPress(slot(row, "yes"), async () => {
    const before = await open.body(newestSubmission(item));
    await takeBackQuestion(open, item, before, place, TAKE_BACK.told(before.questions[place]));
    document.dispatchEvent(new Event("taken-back"));
  }, (sentence) => { done.textContent = sentence; });
}

/** Only where the desk chose to say it, and whatever the desk does afterwards (P3). */
function showWaiting(item, { nameOf, open }) {
  const told = waitsFor(item, open.now);
  show("later", Boolean(told));
  if (told) at("later").textContent = WAITS(nameOf(told.by), day(told.ts), day(told.until));
}

/** Only where the hearer said that it may be told (P8). */
function showCarried(item, { nameOf }) {
  const told = item.statuses.find(({ st }) => st === "told-read");
  show("carried", Boolean(told));
  if (told) at("carried").textContent = item.kind === "spoken" ? SPOKEN.carried(nameOf(told.by)) : WAS_READ(nameOf(told.by));
}

function showGo(state, item, mine) {
  const go = at("go").querySelector("[data-slot=go]");
  const spoken = item.kind === "spoken";
  show("go", Object.hasOwn(LOOK, state) || (state === "back-with-you" && !spoken));
  if (LOOK[state]) Object.assign(go, { href: `/changes#${item.msg}`, textContent: spoken ? SPOKEN.right : LOOK[state] });
  if (state !== "back-with-you") return;
  go.textContent = ITEM.mend;
  go.href = "#";
  go.onclick = async (event) => {
    event.preventDefault();
    location.assign(`/write#${await draftFor(item, mine)}`);
  };
}

/** A draft to mend the returned text in: a new one, with the words as they were sent. */
async function draftFor(item, { open }) {
  const { text, questions = [], answers = [] } = await open.body(newestSubmission(item));
  const draft = Draft.start();
  await draft.restore({ kind: item.kind, peer: item.peer, msg: item.msg, of: item.returns.at(-1).hash, text, questions, answers });
  return draft.id;
}

/** Which facilitator opened each version first, and when: from the own lane alone. */
function showLooked({ statuses, submissions, kind }, { nameOf }) {
  const looked = statuses.filter(({ st }) => st === "reading");
  const versionOf = ({ of }) => submissions.findIndex(({ hash }) => hash === of) + 1;
  show("looked", kind !== "spoken");
  list("looked-list", "looked-row", looked, (one) => ({ words: LOOKED(nameOf(one.by), day(one.ts), submissions.length > 1 ? versionOf(one) : 0) }));
}

async function showSays(item, mine) {
  const { open } = mine;
  const back = item.laneState === "returned" ? item.returns.at(-1) : null;
  at("comments").replaceChildren(...(back ? await commentCards(mine, item, back) : []));
  const said = [...item.returns, ...item.says].sort((a, b) => b.seq - a.seq);
  show("says", said.length > 0);
  at("says-list").replaceChildren(...await Promise.all(said.map(async (entry) => {
    const row = clone("say-row", { when: day(entry.ts) });
    const { text, reasons = [] } = await open.body(entry);
    paragraphs(row.querySelector("[data-slot=text]"), [...reasons.map((words) => `${words}.`), text].join("\n\n"));
    return row;
  })));
}
