/**
 * When a page has been left alone: warn two minutes before the lock, then lock. Knows no keys and no words.
 */

const WARN_SECONDS = 120;
const TICK_MILLISECONDS = 1_000;
const RENEW_SECONDS = 60;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "touchstart", "wheel", "input", "scroll"];

/**
 * @typedef {object} Watch
 * @property {number} minutes until the lock
 * @property {(at: Date) => void} warn called once, with the time of the lock
 * @property {(seconds: number) => void} [remind] called once more when a minute is left
 * @property {() => void} calm somebody is there again after a warning
 * @property {() => void} lock called once; the watch is over then
 * @property {() => void} renew at most once a minute while somebody is there
 * @property {() => number} [clock] milliseconds
 */

/** The clock of one page. Times are in milliseconds. */
export class Idle {
  #since;
  #renewed;
  /** @type {"" | "warned" | "reminded"} */
  #said = "";
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /** @param {Watch} watch */
  constructor(watch) {
    this.watch = { clock: () => Date.now(), remind: () => {}, ...watch };
    this.#since = this.watch.clock();
    this.#renewed = this.#since;
  }

  /** Watch the page. A page that was asleep or hidden looks at the clock as soon as it is seen again. */
  start() {
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, this.active, { capture: true, passive: true });
    document.addEventListener("visibilitychange", this.tick);
    this.#timer = setInterval(this.tick, TICK_MILLISECONDS);
  }

  stop() {
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, this.active, { capture: true });
    document.removeEventListener("visibilitychange", this.tick);
    clearInterval(this.#timer);
  }

  /** Somebody is there, on this page or on another of the same session. */
  active = () => {
    const now = this.watch.clock();
    // A key pressed after the time was over does not open what should be shut.
    if (now >= this.#locksAt()) return this.tick();
    this.#since = now;
    if (this.#said) this.watch.calm();
    this.#said = "";
    if (now - this.#renewed < RENEW_SECONDS * 1000) return undefined;
    this.#renewed = now;
    return this.watch.renew();
  };

  tick = () => {
    const left = (this.#locksAt() - this.watch.clock()) / 1000;
    if (left <= 0) {
      this.stop();
      return this.watch.lock();
    }
    if (left <= WARN_SECONDS && !this.#said) {
      this.#said = "warned";
      this.watch.warn(new Date(this.#locksAt()));
    }
    if (left <= WARN_SECONDS / 2 && this.#said === "warned") {
      this.#said = "reminded";
      this.watch.remind(Math.round(left));
    }
    return undefined;
  };

  #locksAt() {
    return this.#since + this.watch.minutes * 60_000;
  }
}
