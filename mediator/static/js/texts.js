/**
 * The page's way to the text worker: `await texts.screen({text})`.
 *
 * A question that takes too long, or a worker that fails, never leaves a page waiting: it gets an answer that says that
 * the work was not finished. The next question starts a new worker.
 */
import { normalise } from "./text/normalise.js";

const WORKER = new URL("./text-worker.js", import.meta.url).href;
/** Milliseconds for each verb, above the budgets that the worker keeps itself. */
const LIMITS = /** @type {Record<string, number>} */ ({ screen: 2500, terms: 20_000, prompts: 2500, changes: 1000, meter: 1000, series: 8000 });
/** The engine's own budget where a question names none. */
const BUDGET = 2000;
/** The first question also loads the engine. */
const LOADING = 5000;
/** What is answered when the work could not be finished. */
const UNFINISHED = /** @type {Record<string, () => any>} */ ({
  screen: () => ({ highlights: [], tookMs: 0, complete: false, tooMany: false }),
  terms: () => ({ hits: [], complete: false }),
  prompts: () => ({ prompts: [], complete: false }),
  changes: () => ({ changes: [], tooDifferent: true }),
  series: () => ({ facts: [], growing: [], complete: false }),
  meter: () => ({ places: 0, sharePercent: 100, feelingRemoved: [], much: true, tooDifferent: true }),
});

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("rjtexts", {
  createScriptURL(/** @type {string} */ url) {
    if (url !== WORKER) throw new TypeError("Only the text worker is started here.");
    return url;
  },
});

/** @typedef {{id: number, verb: string, args: any, done: (answer: any) => void}} Question */

/** One worker, one question at a time, in order. */
export class Texts {
  /** @param {() => Worker} makeWorker */
  constructor(makeWorker) {
    this.makeWorker = makeWorker;
    /** @type {Question[]} */
    this.questions = [];
    /** @type {Worker | null} */
    this.worker = null;
    this.loaded = false;
    this.asked = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.clock = undefined;
  }

  /**
   * Plain form of a text; done on the page, because nothing may be sent without it.
   * @param {{text: string}} args @returns {Promise<{text: string, changed: boolean, unseenRemoved: number}>}
   */
  async normalise({ text }) {
    return normalise(text);
  }

  /** @param {{text: string, protectedTerms?: string[], authorSide?: "victim"|"offender", names?: any, budgetMs?: number, ownRules?: import("./screening/own.js").OwnRule[]}} args names: {author, addressee, facilitators}, or a list of facilitators @returns {Promise<import("./screening/engine.js").Screening>} */
  screen(args) {
    return this.#ask("screen", { ...args, names: named(args.names) });
  }

  /** Protected terms alone, all of them. @param {{text: string, protectedTerms: string[]}} args @returns {Promise<{hits: {start: number, end: number, words: string, why: string}[], complete: boolean}>} */
  terms(args) {
    return this.#ask("terms", args);
  }

  /** @param {{text: string, authorSide?: "victim"|"offender", names?: any}} args @returns {Promise<{prompts: (import("./screening/prompts.js").Prompt)[], complete: boolean}>} */
  prompts(args) {
    return this.#ask("prompts", { ...args, names: named(args.names) });
  }

  /** @param {{original: string, proposed: string}} args @returns {Promise<{changes: import("./text/changes.js").Change[], tooDifferent: boolean}>} */
  changes(args) {
    return this.#ask("changes", args);
  }

  /** @param {{original: string, proposed: string}} args @returns {Promise<import("./text/meter.js").Measure>} */
  meter(args) {
    return this.#ask("meter", args);
  }

  /** @param {{letters: import("./text/series.js").Letter[], terms: string[], names: any, side?: "victim"|"offender", reader: string, ownRules?: import("./screening/own.js").OwnRule[]}} args @returns {Promise<{facts: import("./text/series.js").Fact[], growing: string[], complete: boolean}>} */
  series(args) {
    return this.#ask("series", args);
  }

  /** Ends the worker; questions still open are answered as unfinished. */
  end() {
    this.#drop();
    for (const question of this.questions.splice(0)) question.done(UNFINISHED[question.verb]());
  }

  /** @param {string} verb @param {any} args @returns {Promise<any>} */
  #ask(verb, args) {
    return new Promise((done) => {
      this.questions.push({ id: (this.asked += 1), verb, args, done });
      if (this.questions.length === 1) this.#next();
    });
  }

  #next() {
    const [question] = this.questions;
    if (!question) return;
    try {
      this.worker ??= this.#start();
      this.clock = setTimeout(() => this.#giveUp(), LIMITS[question.verb] + (question.args.budgetMs ?? BUDGET) - BUDGET + (this.loaded ? 0 : LOADING));
      this.worker.postMessage({ id: question.id, verb: question.verb, args: question.args });
    } catch {
      this.#giveUp();
    }
  }

  #start() {
    const worker = this.makeWorker();
    worker.onmessage = ({ data: { id, ok, error } }) => {
      if (id !== this.questions[0]?.id) return;
      this.loaded = true;
      this.#answer(error ? undefined : ok);
    };
    worker.onerror = () => this.#giveUp();
    return worker;
  }

  #giveUp() {
    this.#drop();
    this.#answer(undefined);
  }

  /** @param {any} answer undefined when there is none */
  #answer(answer) {
    clearTimeout(this.clock);
    const question = this.questions.shift();
    question?.done(answer ?? UNFINISHED[question.verb]());
    this.#next();
  }

  #drop() {
    clearTimeout(this.clock);
    this.worker?.terminate();
    this.worker = null;
    this.loaded = false;
  }
}

/** @param {any} names */
function named(names) {
  return Array.isArray(names) ? { facilitators: names } : names ?? {};
}

/** The page's one text worker. */
export const texts = new Texts(() => new Worker(policy ? policy.createScriptURL(WORKER) : WORKER, { type: "module" }));
