/**
 * What somebody asked us to say has words of its own for each state: heard, played back, cleared, told, answered, closed.
 * The states are those of every message (docs/decisions/0019).
 */
import { NEEDED, STATES } from "./words.js";

const RELAY_STATES = { waiting: "Heard", proposed: "Being played back", agreed: "Played back: it is right", offered: "Needs a second reader",
  approved: "Cleared: it may be told", released: "Told" };
const RELAY_NEEDED = { waiting: "Play it back to them", proposed: "They say whether it is right", agreed: "Check it and clear it",
  offered: "Second reading", approved: "Tell it", released: "Nothing" };
const AFTERWARDS = { reply: "Told, and answered", closed: "Told, and closed" };

/** What came of something told: "reply", "closed", or "" while nobody said. @param {{outcome?:any}} item */
export function afterwards({ outcome }) {
  if (!outcome) return "";
  return outcome.reply ? "reply" : "closed";
}

/** How an item stands, in the words of its kind. @param {{kind:string, state:string, outcome?:any}} item */
export function stateWords(item) {
  if (item.kind !== "spoken") return STATES[item.state];
  return AFTERWARDS[afterwards(item)] ?? RELAY_STATES[item.state] ?? STATES[item.state];
}

/** What the next move is. @param {{kind:string, state:string}} item */
export function neededWords({ kind, state }) {
  return (kind === "spoken" && RELAY_NEEDED[state]) || NEEDED[state];
}
