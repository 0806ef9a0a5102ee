/** What no longer goes on by itself, and what goes no further, when somebody pauses or stops, or the case does. Pure. */
import { fallingWith } from "./gates.js";
import { titleOf } from "./identity.js";
import { readerOf } from "./may.js";
import { KINDS } from "./words.js";

const OVER = new Set(["released", "declined", "recalled"]);
const STOPS = { pause: "These go no further until they start again:", withdraw: "These go no further:" };

/** What falls with anything that a person told: each with its title. @param {any} known @param {string} lane @returns {string[]} */
export function fallingTitles(known, lane) { return titles(known, fallingWith(known.desk, lane)); }

/** What falls when the case is stopped for everybody. @param {any} known @returns {string[]} */
export function fallingWithAll(known) { return titles(known, known.desk.items.filter(({ parked }) => parked)); }

/**
 * What else is on its way to or from a person who pauses or stops, and stays where it is.
 * @param {any} known @param {string} lane @param {string} act @returns {{words:string, titles:string[]}} no titles for any other act
 */
export function stayingWith(known, lane, act) {
  if (!STOPS[act]) return { words: "", titles: [] };
  const items = known.desk.items.filter((item) => !item.parked && !OVER.has(item.state)
    && (item.lane === lane || readerOf(item, known.desk)?.lane === lane));
  return { words: STOPS[act], titles: titles(known, items) };
}

function titles(known, items) { return items.map((item) => titleOf(known, item, KINDS[item.kind])); }
