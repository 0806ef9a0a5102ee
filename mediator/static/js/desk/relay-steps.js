/** How far something spoken has come, as one line of steps. Pure. */
import { afterwards } from "./relay-words.js";

const STEPS = ["Heard", "Played back", "Cleared", "Told", "What came of it"];
const REACHED = { waiting: 1, proposed: 1, agreed: 2, offered: 2, approved: 3, parked: 3, released: 4 };

/** @param {{state:string, outcome?:any}} item @returns {{words:string, done:boolean, now:boolean}[]} none for one that is over otherwise */
export function stepsOfRelay(item) {
  const reached = REACHED[item.state];
  if (reached === undefined) return [];
  const over = afterwards(item) !== "";
  return STEPS.map((words, at) => ({ words, done: at < reached || over, now: at === reached && !over }));
}

/**
 * What was told to a person, and nobody has said yet what came of it: a reply may answer it.
 * @param {object[]} items of the desk @param {string} lane @returns {object[]}
 */
export function toldTo(items, lane) {
  return items.filter((item) => item.kind === "spoken" && item.passed?.offer.dst === lane && !item.outcome);
}
