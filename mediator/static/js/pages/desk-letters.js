/** Everything that was handed in, how it stands, and which question has an answer. */
import { newestSubmission } from "../case/items.js";
import { clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { dateWords } from "../desk/days.js";
import { put } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin } from "../desk/page.js";
import { KINDS, STATES, TAGS } from "../desk/words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "letters");
  const items = [...known.desk.items].sort((a, b) => newestSubmission(b).ts - newestSubmission(a).ts);
  put("letters", items.map((item) => drawLetter(item, known)));
  show("letters-table", items.length > 0);
  const questions = await questionsOf(items, known);
  put("questions", questions.map((row) => clone("question", row)));
  show("questions-table", questions.length > 0);
});

function drawLetter(item, known) {
  const drawn = clone("letter", { what: `${KINDS[item.kind]}${item.round > 1 ? `, round ${item.round}` : ""}`, from: known.name(item.lane),
    when: dateWords(newestSubmission(item).ts), state: STATES[item.state], reader: withReader(item, known) || "–" });
  slot(drawn, "what").href = linkTo("cover", { case: known.id, item: item.msg });
  slot(drawn, "what").setAttribute("aria-label", `${slot(drawn, "what").textContent}, from ${known.name(item.lane)}, of ${dateWords(newestSubmission(item).ts)}`);
  slot(drawn, "state").classList.add(`govuk-tag--${TAGS[item.state]}`);
  return drawn;
}

function withReader(item, known) {
  if (!item.passed) return "";
  const received = known.desk.lanes.get(item.passed.offer.dst).received.get(item.passed.release.hash);
  const since = dateWords(item.passed.release.ts);
  return received?.opened ? `Passed on ${since}, opened ${dateWords(received.opened.ts)}` : `Passed on ${since}`;
}

/** Questions of items that somebody opened, each with how its answer stands. */
async function questionsOf(items, known) {
  const opened = items.filter((item) => item.looks.length > 0);
  const answers = await textsOf(opened.filter((item) => item.kind === "answers"), known, "answers");
  const asked = await textsOf(opened.filter((item) => item.kind === "questions"), known, "questions");
  return asked.map(({ item, one }) => {
    const answer = answers.find((found) => found.one.q === one && found.item.lane !== item.lane);
    return { question: one, from: known.name(item.lane), passed: item.passed ? "Yes" : "Not yet", answer: answerWords(answer) };
  });
}

async function textsOf(items, known, key) {
  const lists = await Promise.all(items.map(async (item) =>
    (await known.open.body(item.offer ?? newestSubmission(item)))[key].map((one) => ({ item, one }))));
  return lists.flat();
}

function answerWords(answer) {
  if (!answer) return "None yet";
  const how = { answered: "Answered", "not-remember": "They do not remember", "not-answer": "They chose not to answer" }[answer.one.how];
  return `${how}: ${STATES[answer.item.state].toLowerCase()}`;
}
