/**
 * The service's calendar: its time zone, its working days and its days off. Pure; moments are Unix seconds.
 *
 * A device may stand in another zone, or travel: days and hours on these pages are the service's, so that two
 * facilitators read and choose the same.
 */

const DAY = 86400;
const FIELDS = /** @type {const} */ ({
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});

/** @typedef {{year:number, month:number, day:number, hour:number, minute:number, second:number}} Local a moment as clocks there show it */

export class Calendar {
  /**
   * @param {{timeZone?: string, workingDays?: string, daysOff?: string}} said as the service's pages carry them: an
   *   IANA zone, numbers of the days of the week from Monday as 1, and dates like 2026-12-25, each with spaces between
   */
  constructor({ timeZone = "Europe/London", workingDays = "1 2 3 4 5", daysOff = "" } = {}) {
    this.timeZone = timeZone;
    this.working = new Set(workingDays.split(" ").map((day) => Number(day) % 7));
    this.off = new Set(daysOff.split(" "));
    this.fields = new Intl.DateTimeFormat("en-GB", { ...FIELDS, timeZone });
  }

  /** @param {Intl.DateTimeFormatOptions} options */
  format(options) { return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: this.timeZone }); }

  /** @param {number} seconds @returns {Local} */
  local(seconds) {
    const parts = this.fields.formatToParts(new Date(seconds * 1000)).filter(({ type }) => type !== "literal");
    return /** @type {any} */ (Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)])));
  }

  /** The number of the calendar day since 1970, as `wishes.blocked` counts them. @param {number} seconds */
  dayNumber(seconds) {
    const { year, month, day } = this.local(seconds);
    return Date.UTC(year, month - 1, day) / (DAY * 1000);
  }

  /** Minutes since midnight, as clocks show them. @param {number} seconds */
  minuteOfDay(seconds) {
    const { hour, minute } = this.local(seconds);
    return hour * 60 + minute;
  }

  /** @param {number} day since 1970 */
  isWorkingDay(day) {
    return this.working.has((day + 4) % 7) && !this.off.has(dateOf(day));
  }

  /** How many working days began after `from`, up to and with the day of `to`. @param {number} from @param {number} to */
  workingDays(from, to) {
    let count = 0;
    for (let day = this.dayNumber(from) + 1; day <= this.dayNumber(to); day += 1) count += Number(this.isWorkingDay(day));
    return count;
  }

  /**
   * The moment at which clocks show a day and hour. An hour that spring leaves out counts as the one after it; of an hour
   * that autumn has twice it is the later.
   * @param {string} date "2026-11-26" @param {string} clock "14:05"
   * @returns {number} 0 when either is not one
   */
  secondsOf(date, clock) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return 0;
    const [[year, month, day], [hour, minute]] = [date.split("-").map(Number), clock.split(":").map(Number)];
    const shown = Date.UTC(year, month - 1, day, hour, minute) / 1000;
    if (dateOf(Math.floor(shown / DAY)) !== date) return 0;
    const near = shown - this.#ahead(shown);
    return shown - this.#ahead(near);
  }

  /** The same hour of the next working day. @param {number} seconds */
  nextWorkingDay(seconds) {
    let day = this.dayNumber(seconds) + 1;
    while (!this.isWorkingDay(day)) day += 1;
    return this.secondsOf(dateOf(day), clockOf(this.local(seconds)));
  }

  /** "2026-11-26". @param {number} seconds */
  date(seconds) { return dateOf(this.dayNumber(seconds)); }

  /** By how many seconds clocks there are ahead of UTC. @param {number} seconds */
  #ahead(seconds) {
    const { year, month, day, hour, minute, second } = this.local(seconds);
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - seconds;
  }
}

/** @param {number} day since 1970 */
function dateOf(day) { return new Date(day * DAY * 1000).toISOString().slice(0, 10); }

/** @param {Local} local */
function clockOf({ hour, minute }) { return [hour, minute].map((part) => String(part).padStart(2, "0")).join(":"); }
