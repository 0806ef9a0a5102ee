/** Away and cover: who is away, who does what waits for them, and the way back; over all of one's cases in one act. */
import { api } from "../api.js";
import { standIn } from "../case/desk-away.js";
import { announce, at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { casesOf, choicesIn, drawCase, proposeWords } from "../desk/away-cases.js";
import { AbsencesNow } from "../desk/away-now.js";
import { caseSummary, readingsStay, spanWords, waitsFor } from "../desk/away-words.js";
import { dateWords, fieldDate, nextWorkingDay, secondsOf } from "../desk/days.js";
import { addChoices, choose, put, words } from "../desk/dom.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { some } from "../desk/words.js";

const PARTS = ["form", "summary"];
const [BEGIN_OF_DAY, END_OF_DAY] = ["00:00", "23:59"];

export const start = () => begin(async (session) => {
  const page = new AwayPage(session);
  page.wire();
  await page.load();
});

class AwayPage {
  constructor(session) { Object.assign(this, { me: session.fp, cases: [], failed: 0, now: new AbsencesNow(this) }); }

  get colleague() { return (fp) => this.cases[0]?.colleague(fp) ?? "a colleague"; }
  get caseOf() { return (id) => this.cases.find((known) => known.id === id); }
  get away() { return chosen("away"); }
  /** The first second of a day ahead, or 0: from now on. */
  get from() { return chosen("from") === "day" ? secondsOf(at("first-day-date").value, BEGIN_OF_DAY) : 0; }
  get until() { return chosen("until") === "day" ? secondsOf(at("last-day-date").value, END_OF_DAY) : 0; }

  /** Every case is opened on this device, one after the other: what waits in it stands nowhere else. */
  async load() {
    const ids = await listCases();
    for (const [number, id] of ids.entries()) {
      words("opening", `Opening your cases: ${number + 1} of ${ids.length}.`);
      try {
        this.cases.push(await DeskCase.load(id));
      } catch {
        // Its own page says why, and what can be done about it.
        this.failed += 1;
      }
    }
    words("opening", this.failed ? `${some(this.failed, "case")} could not be opened and ${this.failed > 1 ? "are" : "is"} not in this list. Open ${this.failed > 1 ? "them" : "it"} from your cases to see why.` : "");
    this.draw();
  }

  draw() {
    this.now.draw();
    at("away-choices").replaceChildren();
    const people = new Set([this.me, ...this.cases.flatMap((known) => known.desk.members.filter((one) => one.present).map(({ fp }) => fp)), ...this.leftWithCalls()]);
    addChoices("away", "radio", [...people].map((fp) => [fp, fp === this.me ? "You" : this.colleague(fp)]));
    choose("from", "now");
    show("from-part", false);
    put("cases", []);
    show("cases-part", false);
    show("form", this.cases.length > 0);
    show("no-cases", this.cases.length === 0);
  }

  /** Who has left a desk with calls that are still theirs. */
  leftWithCalls() {
    return this.cases.flatMap((known) => [...known.desk.calls.values()].map(({ entry }) => entry.who)
      .filter((fp) => !known.desk.members.some((one) => one.present && one.fp === fp) && waitsFor(known, fp).calls.length));
  }

  /** It has begun and nobody was asked: the same cover is said again, with whom it asks now. */
  openAsk(one) {
    show("done", false);
    choose("away", one.away);
    choose("from", "now");
    show("from-part", false);
    choose("until", one.until ? "day" : "open");
    show("until-part", one.until > 0);
    if (one.until) at("last-day-date").value = fieldDate(one.until);
    this.#drawCases();
    for (const card of document.querySelectorAll("#cases [data-case]")) {
      const select = /** @type {HTMLSelectElement|null} */ (card.querySelector("select"));
      if (!select) continue;
      select.value = one.cases.includes(/** @type {HTMLElement} */ (card).dataset.case) ? one.who : "";
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    swap("form", PARTS);
    at("cases").focus();
  }

  /** One batch in each case: what counts in one counts, whatever becomes of the next. */
  async inEach(cases, act) {
    try {
      for (const [number, known] of cases.entries()) {
        announce(`${number + 1} of ${cases.length}`);
        await act(known);
        await known.refresh();
      }
    } finally {
      this.draw();
    }
  }

  wire() {
    at("away").addEventListener("change", () => this.#drawCases());
    at("until").addEventListener("change", () => { show("until-part", chosen("until") === "day"); this.#propose(); });
    at("from").addEventListener("change", () => { show("from-part", chosen("from") === "day"); this.#drawCases(); });
    at("first-day-date").addEventListener("change", () => this.#drawCases());
    at("last-day-date").addEventListener("change", () => this.#propose());
    at("cases").addEventListener("change", () => this.#propose());
    at("continue").addEventListener("click", () => { if (errorSummary(this.#missing())) this.#toSummary(); });
    at("change-it").addEventListener("click", () => swap("form", PARTS));
    at("act").addEventListener("click", () => once(at("act"), () => this.#act()));
  }

  #drawCases() {
    at("first-day-date").value ||= fieldDate(nextWorkingDay(Date.now() / 1000));
    show("ahead-words", this.from > 0);
    show("told-words", !this.from);
    if (!this.away) return;
    const cases = casesOf(this.cases, this.away);
    put("cases", cases.map((known) => drawCase(known, this.away, this.from)));
    show("cases-part");
    at("last-day-date").value ||= fieldDate(nextWorkingDay(Date.now() / 1000));
    this.#propose();
  }

  #propose() { proposeWords(at("cases"), this.caseOf, { away: this.away, until: this.until }); }

  /** Who covers in which case; nobody is told of what has not begun. */
  #choices() {
    const found = choicesIn(at("cases"), this.caseOf);
    return this.from ? found.map((one) => ({ ...one, tell: [] })) : found;
  }

  #missing() {
    if (!this.away) return [{ id: "away", words: "Say who is away" }];
    const empty = this.#choices().flatMap(({ tell }) => tell).find(({ text }) => !text);
    return [
      ...(chosen("from") === "day" && !(this.from > Date.now() / 1000) ? [{ id: "first-day-date", words: "Choose a day that lies ahead. For today, choose “Now”" }] : []),
      ...(chosen("until") === "day" && this.from && this.until && this.until < this.from ? [{ id: "last-day-date", words: "The last day is before the first. Choose a later one" }] : []),
      ...(chosen("until") ? [] : [{ id: "until", words: "Say until when" }]),
      ...(chosen("until") === "day" && !(this.until > Date.now() / 1000) ? [{ id: "last-day-date", words: "Choose a day that lies ahead" }] : []),
      ...(this.#choices().length ? [] : [{ id: "cases", words: "Choose somebody who covers, in one case at least" }]),
      ...(empty ? [{ id: `words-${empty.lane}`, words: "Write what they are told, or untick it" }] : []),
    ];
  }

  #toSummary() {
    const [choices, { away, from, until }] = [this.#choices(), this];
    const stays = readingsStay(choices.map(({ known }) => known), away, this.colleague(away));
    const asked = choices.flatMap(({ known, tell }) => tell.map(({ lane, text }) => [`Told to ${known.name(lane)}`, text]));
    const rows = [["Who is away", away === this.me ? "You" : this.colleague(away)], ["When", spanWords(from, until)],
      ...choices.map(({ known, who, tell }) => [known.label, caseSummary(known, { away, who, from, until, tell })]), ...asked,
      ...(stays ? [["What stays", stays]] : [])];
    put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
    words("act", from ? `It counts from ${dateWords(from)} on` : "It counts from now on");
    show("done", false);
    swap("summary", PARTS);
  }

  async #act() {
    const { away, from, until } = this;
    const [choices, text] = [this.#choices(), at("word").value.trim()];
    const lines = choices.map(({ known, who, tell }) => `${known.label}: ${caseSummary(known, { away, who, from, until, tell })}`);
    await this.inEach(choices.map(({ known }) => known), (known) => {
      const { who, tell } = /** @type {any} */ (choices.find((one) => one.known === known));
      return standIn(known.open, { away, who, from, until, text, tell });
    });
    this.done(from ? `It counts from ${dateWords(from)} on. On that day, ask the participants on this page` : "It counts from now on", lines);
  }

  done(title, lines) {
    swap("form", PARTS);
    at("word").value = "";
    words("done-title", title);
    put("done-lines", lines.map((line) => clone("line", { words: line })));
    show("done");
    at("done").focus();
  }
}

/** The ids of all one's open cases. */
async function listCases() {
  const ids = [];
  for (let next = ""; ;) {
    const answer = await api.get(`/api/cases${next ? `?after=${next}` : ""}`);
    ids.push(...answer.cases.filter((one) => !one.closed).map((one) => one.case));
    next = answer.next;
    if (!next) return ids;
  }
}
