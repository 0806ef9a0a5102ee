/**
 * What the facilitators' pages know of one case: the checked record, its fold, and the names that
 * were opened on this device.
 */
import { OpenCase } from "../case/case.js";
import { foldDesk } from "../case/desk-items.js";
import { api } from "../api.js";
import { Label } from "./labels.js";
import { SIDES } from "./words.js";

/** A checked case with its fold and names. */
export class DeskCase {
  /** @param {OpenCase} open @param {object[]} staff rows {fp, name, sup} */
  constructor(open, staff) {
    this.open = open;
    this.staff = new Map(staff.map((one) => [one.fp, one]));
    this.people = [];
    this.terms = [];
    this.fold();
  }

  /** Fetch, check and open the names. @param {string} id the case id */
  static async load(id) {
    const [open, staff] = await Promise.all([OpenCase.load(id), api.get("/api/staff")]);
    const known = new DeskCase(open, staff);
    await known.openNames();
    // After a lock the worker is a new one: it must know the case again before anything is signed.
    document.addEventListener("unlocked", () => open.reload().then(() => known.fold()));
    return known;
  }

  get id() { return this.open.id; }
  get now() { return this.open.now; }
  get me() { return this.open.me.fp; }
  get halts() { return this.open.served.halts ?? []; }

  fold() { this.desk = foldDesk(this.open.view, this.open.served.parked ?? [], this.open.now); }

  async openNames() {
    if (this.desk.people) this.people = (await this.open.body(this.desk.people)).people;
    if (this.desk.terms) this.terms = (await this.open.body(this.desk.terms)).terms;
  }

  /** After a batch landed: fold again what it left. */
  async refresh() {
    this.fold();
    await this.openNames();
  }

  /** @param {string} msg */
  item(msg) { return this.desk.items.find((one) => one.msg === msg); }

  /** @param {string} lane */
  person(lane) { return this.people.find((one) => one.lane === lane); }

  /** How a person is called, or their side while no name is known. @param {string} lane */
  name(lane) {
    const person = this.person(lane);
    return person?.call || person?.name || "this person";
  }

  /** "Person harmed" or "Person responsible". @param {string} lane */
  side(lane) { return SIDES[this.person(lane)?.side] ?? ""; }

  /** "victim", "offender", or "" while nobody said so. @param {string} lane */
  sideOf(lane) { return this.person(lane)?.side ?? ""; }

  /** Whether somebody in the case is called like this. @param {string} words in small letters */
  matches(words) { return new Label(this.id, this.people).matches(words); }

  /** A colleague's name, as the service's list of staff has it. @param {string} fp */
  colleague(fp) {
    if (fp === this.me) return "you";
    return this.staff.get(fp)?.name || "a colleague who has left";
  }

  /** Who may be asked to ring somebody: "You" first, then the colleagues on the desk of this case. @returns {Record<string, string>} by fp */
  get callers() {
    const others = this.desk.members.filter((one) => one.present && one.fp !== this.me);
    return Object.fromEntries([[this.me, "You"], ...others.map(({ fp }) => [fp, this.colleague(fp)])]);
  }

  /** The label of the case in lists: who takes part. */
  get label() {
    return new Label(this.id, this.people).label;
  }
}
