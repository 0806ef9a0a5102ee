/** What the service looks for itself, beside the rules that come with the code: fetched once a page. */
import { api } from "../api.js";
import { CATEGORIES } from "./words.js";

/** @typedef {{name:string, phrases:string[], category:string, why:string, active:boolean, version:number, changed_by:string, changed_at:number}} ServiceRule */

/** More, or longer ones, a service never has: twice its limits, which count code points (review/service_rules.py). */
const [MOST_RULES, MOST_PHRASES, LONGEST_PHRASE, LONGEST_WHY] = [400, 8, 160, 320];

/** The categories in which a service can look for words: protected terms are a case's own. */
export const CHOICES = Object.fromEntries(Object.entries(CATEGORIES).filter(([name]) => name !== "protected" && name !== "hidden"));

/** @type {Promise<import("../screening/own.js").OwnRule[]>|undefined} */
let asked;

/** @returns {Promise<ServiceRule[]>} all of the service, also what is switched off */
export function listRules() { return api.get("/api/rules"); }

/** Everything that one has been, oldest first. @param {string} name @returns {Promise<ServiceRule[]>} */
export function versionsOf(name) { return api.get(`/api/rules/${name}`); }

/** Keep one as its next version; version 0 adds it. @param {ServiceRule} rule @returns {Promise<ServiceRule>} */
export function keepRule({ name, phrases, category, why, active, version }) {
  return api.put(`/api/rules/${name}`, { phrases, category, why, active, version });
}

/** Those in force, as the screening takes them; asked for again after a failure. */
export function rulesInForce() {
  asked ??= listRules().then(inForce).catch((error) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** What is no such list is as good as none: the other checks must not stumble over it. @param {ServiceRule[]} rules */
function inForce(rules) {
  if (!Array.isArray(rules) || rules.length > MOST_RULES || !rules.every(isRule)) throw new Error("This is no list of words to look for.");
  return rules.filter(({ active }) => active).map(({ name, phrases, category, why }) => ({ name, phrases, category, why }));
}

/** @param {any} row */
function isRule(row) {
  const isText = (/** @type {any} */ text, /** @type {number} */ longest) => typeof text === "string" && text.length <= longest;
  return Boolean(row) && typeof row.name === "string" && Object.hasOwn(CHOICES, row.category) && isText(row.why, LONGEST_WHY)
    && Array.isArray(row.phrases) && row.phrases.length <= MOST_PHRASES && row.phrases.every((/** @type {any} */ one) => isText(one, LONGEST_PHRASE));
}
