/** Calls that are planned, and people without contact, as facilitators' lists show them. Pure. */
import { linkTo } from "./address.js";
import { clockWords, dateWords, dayNumber, whenWords, workingDays } from "./days.js";
import { some } from "./words.js";

const SHOWN = 20;
const THINGS = { letter: "a letter was passed on", questions: "questions were passed on", answers: "answers were passed on",
  statement: "a statement was passed on", spoken: "a message was told" };

/** How somebody chose to receive what was passed on, by `how`. */
const CHOSE = { "with-support": "They want to read it with one of you.", short: "They want to be told in short what is in it.",
  "not-now": "Not today, they said.", never: "They do not want to read it." };

/** "They do not want to read it.", or "" where they said nothing or opened it. @param {string|undefined} how */
export function choseWords(how) { return CHOSE[how ?? ""] ?? ""; }

/** How many working days without contact are too many: the setting QUIET_DAYS, as the pages carry it. */
export function quietDays() { return Number(globalThis.document?.body.dataset.quietDays) || 14; }

/**
 * "today at 10:00", or since when it should have been. @param {number} when @param {number} now
 * @returns {{words:string, late:boolean}}
 */
export function dueWords(when, now) {
  if (dayNumber(when) >= dayNumber(now)) return { words: whenWords(when, now), late: when < now };
  const days = workingDays(when, now);
  return { words: `since ${dateWords(when, now)}${days ? `, ${some(days, "working day")} ago` : ""}`, late: true };
}

/**
 * Planned calls as rows, the next first: late ones are marked, and why each is made is said.
 * @param {{case:string, lane:string, call:string, who:string, when:number, tried:number, msg:string, kind:string, answer?:string, for:string, gone:number}[]} planned
 *   of GET /api/calls @param {Map<string, any>} labels names by case @param {{now:number, colleague:(fp:string)=>string}} at
 */
export function plannedRows(planned, labels, { now, colleague }) {
  return planned.slice(0, SHOWN).map((one) => {
    const label = labels.get(one.case);
    const name = label?.people.length ? label.name(one.lane) : `a person in case ${one.case.slice(0, 4)}`;
    const due = dueWords(one.when, now);
    const how = one.answer === "opened" ? "They opened it." : choseWords(one.answer);
    const why = one.kind ? `After ${THINGS[one.kind]}.${how ? ` ${how}` : ""}` : "Planned for its own sake.";
    const instead = one.for ? `, for ${colleague(one.for)} who is away` : "";
    const tried = one.tried ? ` Tried ${dateWords(one.tried, now)} at ${clockWords(one.tried)}.` : "";
    return { ...one, name, late: due.late ? "Late" : one.gone ? "Nobody" : "", what: `Call ${name}`, where: label?.label ?? "",
      why: one.gone ? `Planned with ${colleague(one.who)}, who has left this desk: give it to a colleague. ${capital(due.words)}. ${why}${tried}`
        : `${capital(colleague(one.who))}${instead}, ${due.words}. ${why}${tried}`, href: linkTo("person", { case: one.case, lane: one.lane }) };
  });
}

/**
 * People whom nobody has had to do with for too many working days; who is rung soon is not one of them.
 * @param {{quiet:{case:string, lane:string, since:number}[], planned:{case:string, lane:string}[]}} served
 * @param {Map<string, any>} labels @param {number} now @param {number} [most] working days
 */
export function quietRows({ quiet, planned }, labels, now, most = quietDays()) {
  const rung = new Set(planned.map((one) => `${one.case}/${one.lane}`));
  return quiet.filter((one) => !rung.has(`${one.case}/${one.lane}`) && workingDays(one.since, now) > most).slice(0, SHOWN).map((one) => {
    const label = labels.get(one.case);
    const name = label?.people.length ? label.name(one.lane) : `a person in case ${one.case.slice(0, 4)}`;
    return { ...one, name, what: name, where: label?.label ?? "", why: `${some(workingDays(one.since, now), "working day")}, since ${dateWords(one.since, now)}`,
      href: linkTo("person", { case: one.case, lane: one.lane }) };
  });
}

function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }
