/** The review page: the original, the text for the reader, and the checks, beside each other. */
import { wireCare } from "../desk/care-page.js";
import { DeskCase } from "../desk/known.js";
import { drawAnswers, refusalOf } from "../desk/answers.js";
import { ChangeList } from "../desk/changes.js";
import { drawMarks } from "../desk/checks.js";
import { drawDecisions } from "../desk/decisions.js";
import { announce, at, clone, show } from "../dom.js";
import { put, putIfChanged, words } from "../desk/dom.js";
import { ItemWork } from "../desk/draft.js";
import { identify, standOfItem, titleOf } from "../desk/identity.js";
import { claim } from "../desk/lease.js";
import { countUnanswered } from "../desk/marks.js";
import { meterOf } from "../desk/meter.js";
import { drawOriginal } from "../desk/original.js";
import { begin } from "../desk/page.js";
import { wirePanes } from "../desk/panes.js";
import { answerMark } from "../desk/take-out.js";
import { wireShortcuts } from "../desk/shortcuts.js";
import { Proposal } from "../desk/proposal.js";
import { Reading } from "../desk/reading.js";
import { wireRounds } from "../desk/rounds.js";
import { CATEGORIES, KINDS, some } from "../desk/words.js";
import { showPaperPart } from "../desk/paper-part.js";
import { showTranslationPart } from "../desk/translation-part.js";
import { drawDanger, drawSafety } from "../desk/safety.js";
import { drawSettled } from "../desk/settled.js";
import { addressWords } from "../desk/wishes-words.js";
import { drawUnfinished } from "../desk/unfinished.js";
import { waitedWords, whenWords } from "../desk/days.js";

const SOON = 300;
/** Highlights that are drawn at a time, the gravest first: a letter may have thousands. */
const AT_A_TIME = 200;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const reading = await Reading.open(known, here.item);
  await claim(known, here);
  const work = await ItemWork.open(reading.item, at("saved"));
  const page = new ReviewPage(reading, work, here);
  page.start();
  words("reader-wishes", await addressWords(known, reading));
  wireShortcuts(here);
  await wireCare(reading, here);
});

class ReviewPage {
  constructor(reading, work, here) {
    Object.assign(this, { reading, work, here, timer: 0, turn: 0, shown: AT_A_TIME });
    this.changeList = new ChangeList(reading.editable ? (change, kind, why) => this.kind(change, kind, why) : null);
  }

  start() {
    const { known, item } = this.reading;
    identify(known, `${standOfItem(item)} · waiting ${waitedWords(item.submissions.at(-1).ts, known.now)}`);
    words("title", titleOf(known, item, KINDS[item.kind]));
    words("original-facts", `As handed in, round ${item.round}. It cannot change.`);
    words("reader-title", `For ${this.reading.readerName}`);
    show("kept", this.work.work.kept !== "");
    words("kept-words", this.work.work.kept);
    this.startEditing();
    showPaperPart(this.reading, this.here);
    this.showTranslation();
    this.showAnswers();
    drawSafety(this.reading, this.here);
    wireRounds(this.reading);
    at("with-marks").addEventListener("change", () => this.drawOriginal());
    at("marks-more").addEventListener("click", () => this.showMore());
    this.drawAll();
    wirePanes();
  }

  showTranslation() { showTranslationPart(this.reading, this.work, this.here, () => this.drawDecisions()); }

  startEditing() {
    const { reading, work } = this;
    show("editing", reading.editable);
    show("settled", !reading.editable);
    if (reading.editable) {
      const leave = { of: reading.mayLeaveOut, why: { ...work.work.left }, onWhy: (id, why) => { this.work.set({ left: { ...this.work.work.left, [id]: why } }); this.drawDecisions(); } };
      this.proposal = new Proposal(reading.base, new Map(Object.entries(work.work.texts)), (id, text) => this.typed(id, text), leave,
        (name, answer) => { this.work.set({ answers: { ...this.work.work.answers, [name]: answer } }); this.drawAll(); });
    } else drawSettled(reading);
  }

