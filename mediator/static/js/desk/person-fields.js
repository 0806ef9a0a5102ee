/** The fields of somebody who begins to take part (templates/desk/person-fields.html), in a new case and in one that runs. */
import { at, chosen } from "../dom.js";
import { addChoices, ticked } from "./dom.js";
import { beginsWith, MORE } from "./gates.js";

const ENGLISH = "en";
const MORE_CHOICES = /** @type {[string, string][]} */ (Object.entries(MORE).map(([id, { words: what }]) => [id, what]));

/** @param {string} key before the ids of the fields */
export function offerMore(key) { addChoices(`${key}-more`, "checkbox", MORE_CHOICES); }

/** @typedef {{side:string, gates:string[], mode:string, lang:string, person:any}} Begun */

/** What stands in the fields. @param {string} key @returns {Begun} */
export function personIn(key) {
  const field = (name) => at(`${key}-${name}`).value.trim();
  const more = ticked(`${key}-more`);
  const side = chosen(`${key}-side`);
  return { side, gates: beginsWith(side, more), mode: chosen(`${key}-mode`), lang: ENGLISH,
    person: { name: field("name"), call: field("call") || field("name"), telephone: field("telephone"), address: "", email: "", safe: field("safe"), note: "", custody: more.includes("custody") ? 1 : 0 } };
}

/** What the fields lack. @param {string} key @param {string} who as the sentences say it */
export function lacking(key, who) {
  const { side, mode, person: { name } } = personIn(key);
  return [
    ...(side ? [] : [{ id: `${key}-side`, words: `Say who ${who} is` }]),
    ...(name ? [] : [{ id: `${key}-name`, words: `Write the name of ${who}` }]),
    ...(mode ? [] : [{ id: `${key}-mode`, words: `Say how ${who} takes part` }]),
  ];
}

/** For the summary. @param {Begun} begun */
export function personLine({ mode, person: { name, call, custody } }) {
  const where = custody ? ". Others can read along where they are" : "";
  return `${name}, called ${call}. ${mode === "self" ? "On a page of their own" : "On paper, by telephone or in person"}${where}`;
}
