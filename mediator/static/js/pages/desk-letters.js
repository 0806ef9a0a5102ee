/** Everything that was handed in, how it stands, and which question has an answer. */
import { newestSubmission } from "../case/items.js";
import { wantsCalls } from "../case/line.js";
import { announce, clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { dateWords } from "../desk/days.js";
import { put } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { QUESTION_STATES, QUESTION_TONES, questionTable } from "../desk/question-table.js";
import { stateWords } from "../desk/relay-words.js";
import { mayTell, tellRead, wasTold } from "../desk/told-read.js";
import { KINDS, TAGS } from "../desk/words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "letters");
  const items = [...known.desk.items].sort((a, b) => newestSubmission(b).ts - newestSubmission(a).ts);
  put("letters", items.map((item) => drawLetter(item, known)));
  show("letters-table", items.length > 0);
  const questions = await questionTable(known, items);
  put("questions", questions.map((row) => drawQuestion(row, known)));
  put("calls-wished", (await wishedCalls(known)).map((words) => clone("line", { words })));
  show("questions-table", questions.length > 0);
});

function drawLetter(item, known) {
  const drawn = clone("letter", { what: `${KINDS[item.kind]}${item.round > 1 ? `, round ${item.round}` : ""}`, from: known.name(item.lane),
    when: dateWords(newestSubmission(item).ts), state: stateWords(item), reader: withReader(item, known) || "–" });
  slot(drawn, "what").href = linkTo("cover", { case: known.id, item: item.msg });
  slot(drawn, "what").setAttribute("aria-label", `${slot(drawn, "what").textContent}, from ${known.name(item.lane)}, of ${dateWords(newestSubmission(item).ts)}`);
  slot(drawn, "state").classList.add(`govuk-tag--${TAGS[item.state]}`);
  offerToTell(item, known, drawn);
  return drawn;
}

/** Only if the reader said that the author may know (P8). */
function offerToTell(item, known, drawn) {
  const [button, done] = [slot(drawn, "tell"), slot(drawn, "told")];
  const author = known.name(item.lane);
  done.textContent = wasTold(item) ? `${author} was told.` : "";
  button.textContent = `Tell ${author} that it was read`;
  button.hidden = item.kind === "spoken" || !mayTell(item, known);
  button.addEventListener("click", () => once(button, async () => {
    await tellRead(item, known);
    button.hidden = true;
    done.textContent = `${author} was told.`;
    announce(done.textContent);
  }, { known }));
}

function withReader(item, known) {
  if (!item.passed) return "";
  const received = known.desk.lanes.get(item.passed.offer.dst).received.get(item.passed.release.hash);
  const since = dateWords(item.passed.release.ts);
  return received?.opened ? `Passed on ${since}, opened ${dateWords(received.opened.ts)}` : `Passed on ${since}`;
}

/** Who wants to be rung now and then, also when there is nothing new. */
async function wishedCalls(known) {
  const lanes = [...known.desk.lanes.values()];
  const wanted = await Promise.all(lanes.map((lane) => wantsCalls(known.open, lane)));
  return lanes.filter((_, at) => wanted[at]).map((lane) => `${known.name(lane.chain)} wants to be rung by a day when they have asked something, also when there is nothing new.`);
}

function drawQuestion({ item, question, state, more }, known) {
  const drawn = clone("question", { question, from: known.name(item.lane), state: QUESTION_STATES[state], more: more || "–" });
  slot(drawn, "state").classList.add(`govuk-tag--${QUESTION_TONES[state]}`);
  return drawn;
}
