/**
 * Days and hours as facilitators say them, in the service's own calendar (calendar.js). `now` is an argument,
 * always Unix seconds.
 */
import { Calendar } from "./calendar.js";

const CALENDAR = new Calendar({ ...globalThis.document?.body.dataset });
const SHORT = { weekday: "short", day: "numeric", month: "short" };
const DATE = CALENDAR.format(SHORT);
const DATE_AND_YEAR = CALENDAR.format({ ...SHORT, year: "numeric" });
/** Wishes and consents rest for years: a day further away than this says its year, in seconds. */
const HALF_A_YEAR = 182 * 86_400;
const LONG = CALENDAR.format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const CLOCK = CALENDAR.format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The number of the calendar day since 1970, as `wishes.blocked` counts them. @param {number} seconds */
export function dayNumber(seconds) { return CALENDAR.dayNumber(seconds); }

/** How many working days began after `from`, up to and with the day of `to`. @param {number} from @param {number} to */
export function workingDays(from, to) { return CALENDAR.workingDays(from, to); }

/** "since 10:20 today", "1 working day", "12 working days". @param {number} since @param {number} now */
export function waitedWords(since, now) {
  const [then, today] = [dayNumber(since), dayNumber(now)];
  if (then >= today) return `since ${clockWords(since)} today`;
  const days = workingDays(since, now);
  if (days === 0) return then === today - 1 ? `since ${clockWords(since)} yesterday` : `since ${dateWords(since, now)}, a day off`;
  return days === 1 ? "1 working day" : `${days} working days`;
}

/** "Thu 26 Nov"; "Thu 26 Nov 2026" when it is more than half a year away. @param {number} seconds @param {number} [now] */
export function dateWords(seconds, now = Date.now() / 1000) {
  const format = Math.abs(seconds - now) > HALF_A_YEAR ? DATE_AND_YEAR : DATE;
  return format.format(new Date(seconds * 1000)).replace(",", "");
}

/** "Thursday 26 November 2026". @param {number} seconds */
export function longDateWords(seconds) {
  return LONG.format(new Date(seconds * 1000)).replace(",", "");
}

/** "14:05". @param {number} seconds */
export function clockWords(seconds) { return CLOCK.format(new Date(seconds * 1000)); }

/** "Thu 26 Nov at 14:05". @param {number} seconds @param {number} [now] */
export function hourWords(seconds, now) { return `${dateWords(seconds, now)} at ${clockWords(seconds)}`; }

/** "today at 14:05", "tomorrow at 09:00", "Thu 26 Nov at 14:05". @param {number} seconds @param {number} now */
export function whenWords(seconds, now) {
  const away = dayNumber(seconds) - dayNumber(now);
  if (away === 0) return `today at ${clockWords(seconds)}`;
  if (away === 1) return `tomorrow at ${clockWords(seconds)}`;
  return hourWords(seconds, now);
}

/**
 * Unix seconds of a day and hour of the service, or 0 when either is not one.
 * @param {string} date "2026-11-26" @param {string} [clock] "14:05"
 */
export function secondsOf(date, clock = "09:00") { return CALENDAR.secondsOf(date, clock); }

/** The same hour of the next working day. @param {number} seconds */
export function nextWorkingDay(seconds) { return CALENDAR.nextWorkingDay(seconds); }

/** "2026-11-26", for a date field. @param {number} seconds */
export function fieldDate(seconds) { return CALENDAR.date(seconds); }

/** Whether a day lies in one of the ranges [first, last]. @param {number} seconds @param {number[][]} blocked */
export function isBlocked(seconds, blocked) {
  const day = dayNumber(seconds);
  return blocked.some(([first, last]) => first <= day && day <= last);
}

/** Whether an hour lies in quiet minutes [from, to] of the day, over midnight too. @param {number} seconds @param {number[]} quiet */
export function isQuiet(seconds, quiet) {
  if (quiet.length !== 2) return false;
  const minute = CALENDAR.minuteOfDay(seconds);
  const [from, to] = quiet;
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}
