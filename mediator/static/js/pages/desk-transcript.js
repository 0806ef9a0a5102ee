/** Write down a letter, questions or answers for somebody without a page of their own, from paper or as they dictate it. */
import { newestSubmission } from "../case/items.js";
import { hasPaper, takeBackTranscript } from "../case/paper.js";
import { transcript } from "../case/desk-open.js";
import { at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { texts } from "../texts.js";
import { linkTo } from "../desk/address.js";
import { othersOf } from "../case/others.js";
import { dateWords } from "../desk/days.js";
import { choose, options, put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { PaperPages } from "../desk/paper-pages.js";
import { mayWriteAnew } from "../desk/paper-part.js";
import { openPaper } from "../desk/paper-view.js";
import { keepTyping } from "../desk/relay-work.js";
import { swap } from "../desk/swap.js";
import { KINDS, some } from "../desk/words.js";
import { WrittenAnswers, answerLines, askedOf, given } from "../desk/written-answers.js";

const ANEW = "Compared with its paper, and written down anew.";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  identify(known, "", "people");
  words("title", `Write down a letter, questions or answers for ${known.name(here.lane)}`);
  words("mode-words", lane.mode === "scribe" ? "It will show everywhere as written down by you."
    : "They have a page of their own and write there themselves.");
  show("continue", lane.mode === "scribe");
  const rounds = roundsOf(known, lane);
  options(at("answers"), Object.fromEntries([...rounds].map(([msg, item]) => [msg, `${KINDS[item.kind]} of ${dateWords(item.submissions[0].ts)}`])));
  show("answers-part", rounds.size > 0);
  options(at("peer"), Object.fromEntries(othersOf(known.desk, here.lane).map((one) => [one.ref, known.name(one.lane)])));
  const answers = new WrittenAnswers(known, await askedOf(known, here.lane));
  const draft = await keepTyping(`transcript/${here.lane}`, ["text", "questions"], "saved",
    { read: () => answers.typed(), write: (kept) => answers.restore(kept) });
  const page = new TranscriptPage(known, lane, rounds, draft, answers);
  page.wire(here);
  if (rounds.has(here.item)) {
    at("answers").value = here.item;
    await page.answer();
  }
});

/** What may be written down anew, by item: what went back, and what was found to differ from its paper. */
function roundsOf(known, lane) {
  const items = known.desk.items.filter((one) => one.lane === lane.chain && (one.laneState === "returned" || mayWriteAnew(one, known)));
  return new Map(items.map((item) => [item.msg, item]));
}

class TranscriptPage {
  /** What stood before the answers of a round. */
  #opening = "";

  constructor(known, lane, rounds, draft, answers) {
    Object.assign(this, { known, lane, rounds, draft, answers });
    this.paper = new PaperPages(() => {});
  }

  wire(here) {
    for (const name of ["kind", "source"]) at(name).addEventListener("change", showParts);
    at("answers").addEventListener("change", () => this.answer());
    at("done-link").href = linkTo("person", here);
    at("change-it").addEventListener("click", () => swap("form"));
    at("continue").addEventListener("click", () => this.toSummary());
    at("act").addEventListener("click", () => once(at("act"), () => this.handIn(),
      { known: this.known, kept: () => at("text").value || at("questions").value || given(this.answers.read()).map(({ a }) => a).join("\n") }));
    at("answer-rows").addEventListener("input", () => this.draft.touch());
    showParts();
  }

  /** A new round begins from the last one: its words, and its photographs if it has some. */
  async answer() {
    const item = this.rounds.get(at("answers").value);
    this.#opening = "";
    if (!item) return;
    choose("kind", item.kind);
    choose("source", hasPaper(item) ? "paper" : "dictated");
    showParts();
    const { text, questions, answers } = await this.known.open.body(newestSubmission(item));
    if (answers) {
      this.answers.begin(answers);
      this.#opening = text;
    } else if (!at("text").value) at("text").value = text;
    if (questions && !at("questions").value) at("questions").value = questions.join("\n");
    if (!hasPaper(item) || this.paper.pages.length) return;
    const pages = await openPaper(this.known, item);
    await this.paper.add(pages.map(({ bytes, mime }) => new File([bytes], "page", { type: mime })));
  }