  /** What the author answered to each suggested change, when they said no to the whole. */
  async showAnswers() {
    const refused = await refusalOf(this.reading);
    show("answered", refused !== null);
    if (!refused) return;
    words("answered-title", `${this.reading.author} said no to the suggested text`);
    words("answered-words", refused.text);
    drawDanger(this.marks, this.refusedDanger = refused.danger);
    put("answered-list", drawAnswers(refused));
    show("answered-other", refused.other !== "" && refused.rows.length === 0);
    words("answered-other-text", refused.other);
    show("answered-start", this.proposal !== undefined && Object.keys(refused.kinds).length > 0);
    at("answered-start").addEventListener("click", () => this.startFrom(refused));
  }

  startFrom({ accepted, kinds }) {
    this.work.set({ kinds: { ...this.work.work.kinds, ...kinds } });
    this.proposal.startFrom(accepted);
    announce(`The text for the reader now has what ${this.reading.author} agreed to.`);
    this.drawAfterTyping();
  }

  typed(id, text) {
    this.work.set({ texts: { ...this.work.work.texts, [id]: text } });
    this.busy(true);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.drawAfterTyping(), SOON);
  }

  async answer(mark, answer, reason) {
    this.busy(true);
    await answerMark(this, mark, answer, reason);
    this.drawAll();
    document.getElementById(`mark-${mark.n}`)?.focus();
  }

  kind(change, kind, why) {
    const before = this.work.work.kinds[change.name]?.kind;
    this.work.set({ kinds: { ...this.work.work.kinds, [change.name]: { kind, why } } });
    if (before !== kind) this.drawMeter();
    this.drawDecisions();
  }

  drawAll() {
    this.marks = this.reading.marks(this.work.work);
    this.drawOriginal();
    this.drawMarks();
    this.drawAfterTyping();
  }

  /** What follows from the text as it is now; while that is worked out, what can be decided is marked as not up to date. */
  async drawAfterTyping() {
    this.busy(true);
    clearTimeout(this.timer);
    this.turn += 1;
    const { turn } = this;
    await this.reading.compare(this.work.work);
    const changes = this.reading.changes(this.work.work);
    if (turn === this.turn) this.changeList.draw(changes);
    words("changes-count", changes.length ? some(changes.length, "change") : "");
    await this.drawMeter();
    if (turn !== this.turn) return;
    this.drawDecisions();
    this.busy(false);
  }

  busy(yes) { at("decisions").setAttribute("aria-busy", String(yes)); }

  /** The next highlights; focus goes to the first of them. */
  showMore() {
    const next = this.shown + 1;
    this.shown += AT_A_TIME;
    this.drawOriginal();
    this.drawMarks();
    at(`mark-${next}`).focus();
  }

  get shownMarks() { return this.marks.slice(0, this.shown); }

  drawOriginal() {
    const marks = at("with-marks").checked ? this.shownMarks.map((mark) => ({ ...mark, categoryWords: CATEGORIES[mark.category] })) : [];
    put("original", drawOriginal(this.reading.parts, this.reading.paragraphs, marks));
  }

  drawMarks() {
    const open = countUnanswered(this.marks);
    put("marks", drawMarks(this.shownMarks, (mark, answer, reason) => this.answer(mark, answer, reason),
      { only: this.reading.editable ? ["out", "ask", "fine"] : [] }));
    show("marks-without-rules", Boolean(this.reading.highlights.withoutRules));
    drawUnfinished(this.reading.lists, () => this.reading.lookAgain().then(() => { this.showTranslation(); this.drawAll(); }));
    const hidden = this.marks.length - this.shownMarks.length;
    words("marks-shown", hidden ? `Only the first ${this.shown} are shown here and in the original, the gravest first.` : "");
    words("marks-more", hidden ? `Show ${Math.min(hidden, AT_A_TIME)} more` : "");
    words("marks-count", this.marks.length ? `${some(this.marks.length, "highlight")}${this.reading.blind ? "" : `, ${open} to answer`}` : "");
    drawDanger(this.marks, this.refusedDanger);
  }

  async drawMeter() {
    const { work } = this.work;
    const { words: said, warnings } = await meterOf(this.reading.changes(work), this.reading.text, this.reading.outgoingText(work));
    words("meter", said);
    put("meter-warnings", warnings.map((warning) => clone("line", { words: warning })));
  }

  drawDecisions() {
    const decisions = this.reading.decisions(this.work.work);
    putIfChanged("decisions", drawDecisions(decisions, this.reading.who, this.here));
    show("decide-hint", decisions.length > 0);
  }
}
