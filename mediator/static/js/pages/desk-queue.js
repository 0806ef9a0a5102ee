/** The queue, page by page: rows at once from what the service knows, names in one go, danger as it is found. */
import { api } from "../api.js";
import { at, clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { searchForDanger } from "../desk/danger.js";
import { showDecided } from "../desk/decided.js";
import { keepingFocus, put, words } from "../desk/dom.js";
import { wireHandMany } from "../desk/hand-many.js";
import { openLabels } from "../desk/labels.js";
import { take } from "../desk/lease.js";
import { begin, once, problem } from "../desk/page.js";
import { alarmOf, dangerFirst, named, rowOf } from "../desk/rows.js";
import { colleagueOf } from "../desk/staff.js";
import { TURNS, listed, some, someAtLeast } from "../desk/words.js";

/** Filters that the service answers, by the words in their addresses. */
const FILTERS = ["turn", "claim", "kind", "stop"];
const STOPS = { blocked: { blocked: "yes" }, free: { blocked: "no" }, held: { state: "held" } };

export const start = () => begin(async (session) => {
  const staff = await api.get("/api/staff");
  const colleague = colleagueOf(staff, session.fp);
  const queue = new QueuePage(session, colleague);
  wireHandMany(staff, session.fp, { ticked: () => queue.tickedRows, done: () => queue.done() });
  await queue.load();
  void showDecided(session, colleague).catch(problem);
  queue.search();
});

class QueuePage {
  constructor(session, colleague) {
    Object.assign(this, { session, colleague, rows: new Map(), labels: new Map(), dangers: new Map(), ticked: new Set(), next: "", asked: 0 });
    for (const name of FILTERS) at(`filter-${name}`).addEventListener("change", () => this.load().catch(problem));
    at("filter-side").addEventListener("change", () => this.draw());
    at("find").addEventListener("input", () => this.draw());
    at("more").addEventListener("click", () => this.load(this.next).catch(problem));
    at("claim").addEventListener("click", () => once(at("claim"), () => this.claim()));
    at("print").addEventListener("click", () => window.print());
    at("anew").addEventListener("click", () => this.load().catch(problem));
  }

  /** Show the first page of what the filters ask for, or the page after `after` below what is there. */
  async load(after = "") {
    const asked = (this.asked += 1);
    const answer = await api.get(`/api/queue?${new URLSearchParams({ ...filters(), ...(after && { after }) })}`);
    if (asked !== this.asked) return;
    performance.mark("queue-answered");
    if (!after) this.rows.clear();
    show("moved", after !== "" && answer.before !== this.rows.size && answer.before <= answer.counted);
    Object.assign(this, { next: answer.next, counts: answer.counts, counted: answer.counted });
    for (const item of answer.items) {
      // One that was above and has moved down since stands where it is now.
      this.rows.delete(item.msg);
      this.rows.set(item.msg, this.rowOf(item, answer.now));
    }
    this.draw();
    await this.name(answer);
    performance.measure("queue-shown", "queue-answered");
  }

  get tickedRows() { return [...this.rows.values()].filter((row) => this.ticked.has(row.msg)); }

  /** Claim everything that is ticked and still free; what a colleague has stays with them. */
  async claim() {
    const wanted = this.tickedRows;
    const leases = [];
    // One after the other: a burst of requests would look like something else than a person.
    for (const { case: id, msg } of wanted) leases.push(await take({ case: id, item: msg }));
    await this.done();
    words("claimed-words", claimedWords(leases));
  }

  /** What was ticked is done with. */
  async done() {
    this.ticked.clear();
    await this.load();
  }

  rowOf(item, now) {
    const row = rowOf(item, { me: this.session.fp, now, colleague: this.colleague });
    const label = this.labels.get(item.case);
    return { ...(label ? named(row, label) : row), danger: this.dangers.get(item.msg)?.danger ?? "" };
  }

  async name(answer) {
    for (const [id, label] of await openLabels(answer, this.session)) this.labels.set(id, label);
    for (const [msg, row] of this.rows) {
      const label = this.labels.get(row.case);
      if (label) this.rows.set(msg, named(row, label));
    }
    const closed = [...this.rows.values()].filter((row) => !this.labels.get(row.case)?.people.length).length;
    this.draw();
    words("names", closed ? `The names of ${some(closed, "item")} cannot be opened here. Open the case to see why.` : "");
  }

  /** Look through what waits without a decision; an item with signs of danger comes to the top, on whatever page it is. */
  async search() {
    await searchForDanger({
      progress: (now) => {
        words("searched", searchedWords(now, this.dangers.size));
        at("searched").classList.toggle("desk-warning", now.failed.length > 0);
      },
      found: (item, known, why) => {
        this.labels.set(known.id, known);
        this.dangers.set(item.msg, { ...named(this.rowOf(item, known.now), known), danger: why });
        const row = this.rows.get(item.msg);
        if (row) this.rows.set(item.msg, { ...row, danger: why });
        this.draw();
      },
    }).catch(problem);
  }

  draw() {
    const [side, find] = [at("filter-side").value, at("find").value.trim().toLowerCase()];
    const wanted = (row) => (!side || row.side === side) && (!find || this.labels.get(row.case)?.matches(find));
    const beyond = [...this.dangers].filter(([, row]) => fits(row, filters()));
    const shown = dangerFirst([...new Map([...beyond, ...this.rows]).values()]).filter(wanted);
    const all = Object.values(this.counts).reduce((sum, one) => sum + one, 0);
    words("count", countWords(shown.length, this.rows.size, all, this.counted));
    words("only-here", (side || find) && this.next ? "Side and name are looked for in the rows that are loaded here. More are not loaded yet." : "");
    show("queue-table", shown.length > 0);
    keepingFocus(() => put("queue", shown.map((row) => drawRow(row, this.ticked))));
    show("many", shown.length > 0);
    at("queue-none").textContent = side || find || Object.keys(filters()).length ? "Nothing fits what you chose." : "Nothing is waiting.";
    show("more", this.next !== "");
  }
}

/** "3 are claimed by you now. Priya has one of them." @param {import("../desk/lease.js").Lease[]} leases */
function claimedWords(leases) {
  if (!leases.length) return "Nothing is ticked.";
  const mine = leases.filter((lease) => lease.mine).length;
  const others = listed([...new Set(leases.filter((lease) => !lease.mine).map(({ name }) => name))]);
  const said = `${some(mine, "item")} ${mine === 1 ? "is" : "are"} claimed by you for half an hour.`;
  return others ? `${said} ${others} had the rest already.` : said;
}

function filters() {
  const asked = Object.fromEntries(FILTERS.map((name) => [name, at(`filter-${name}`).value]).filter(([, value]) => value));
  const { stop, ...others } = asked;
  return { ...others, ...STOPS[stop] };
}

/** Whether a row that came by another way than a page is what the filters ask for. */
function fits(row, { turn, claim, kind, state, blocked }) {
  return (!turn || TURNS[row.state] === turn) && (!kind || row.kind === kind) && (!state || row.state === state)
    && (!claim || (claim === "mine" ? row.mine : !row.claimed)) && (!blocked || (blocked === "yes") === row.blocked.length > 0);
}

function countWords(shown, loaded, all, counted) {
  if (!loaded) return "";
  const begun = all > loaded || all > counted ? `${some(shown, "item")} shown of ${someAtLeast(all, counted, "item")}.` : `${some(shown, "item")} shown.`;
  return `${begun} Opening an item is recorded and tells its author that it is being read.`;
}

function searchedWords({ done, all, more, missed, failed }, found) {
  const rest = [more ? "Older ones were not looked through." : "", ...failed].filter(Boolean).join(" ");
  if (done < all) return `Looking for signs of danger: ${done} of ${all}.`;
  if (all <= missed && !found) return rest;
  const said = found ? `Found in ${found}.` : "None were found. That does not mean there are none.";
  return `${some(Math.max(all - missed, found), "text")} without a decision looked through for signs of danger. ${said} ${rest}`.trim();
}

function drawRow(row, ticked) {
  const drawn = clone("row", {
    danger: alarmOf(row), why: row.danger || row.concernWords, what: row.what, round: row.round, state: row.stateWords,
    case: row.caseLabel, from: row.fromWords || "…", turn: row.turnWords, waiting: row.waiting,
    approvals: row.approvals, claimed: row.claimed, blocked: blockedWords(row.blocked),
  });
  for (const name of ["turn", "waiting", "approvals", "claimed", "blocked"]) slot(drawn, name).hidden = false;
  slot(drawn, "what").href = linkTo("cover", { case: row.case, item: row.msg });
  slot(drawn, "what").setAttribute("aria-label", `${row.what} from ${row.fromWords || "a participant"}${row.round ? `, ${row.round}` : ""}`);
  const tick = slot(drawn, "tick");
  Object.assign(tick, { id: `tick-${row.msg}`, checked: ticked.has(row.msg) });
  tick.setAttribute("aria-label", `Tick ${row.what.toLowerCase()} from ${row.fromWords || "a participant"}`);
  tick.addEventListener("change", () => (tick.checked ? ticked.add(row.msg) : ticked.delete(row.msg)));
  slot(drawn, "case").href = linkTo("case", { case: row.case });
  slot(drawn, "state").classList.add(`govuk-tag--${row.tag}`);
  return drawn;
}

function blockedWords(blocked) {
  if (!blocked.length) return "Nothing";
  return blocked.length === 1 ? blocked[0] : `${blocked[0]} And ${some(blocked.length - 1, "more thing")}.`;
}
