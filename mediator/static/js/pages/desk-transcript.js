/** Write down a letter or questions for somebody without a page of their own, from paper or as they dictate it. */
import { newestSubmission } from "../case/items.js";
import { hasPaper, takeBackTranscript } from "../case/paper.js";
import { transcript } from "../case/desk-open.js";
import { at, chosen, clone, errorSummary, show } from "../dom.js";
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

const ANEW = "Compared with its paper, and written down anew.";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  identify(known, "", "people");
  words("title", `Write down a letter or questions for ${known.name(here.lane)}`);
  words("mode-words", lane.mode === "scribe" ? "It will show everywhere as written down by you."
    : "They have a page of their own and write there themselves.");
  show("continue", lane.mode === "scribe");
  const rounds = roundsOf(known, lane);
  options(at("answers"), Object.fromEntries([...rounds].map(([msg, item]) => [msg, `${KINDS[item.kind]} of ${dateWords(item.submissions[0].ts)}`])));
  show("answers-part", rounds.size > 0);
  options(at("peer"), Object.fromEntries(othersOf(known.desk, here.lane).map((one) => [one.ref, known.name(one.lane)])));
  show("peer-part", at("peer").options.length > 1);
  const draft = await keepTyping(`transcript/${here.lane}`, ["text", "questions"], "saved");
  const page = new TranscriptPage(known, lane, rounds, draft);
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
  constructor(known, lane, rounds, draft) {
    Object.assign(this, { known, lane, rounds, draft });
    this.paper = new PaperPages(() => {});
  }

  wire(here) {
    for (const name of ["kind", "source"]) at(name).addEventListener("change", showParts);
    at("answers").addEventListener("change", () => this.answer());
    at("done-link").href = linkTo("person", here);
    at("change-it").addEventListener("click", () => swap("form"));
    at("continue").addEventListener("click", () => this.toSummary());
    at("act").addEventListener("click", () => once(at("act"), () => this.handIn(),
      { known: this.known, kept: () => at("text").value || at("questions").value }));
  }

  /** A new round begins from the last one: its words, and its photographs if it has some. */
  async answer() {
    const item = this.rounds.get(at("answers").value);
    if (!item) return;
    choose("kind", item.kind);
    choose("source", hasPaper(item) ? "paper" : "dictated");
    showParts();
    const { text, questions } = await this.known.open.body(newestSubmission(item));
    if (!at("text").value) at("text").value = text;
    if (questions && !at("questions").value) at("questions").value = questions.join("\n");
    if (!hasPaper(item) || this.paper.pages.length) return;
    const pages = await openPaper(this.known, item);
    await this.paper.add(pages.map(({ bytes, mime }) => new File([bytes], "page", { type: mime })));
  }

  missing() {
    const field = chosen("kind") === "questions" ? "questions" : "text";
    const paper = chosen("source") === "paper";
    return [
      ...(chosen("source") ? [] : [{ id: "source", words: "Choose how it came to you" }]),
      ...(paper && !this.paper.pages.length ? [{ id: "choose", words: "Add a photograph of each page" }] : []),
      ...(chosen("kind") ? [] : [{ id: "kind", words: "Choose what it is" }]),
      ...(at(field).value.trim() ? [] : [{ id: field, words: "Write down their words" }]),
      ...(paper || at("readback").checked ? [] : [{ id: "readback", words: "Read it back to them first" }]),
    ];
  }

  async toSummary() {
    await this.paper.busy;
    if (!errorSummary(this.missing())) return;
    const { kind, text, more } = await message();
    const paper = chosen("source") === "paper";
    const to = at("peer").options.length > 1 ? [["To", at("peer").selectedOptions[0].text]] : [];
    const rows = [["From", this.known.name(this.lane.chain)], ...to, ["What", KINDS[kind]],
      ["How it came", paper ? `On paper, ${some(this.paper.pages.length, "photograph")}` : "Dictated, and read back"],
      ["Their words", more ? more.questions.join("\n") : text]];
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
    await transcript(known.open, lane.chain, { ...await message(), peer: item?.peer ?? at("peer").value, of: back, files });
    await this.draft.remove();
    words("sending", "");
    show("done-second", files.length > 0);
    swap("done");
  }
}

function showParts() {
  show("paper-pages-part", chosen("source") === "paper");
  show("readback-part", chosen("source") === "dictated");
  show("text-part", chosen("kind") !== "questions");
  show("questions-part", chosen("kind") === "questions");
}

/** What stands in the fields, in the plain form in which texts are sealed. */
async function message() {
  const plain = async (text) => (await texts.normalise({ text: text.trim() })).text;
  if (chosen("kind") !== "questions") return { kind: chosen("kind"), text: await plain(at("text").value) };
  const lines = at("questions").value.split("\n").filter((line) => line.trim());
  return { kind: "questions", text: "", more: { questions: await Promise.all(lines.map(plain)) } };
}
