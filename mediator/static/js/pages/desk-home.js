/** The home page of a facilitator: four short lists, no charts. Each holds its first rows; the queue has them all. */
import { api } from "../api.js";
import { at, clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { askedIn } from "../desk/asked.js";
import { awayRows } from "../desk/away-home.js";
import { callsOf } from "../desk/calls.js";
import { contactButtons } from "../desk/contact-form.js";
import { plannedRows, quietDays, quietRows } from "../desk/planned-calls.js";
import { handedTo } from "../desk/care.js";
import { searchForDanger } from "../desk/danger.js";
import { haltedRows } from "../desk/halted.js";
import { datesAhead } from "../desk/dates-ahead.js";
import { whenWords } from "../desk/days.js";
import { keepingFocus, put, words } from "../desk/dom.js";
import { titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { openLabels } from "../desk/labels.js";
import { recentNotes } from "../desk/notes.js";
import { begin } from "../desk/page.js";
import { alarmOf, comingUp, dangerFirst, isDropped, named, rowOf } from "../desk/rows.js";
import { colleagueOf } from "../desk/staff.js";
import { backsIn, pausesToTell } from "../desk/wishes-words.js";
import { stopsToTell } from "../desk/pause-told.js";
import { oldWordsIn, wordsChanged } from "../desk/old-words.js";
import { KINDS, someAtLeast } from "../desk/words.js";

const SHORT = 20;
const PARTS = ["yours", "others", "parked", "dated"];

export const start = () => begin(async (session) => {
  const [calls, staff, ...parts] = await Promise.all([api.get("/api/calls"), api.get("/api/staff"),
    ...PARTS.map((part) => api.get(`/api/queue?part=${part}&limit=${SHORT}`))]);
  const home = new HomePage(session, colleagueOf(staff, session.fp), calls, parts);
  home.draw();
  document.addEventListener("contact-closed", () => home.draw());
  document.addEventListener("asked", () => void home.askAgain());
  home.fill(parts);
});

class HomePage {
  constructor(session, colleague, calls, parts) {
    Object.assign(this, { session, colleague, calls, now: calls.now, labels: new Map(), opened: new Map(), asked: new Map(),
      dangers: new Map(), handed: [] });
    this.lists = parts.map(({ items }) => items.map((item) => this.rowOf(item)));
    this.all = Object.fromEntries(PARTS.map((part, place) => [part, someAtLeast(parts[place].counts[part], parts[place].counted, "item")]));
  }

  rowOf(item) {
    const isAway = (id, fp) => this.calls.absences.some((one) => one.case === id && one.away === fp && one.from <= this.now);
    return rowOf(item, { me: this.session.fp, now: this.now, colleague: this.colleague, isAway });
  }

  /** Names in one go; then, case by case, what only an open case can say. */
  async fill(parts) {
    for (const answer of [...parts, this.calls]) {
      for (const [id, label] of await openLabels(answer, this.session)) this.labels.set(id, label);
    }
    this.lists = this.lists.map((rows) => rows.map((row) => (this.labels.has(row.case) ? named(row, this.labels.get(row.case)) : row)));
    this.draw();
    at("turn").setAttribute("aria-busy", "false");
    await this.openCalls();
    await searchForDanger({ progress: ({ done, all, failed }) => {
      words("searched", done < all ? `Looking for signs of danger: ${done} of ${all}.` : failed.join(" "));
      at("searched").classList.toggle("desk-warning", failed.length > 0);
    },
      found: (item, known, why) => {
        this.dangers.set(item.msg, { ...named(this.rowOf(item), known), danger: why });
        this.lists = this.lists.map((rows) => rows.map((row) => (row.msg === item.msg ? { ...row, danger: why } : row)));
        this.draw();
      } });
  }

  async openCalls() {
    const asking = [...this.calls.asked, ...this.calls.stopped].map((one) => one.case);
    const { halted, noted } = this.calls;
    const before = this.calls.agreed.filter(({ at: since }) => since < wordsChanged()).map((one) => one.case);
    for (const id of new Set([...halted, ...asking, ...noted, ...before])) {
      try {
        const known = await DeskCase.load(id);
        known.backs = await backsIn(known);
        known.oldWords = await oldWordsIn(known);
        known.tellable = new Set([...await pausesToTell(known), ...await stopsToTell(known)]);
        this.opened.set(id, known);
        if (asking.includes(id)) this.asked.set(id, await askedIn(known));
        this.handed.push(...await handedIn(known));
        this.draw();
      } catch {
        // A case that cannot be opened says so on its own page, where something can be done about it.
      }
    }
  }

  /** Texts with a date, and what ends of conditions, consents and wishes. */
  comingRows(items) {
    const name = (id, lane) => this.labels.get(id)?.name(lane) ?? "somebody";
    const ends = datesAhead(this.calls.dates, name, this.now).map((one) => ({ at: one.at,
      drawn: drawCall({ what: one.what, who: this.labels.get(one.case)?.label ?? "", why: one.when, href: one.href }) }));
    const texts = items.map((row) => ({ at: row.at, drawn: drawItem(row, `${dateOf(row)} ${whenWords(row.at, this.now)}`) }));
    // What is due next comes first; what is over stands behind it, the newest first.
    const late = (/** @type {{at:number}} */ one) => (one.at < this.now ? 1 : 0);
    return [...ends, ...texts].sort((a, b) => late(a) - late(b) || Math.abs(a.at - this.now) - Math.abs(b.at - this.now)).map(({ drawn }) => drawn);
  }

  draw() {
    const [yours, theirs, parked, dated] = this.lists;
    const listed = new Set(yours.map((row) => row.msg));
    const mine = dangerFirst([...[...this.dangers.values()].filter((row) => !listed.has(row.msg)), ...yours]);
    words("turn-count", yours.length ? `${this.all.yours}. The oldest has waited ${yours[0].waiting}.` : "");
    put("turn", mine.map((row) => drawItem(row, `${row.needed} · waiting ${row.waiting}`)));
    words("others-count", theirs.length < SHORT ? "" : `${this.all.others}. The first ${SHORT} are shown.`);
    put("others", theirs.map((row) => drawItem(row, `${row.needed} · ${row.waiting}`)));
    put("coming", this.comingRows(comingUp([...parked, ...dated], this.now)));
    const { labels, opened, asked, now } = this;
    put("handed", this.handed.map(drawCall));
    show("handed-part", this.handed.length > 0);
    put("halted", haltedRows(this.calls.halted, labels, opened).map(drawCall));
    show("halted-part", this.calls.halted.length > 0);
    if (busyNoting()) return;
    const away = awayRows(this.calls, labels, { me: this.session.fp, colleague: this.colleague });
    put("away", away.map((row) => this.#drawContact(row)));
    show("away-part", away.length > 0);
    const rows = callsOf(this.calls, labels, { dangers: [...this.dangers.values()].filter(({ concern }) => !concern), opened, asked, now });
    const [pressing, others] = [true, false].map((one) => rows.filter((row) => Boolean(row.pressing) === one));
    put("pressing", pressing.map((row) => this.#drawContact(row)));
    show("pressing-part", pressing.length > 0);
    put("ring", others.map((row) => this.#drawContact(row)));
    put("planned", plannedRows(this.calls.planned, labels, this).map((row) => this.#drawContact({ ...row, danger: row.late, who: row.where, of: row.call })));
    words("quiet-title", `Without contact for more than ${quietDays()} working days`);
    const quiet = quietRows(this.calls, labels, now);
    put("quiet", quiet.map((row) => this.#drawContact({ ...row, who: row.where })));
    show("quiet-part", quiet.length > 0);
  }

  /** A row about a person, with the four buttons where a contact is what it asks for. */
  #drawContact(row) {
    const drawn = drawCall(row);
    if (row.lane) drawn.append(contactButtons({ lane: row.lane, name: row.name, of: row.of, load: () => this.#open(row.case), landed: () => this.#again() }));
    return drawn;
  }

  async #open(id) { return this.opened.get(id) ?? DeskCase.load(id); }

  /** After a contact was noted: ask anew whom to ring. */
  async #again() {
    await this.askAgain();
    at("ring-title").focus();
  }

  /** Whom to ring by now; where the focus is, it stays. */
  async askAgain() {
    this.calls = await api.get("/api/calls");
    Object.assign(this, { now: this.calls.now, opened: new Map(), asked: new Map(), handed: [] });
    for (const [id, label] of await openLabels(this.calls, this.session)) this.labels.set(id, label);
    keepingFocus(() => this.draw());
    await this.openCalls();
  }
}

/** What colleagues handed over, to this person or to anybody. The service cannot see it: it stands in sealed notes. */
async function handedIn(known) {
  return handedTo(known, await recentNotes(known)).map(({ item, from, ts }) => ({ what: titleOf(known, item, KINDS[item.kind]), who: known.label,
    why: `Handed over by ${known.colleague(from)} ${whenWords(ts, known.now)}.`, href: linkTo("cover", { case: known.id, item: item.msg }) }));
}

function dateOf(row) {
  if (row.parked) return "Passed on";
  if (row.held_on === "event") return "On hold, to be looked at again";
  return row.held_on === "asked" ? "In the letter bank, to be looked at again" : "Hold ends";
}

function drawItem(row, when) {
  const drawn = clone("row", { danger: alarmOf(row), when,
    what: row.fromWords ? `${row.what} from ${row.fromWords}` : row.what, who: row.caseLabel });
  const link = slot(drawn, "what");
  // What fell was read and approved before: what is left is when.
  link.href = linkTo(isDropped(row) ? "pass-on" : "cover", { case: row.case, item: row.msg });
  link.setAttribute("aria-label", `${link.textContent}: ${row.needed}`);
  return drawn;
}

/** Whether somebody writes a word about a contact: what is drawn anew would take the form from under their hands. */
function busyNoting() { return !at("contact").hidden; }

function drawCall(call) {
  const drawn = clone("row", { danger: call.danger ?? "", what: call.what, who: call.who, when: call.why });
  slot(drawn, "what").href = call.href;
  return drawn;
}
