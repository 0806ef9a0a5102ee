/** What was decided today on this person's desks, the newest first. */
import { api } from "../api.js";
import { clone, slot } from "../dom.js";
import { linkTo } from "./address.js";
import { clockWords, dayNumber } from "./days.js";
import { put, words } from "./dom.js";
import { openLabels } from "./labels.js";
import { KINDS } from "./words.js";

const DONE = { release: "to be passed on", return: "given back", decline: "not passed on", hold: "put on hold" };

/** @param {object} session @param {(fp:string) => string} colleague */
export async function showDecided(session, colleague) {
  const answer = await api.get("/api/queue/decided");
  const today = answer.items.filter(({ at }) => dayNumber(at) === dayNumber(answer.now));
  const labels = await openLabels(answer, session);
  put("decided", today.map((item) => drawDecided(item, labels.get(item.case), colleague)));
  words("decided-last", today.length ? `Last item decided today at ${clockWords(today[0].at)}.` : "");
}

function drawDecided(item, label, colleague) {
  const what = `${KINDS[item.kind] ?? "Message"} from ${label?.name(item.lane) ?? "a participant"}`;
  const drawn = clone("decided-row", { what, how: decidedWords(item, colleague), who: label?.label ?? "" });
  slot(drawn, "what").href = linkTo("cover", { case: item.case, item: item.msg });
  return drawn;
}

/** "11:20, given back by Sam". @param {{at:number, by:string, as:string}} item @param {(fp:string) => string} colleague */
export function decidedWords({ at, by, as }, colleague) { return `${clockWords(at)}, ${DONE[as] ?? "decided"} by ${colleague(by)}`; }
