/** What is written down when a condition is opened: what it rests on, who saw it, what was found, how long it holds. */
import { at, chosen, show } from "../dom.js";
import { dateWords, secondsOf } from "./days.js";
import { words } from "./dom.js";
import { ABUSE, ACCEPTS, EVIDENCE, FOUND, HINTS, MUST_END, WRITTEN } from "./gates.js";

const RESPONSIBILITY = "responsibility-accepted";
const LAST_SECOND = 59;
const value = (id) => at(id).value.trim();

/** The last second of the day in a field, or 0. @param {string} id */
function lastSecond(id) {
  const minute = secondsOf(at(`${id}-date`).value, "23:59");
  return minute ? minute + LAST_SECOND : 0;
}

/** "A document, seen by Sam on Thu 26 Nov. Asked, and no." @param {{kind:string, found:string, by:string, seen:number}} body */
export function seenWords({ kind, found, by, seen }) {
  const who = by ? `, seen by ${by}` : "";
  return [`${EVIDENCE[kind]}${who}${seen ? ` on ${dateWords(seen)}` : ""}.`, FOUND[found]].filter(Boolean).join(" ");
}

/** That a colleague says so, now. @param {object} known */
export function seenNow(known) { return { by: known.staff.get(known.me)?.name ?? "", seen: known.now }; }

/** The form in which a condition is opened, or found to be shut. */
export class Opening {
  /** @param {string} gate @param {boolean} wasShut whether somebody ever shut it for this person */
  constructor(gate, wasShut) {
    this.gate = gate;
    this.overrides = gate === ABUSE && wasShut;
    this.asksFound = gate === ABUSE && !wasShut;
  }

  /** Whether the answer shuts the way instead of opening it. */
  isShut() { return this.asksFound && chosen("found") === "yes"; }

  #mayRestOn(kind) { return (WRITTEN[this.gate] ?? Object.keys(EVIDENCE)).includes(kind); }

  /** Show the questions of this condition. */
  show() {
    const ends = MUST_END.has(this.gate);
    words("gate-hint", HINTS[this.gate] ?? "");
    for (const option of at("kind").options) option.disabled = option.hidden = !this.#mayRestOn(option.value);
    // What it rests on is chosen, never taken over from the condition before.
    if (!this.#mayRestOn(at("kind").value)) at("kind").value = "";
    show("accepts-part", this.gate === RESPONSIBILITY);
    show("found-part", this.asksFound);
    show("yes-part", this.isShut());
    show("holds-part", !this.isShut());
    show("specialist-part", this.overrides);
    show("must-end", ends);
    at("end-none").disabled = ends;
    if (ends) at("end-date").checked = true;
    show("until-part", chosen("end") === "date");
  }

  /** What was typed. @returns {{basis:string, last:number, seen:{kind:string, found:string, by:string, seen:number}}} */
  read() {
    const [accepts, specialist] = [this.gate === RESPONSIBILITY ? chosen("accepts") : "", this.overrides ? value("specialist") : ""];
    const basis = [accepts && `${ACCEPTS[accepts]}.`, specialist && `Asked: ${specialist}.`, value("evidence")].filter(Boolean).join(" ");
    const last = this.isShut() ? lastSecond("review") : chosen("end") === "date" ? lastSecond("until") : 0;
    const found = accepts || (this.overrides ? "yes" : this.asksFound ? chosen("found") : "none");
    return { basis, last, seen: { kind: at("kind").value, found, by: value("by"), seen: secondsOf(at("seen-date").value, "00:00") } };
  }
}

/** What is missing before a condition can be opened. @param {Opening} form @param {number} now @returns {{id:string, words:string}[]} */
export function missingToOpen(form, now) {
  const { last, seen } = form.read();
  const missing = (wrong, id, words) => (wrong ? [{ id, words }] : []);
  const noDay = chosen("end") === "date" && last <= now;
  return [
    ...missing(form.gate === RESPONSIBILITY && !chosen("accepts"), "accepts", "Choose how they accept it"),
    ...missing(form.asksFound && !chosen("found"), "found", "Choose what the answer was"),
    ...missing(form.isShut() && last <= now, "review-date", "Choose a day that lies ahead"),
    ...missing(form.overrides && !value("specialist"), "specialist", "Name the specialist whom you asked"),
    ...missing(!at("kind").value, "kind", "Choose what it rests on"),
    ...missing(!value("by"), "by", "Write who saw or heard it"),
    ...missing(!seen.seen || seen.seen > now, "seen-date", "Write on which day that was: today or before"),
    ...missing(!value("evidence"), "evidence", "Write how you know"),
    ...missing(!form.isShut() && !chosen("end"), "end", "Choose how long it holds"),
    ...missing(!form.isShut() && noDay, "until-date", "Choose a day that is not over"),
  ];
}