  missing() {
    const kind = chosen("kind");
    const field = kind === "questions" ? "questions" : "text";
    const empty = kind === "answers" ? given(this.answers.read()).length === 0 : !at(field).value.trim();
    const paper = chosen("source") === "paper";
    return [
      ...(chosen("source") ? [] : [{ id: "source", words: "Choose how it came to you" }]),
      ...(paper && !this.paper.pages.length ? [{ id: "choose", words: "Add a photograph of each page" }] : []),
      ...(kind ? [] : [{ id: "kind", words: "Choose what it is" }]),
      ...(empty ? [{ id: kind === "answers" ? this.#firstAnswer() : field, words: "Write down their words" }] : []),
      ...(paper || at("readback").checked ? [] : [{ id: "readback", words: "Read it back to them first" }]),
    ];
  }

  /** Where the first answer is written; the choice of what it is, while nothing was asked. */
  #firstAnswer() { return document.getElementById("answer-0") ? "answer-0" : "kind-answers"; }

  async toSummary() {
    await this.paper.busy;
    if (!errorSummary(this.missing())) return;
    const { kind, text, more } = await this.message();
    const paper = chosen("source") === "paper";
    const to = at("peer").options.length > 1 ? [["To", this.#toWhom()]] : [];
    const rows = [["From", this.known.name(this.lane.chain)], ...to, ["What", KINDS[kind]],
      ["How it came", paper ? `On paper, ${some(this.paper.pages.length, "photograph")}` : "Dictated, and read back"],
      ["Their words", more?.answers ? [text, answerLines(more.answers)].filter(Boolean).join("\n\n") : more?.questions.join("\n") ?? text]];
    put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
    show("second-person", paper);
    words("sending", "");
    swap("summary");
  }

  async handIn() {
    const { known, lane } = this;
    const files = chosen("source") === "paper" ? await this.paper.send(known.id) : [];
    // As it is now: at a second try it may be back already.
    const item = known.item(at("answers").value);
    if (item && item.laneState !== "returned") {
      await takeBackTranscript(known.open, item, ANEW);
      known.fold();
    }
    const back = item ? known.desk.lanes.get(lane.chain).items.get(item.msg).returns.at(-1).hash : "";
    await transcript(known.open, lane.chain, { ...await this.message(), peer: item?.peer ?? this.#peer(), of: back, files });
    await this.draft.remove();
    words("sending", "");
    show("done-second", files.length > 0);
    swap("done");
  }

  /** Whom it is for: answers go to whoever asked. */
  #peer() { return chosen("kind") === "answers" ? this.answers.peer : at("peer").value; }

  #toWhom() {
    const peer = this.rounds.get(at("answers").value)?.peer ?? this.#peer();
    return [...at("peer").options].find(({ value }) => value === peer)?.text ?? "";
  }

  /** What stands in the fields, in the plain form in which texts are sealed. */
  async message() {
    const kind = chosen("kind");
    const plain = async (text) => (await texts.normalise({ text: text.trim() })).text;
    if (kind === "answers") {
      const answers = await Promise.all(given(this.answers.read()).map(async (one) => ({ ...one, a: await plain(one.a) })));
      return { kind, text: this.#opening, more: { answers } };
    }
    if (kind !== "questions") return { kind, text: await plain(at("text").value) };
    const lines = at("questions").value.split("\n").filter((line) => line.trim());
    return { kind, text: "", more: { questions: await Promise.all(lines.map(plain)) } };
  }
}

function showParts() {
  const kind = chosen("kind");
  show("paper-pages-part", chosen("source") === "paper");
  show("readback-part", chosen("source") === "dictated");
  show("text-part", kind !== "questions" && kind !== "answers");
  show("questions-part", kind === "questions");
  show("answer-rows-part", kind === "answers");
  show("peer-part", kind !== "answers" && at("peer").options.length > 1);
}
