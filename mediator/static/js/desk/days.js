/**
 * Days and hours as facilitators say them. Pure: `now` is an argument, always Unix seconds.
 * Days are those of the device's calendar; a working day is Monday to Friday.
 */

const DAY = 86400;
const DATE = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const LONG = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The number of the local calendar day since 1970, as `wishes.blocked` counts them. @param {number} seconds */
export function dayNumber(seconds) {
  const date = new Date(seconds * 1000);
  return Math.round(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (DAY * 1000));
}

/** How many working days began after `from`, up to and with the day of `to`. @param {number} from @param {number} to */
export function workingDays(from, to) {
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    const weekday = (day + 4) % 7;
    if (weekday !== 0 && weekday !== 6) count += 1;
  }
  return count;
}

/** "since 10:20 today", "1 working day", "12 working days". @param {number} since @param {number} now */
export function waitedWords(since, now) {
  if (dayNumber(since) === dayNumber(now)) return `since ${clockWords(since)} today`;
  const days = workingDays(since, now);
  if (days === 0) return "since the weekend";
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** "Thu 26 Nov". @param {number} seconds */
export function dateWords(seconds) {
  return DATE.format(new Date(seconds * 1000)).replace(",", "");
}

/** "Thursday 26 November 2026". @param {number} seconds */
export function longDateWords(seconds) {
  return LONG.format(new Date(seconds * 1000)).replace(",", "");
}

/** "14:05". @param {number} seconds */
export function clockWords(seconds) { return CLOCK.format(new Date(seconds * 1000)); }

/** "Thu 26 Nov at 14:05". @param {number} seconds */
export function hourWords(seconds) { return `${dateWords(seconds)} at ${clockWords(seconds)}`; }

/** "today at 14:05", "tomorrow at 09:00", "Thu 26 Nov at 14:05". @param {number} seconds @param {number} now */
export function whenWords(seconds, now) {
  const away = dayNumber(seconds) - dayNumber(now);
  if (away === 0) return `today at ${clockWords(seconds)}`;
  if (away === 1) return `tomorrow at ${clockWords(seconds)}`;
  return hourWords(seconds);
}

/**
 * Unix seconds of a local day and hour, or 0 when either is not one.
 * @param {string} date "2026-11-26" @param {string} [clock] "14:05"
 */
export function secondsOf(date, clock = "09:00") {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(clock)) return 0;
  const at = new Date(`${date}T${clock}:00`).getTime();
  return Number.isNaN(at) ? 0 : Math.floor(at / 1000);
}

/** The same hour of the next working day. @param {number} seconds */
export function nextWorkingDay(seconds) {
  let next = seconds + DAY;
  while (workingDays(seconds, next) === 0) next += DAY;
  return next;
}

/** "2026-11-26", for a date field. @param {number} seconds */
export function fieldDate(seconds) {
  const date = new Date(seconds * 1000);
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Whether a day lies in one of the ranges [first, last]. @param {number} seconds @param {number[][]} blocked */
export function isBlocked(seconds, blocked) {
  const day = dayNumber(seconds);
  return blocked.some(([first, last]) => first <= day && day <= last);
}

/** Whether an hour lies in quiet minutes [from, to] of the day, over midnight too. @param {number} seconds @param {number[]} quiet */
export function isQuiet(seconds, quiet) {
  if (quiet.length !== 2) return false;
  const date = new Date(seconds * 1000);
  const minute = date.getHours() * 60 + date.getMinutes();
  const [from, to] = quiet;
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}
