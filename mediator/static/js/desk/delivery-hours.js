/** The hours at which the service usually passes things on, and which of the next ones suit a reader. Pure. */
import { dayNumber, fieldDate, isBlocked, isQuiet, nextWorkingDay, secondsOf } from "./days.js";

const DAY = 86400;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
/** So far ahead hours are looked for: somebody may have blocked a whole month. */
const DAYS_AHEAD = 62;

/** The setting DELIVERY_HOURS as the pages carry it. @returns {string} */
export function serviceHours() { return globalThis.document?.body.dataset.hours ?? ""; }

/** @param {string} text "Tue 10:00, Thu 14:00" @returns {{weekday:number, clock:string}[]} */
export function readHours(text) {
  return text.split(",").map((part) => part.trim().split(" ")).filter(([day]) => WEEKDAYS.includes(day))
    .map(([day, clock]) => ({ weekday: WEEKDAYS.indexOf(day), clock }));
}

/** Why a reader does not want to be reached at a moment, or "". @param {{blocked:number[][], quiet:number[]}|null} wishes @param {number} when */
export function unwantedAt(wishes, when) {
  if (!wishes || !when) return "";
  if (isBlocked(when, wishes.blocked)) return "The reader asked not to be reached on that day. Choose another day.";
  if (isQuiet(when, wishes.quiet)) return "The reader asked for quiet at that hour. Choose another hour.";
  return "";
}

/**
 * The next usual hours that the reader has not ruled out, soonest first, in Unix seconds.
 * @param {string} text as for `readHours` @param {object|null} wishes @param {number} after @param {number} [count]
 */
export function nextHours(text, wishes, after, count = 3) {
  const hours = readHours(text);
  const found = [];
  for (let ahead = 0; ahead <= DAYS_AHEAD && hours.length; ahead += 1) {
    // Noon is on the day meant also where clocks change in the night.
    const date = fieldDate(secondsOf(fieldDate(after), "12:00") + ahead * DAY);
    const weekday = (dayNumber(secondsOf(date, "12:00")) + 4) % 7;
    found.push(...hours.filter((hour) => hour.weekday === weekday).map(({ clock }) => secondsOf(date, clock)));
  }
  return found.sort((a, b) => a - b).filter((when) => when > after && !unwantedAt(wishes, when)).slice(0, count);
}

/**
 * Whether a call comes later than on the next working day after something was passed on: whoever plans it so says why.
 * @param {number} call @param {number} passed both in seconds
 */
export function isLateCall(call, passed) { return fieldDate(call) > fieldDate(nextWorkingDay(passed)); }
