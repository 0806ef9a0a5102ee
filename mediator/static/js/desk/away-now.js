/** Who is away now or from a day ahead, on the page Away and cover: each with the way back, and whom to ask once it began. */
import { absencesIn, back, isAhead } from "../case/desk-away.js";
import { at, clone, show, slot } from "../dom.js";
import { AWAY } from "../words/away.js";
import { casesWords, nameOf } from "./away-cases.js";
import { coverWords, grouped, untilWords } from "./away-words.js";
import { dateWords } from "./days.js";
import { put, words } from "./dom.js";
import { once } from "./page.js";
import { listed, some } from "./words.js";

export class AbsencesNow {
  /** @param {any} page of Away and cover: its cases, and how one acts in each of them */
  constructor(page) { this.page = page; }

  draw() {
    this.#closeBack();
    const all = this.page.cases.flatMap((known) => absencesIn(known.desk).map((entry) => ({ away: entry.for, who: entry.who, from: entry.from, until: entry.until, case: known.id })));
    put("now", grouped(all).map((one) => this.#drawAbsence(one)));
  }

  #drawAbsence(one) {
    const cases = one.cases.map(this.page.caseOf);
    const name = this.page.colleague(one.away);
    const drawn = clone("absence", { what: coverWords(one, this.page.colleague, this.page.me), when: `${one.from > cases[0].now ? `From ${dateWords(one.from)}, u` : "U"}${untilWords(one.until).slice(1)}. ${casesWords(cases)}`,
      back: isAhead(one.from, cases[0].now) ? "Take this back" : one.away === this.page.me ? "I am back" : `${name} is back` });
    slot(drawn, "ask").hidden = isAhead(one.from, cases[0].now) || cases.some((known) => wasAsked(known, one));
    slot(drawn, "ask").addEventListener("click", () => this.page.openAsk(one));
    const may = cases.every((known) => [one.away, one.who].includes(this.page.me) || known.desk.members.find(({ fp }) => fp === this.page.me)?.role === "supervisor");
    for (const act of ["back", "ask"]) slot(drawn, act).hidden ||= !may;
    slot(drawn, "back").addEventListener("click", () => this.#openBack(one, cases, drawn));
    return drawn;
  }

  /** Before somebody's return counts: whom it is told to, in which words. */
  #openBack(one, cases, row) {
    const told = cases.flatMap((known) => toldIn(known, one.away).map((lane) => known.name(lane)));
    const ahead = isAhead(one.from, cases[0].now);
    words("back-title", ahead ? "Take back what was planned" : one.away === this.page.me ? "You are back" : `${this.page.colleague(one.away)} is back`);
    words("back-words", ahead ? "It has not begun, and nobody was told on their page. Every call stays where it is." : `Calls that are still open are ${one.away === this.page.me ? "yours" : "theirs"} again, in ${some(cases.length, "case")}. ${told.length ? "" : "Nobody was told of it, so nobody is told now."}`);
    show("back-tell-part", told.length > 0);
    at("back-tell").value = told.length ? AWAY.back(nameOf(cases[0], one.away)) : "";
    words("back-told", told.length ? `Who was told: ${listed(told)}.` : "");
    row.append(at("back"));
    show("back");
    at("back-title").focus();
    at("back-act").onclick = () => once(at("back-act"), () => this.#goBack(one, cases));
    at("back-cancel").onclick = () => { this.#closeBack(); slot(row, "back").focus(); };
  }

  #closeBack() {
    show("back", false);
    at("back-home").append(at("back"));
  }

  async #goBack({ away, from }, cases) {
    const ahead = isAhead(from, cases[0].now);
    const text = at("back-tell").value.trim();
    await this.page.inEach(cases, (known) => back(known.open, { away, tell: text ? toldIn(known, away).map((lane) => ({ lane, text })) : [] }));
    this.page.done(ahead ? "It is taken back" : away === this.page.me ? "You are back" : `${this.page.colleague(away)} is back`, cases.map((known) => `${known.label}: open calls are where they were.`));
  }
}

/** The lanes whose people were told that somebody is away. */
function toldIn(known, away) {
  return [...known.desk.lanes.values()].filter((lane) => lane.away?.for === away && lane.away.who).map(({ chain }) => chain);
}

/** Whether somebody of a case was told of this absence, and not only of an earlier one. */
function wasAsked(known, { away, who, until }) {
  return toldIn(known, away).map((lane) => known.desk.lanes.get(lane).away).some((said) => said.who === who && said.until === until);
}
