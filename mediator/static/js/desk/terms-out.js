/**
 * The case's protected terms in what goes out, looked for at the last moment: text and cover note, all their words.
 *
 * A hit stops it. A person may let it stand, by name and with a reason of their own (docs/decisions/0015).
 */
import { at, clone, show, slot } from "../dom.js";
import { put, words } from "./dom.js";
import { once } from "./page.js";
import { protectedIn } from "./screen.js";
import { some } from "./words.js";

const WHERE = { text: "In the text", cover: "In the cover note", translation: "In the translation" };

/** @typedef {{term:string, where:"text"|"cover"|"translation", why:string}} Hit */
/** @typedef {Hit[] & {incomplete:boolean}} Hits `incomplete` when they were not looked for to the end */
/** @typedef {{term:string, where:string, reason:string}} Override */

/** Every word of a cover note that a person wrote. @param {object} cover */
function wordsOf({ from, about, who, text }) { return [from, ...about, who, text].join("\n\n"); }

/**
 * @param {object} known an open case @param {string} text the reading text @param {object} cover @param {any} item what it is for
 * @param {string} [translated] the words of its translation
 * @returns {Promise<Hits>} each term once for each place of the three
 */
export async function termsIn(known, text, cover, item, translated = "") {
  const found = [];
  let incomplete = false;
  for (const [where, words] of [["text", text], ["cover", wordsOf(cover)], ["translation", translated]]) {
    const hits = await protectedIn(words, known, item);
    incomplete ||= hits.incomplete;
    found.push(...hits.map((hit) => ({ term: hit.words, where, why: hit.why })));
  }
  return Object.assign([...new Map(found.map((hit) => [nameOf(hit), hit])).values()], { incomplete });
}

/** @param {{term:string, where:string}} hit */
function nameOf({ term, where }) { return `${where}/${term.toLowerCase()}`; }

/** What a facilitator says to each hit; those that somebody let stand before are shown with their name. */
export class TermsOut {
  /** @param {Override[]} before recorded for this version @param {string} by who recorded them @param {Record<string, string>} typed reasons by name */
  constructor(before, by, typed = {}) {
    this.before = new Map(before.map((one) => [nameOf(one), one]));
    this.by = by;
    this.typed = typed;
    /** @type {Hit[]} */ this.hits = [];
    this.incomplete = false;
    /** Whether a reason can be given here. */
    this.asks = true;
  }

  /** Look, and show what was found; so does the button there, where it could not be finished. @param {() => Promise<Hits>} find @param {() => void} [onReason] */
  async look(find, onReason) {
    this.draw(await find(), onReason);
    at("terms-again").onclick = () => once(at("terms-again"), async () => {
      await this.look(find, onReason);
      if (!this.incomplete) at("terms-title").focus();
    });
  }

  /** Show the hits in #terms; `onReason` hears what is typed. @param {Hits} hits @param {() => void} [onReason] */
  draw(hits, onReason = () => {}) {
    Object.assign(this, { hits, incomplete: hits.incomplete });
    put("terms", hits.map((hit, at) => this.#row(hit, at, onReason)));
    show("terms-unfinished", hits.incomplete);
    if (hits.incomplete) show("terms-none", false);
    words("terms-count", hits.length ? `${some(hits.length, "protected term")} in what goes out` : "");
  }

  #row(hit, at, onReason) {
    const before = this.before.get(nameOf(hit));
    const row = clone("term", { term: `“${hit.term}”`, where: WHERE[hit.where], why: hit.why,
      before: before ? `Let stand by ${this.by}: ${before.reason}` : "", label: `Why “${hit.term}” may stand ${WHERE[hit.where].toLowerCase()}` });
    const field = slot(row, "reason");
    field.id = `term-${at + 1}`;
    field.value = this.typed[nameOf(hit)] ?? "";
    field.addEventListener("input", () => {
      this.typed[nameOf(hit)] = field.value;
      onReason();
    });
    slot(row, "ask").hidden = Boolean(before) || !this.asks;
    return row;
  }

  /** What the form lacks. */
  missing() {
    const open = this.hits.flatMap((hit, at) => (this.before.has(nameOf(hit)) || this.#reason(hit) ? []
      : [{ id: `term-${at + 1}`, words: `Take “${hit.term}” out, or say why it may stand ${WHERE[hit.where].toLowerCase()}` }]));
    return [...this.unfinished(), ...open];
  }

  /** What is in the way while the terms were not looked for to the end. */
  unfinished() {
    return this.incomplete ? [{ id: "terms-again", words: "The protected terms were not looked for to the end. Look again first" }] : [];
  }

  /** The overrides that are new. @returns {Override[]} */
  fresh() {
    return this.hits.filter((hit) => !this.before.has(nameOf(hit)))
      .map((hit) => ({ term: hit.term, where: hit.where, reason: this.#reason(hit) }));
  }

  /** For a summary. @returns {[string, string][]} */
  lines() {
    const all = [...this.hits.map((hit) => this.before.get(nameOf(hit))).filter(Boolean), ...this.fresh()];
    return all.length ? [["Protected terms that stand", all.map(({ term, where, reason }) => `“${term}”, ${WHERE[where].toLowerCase()}: ${reason}`).join("\n")]] : [];
  }

  #reason(hit) { return (this.typed[nameOf(hit)] ?? "").trim(); }
}

/** What the newest checks of an offer let stand, and who said so. @param {object} known @param {object} item */
export async function overridesOf(known, item) {
  if (!item.checks) return { before: [], by: "" };
  return { before: (await known.open.body(item.checks)).overrides, by: known.colleague(item.checks.by) };
}
