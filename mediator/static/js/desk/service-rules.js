/** What the service looks for itself, beside the rules that come with the code: fetched once a page. */
import { api } from "../api.js";

/** @typedef {{name:string, phrases:string[], category:string, why:string, active:boolean, version:number, changed_by:string, changed_at:number}} ServiceRule */

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

/** @param {ServiceRule[]} rules */
function inForce(rules) {
  return rules.filter(({ active }) => active).map(({ name, phrases, category, why }) => ({ name, phrases, category, why }));
}
