/** The part of the review page about paper: how what was written down stands, and its photographs beside it. */
import { hasPaper, waitsForComparing } from "../case/paper.js";
import { at, show } from "../dom.js";
import { linkTo } from "./address.js";
import { words } from "./dom.js";
import { paperWords, whyNotCompare } from "./paper-words.js";
import { showPaper } from "./paper-view.js";

/** @param {any} reading @param {{case:string, item:string}} here */
export async function showPaperPart({ known, item }, here) {
  const [waits, said] = [waitsForComparing(item), paperWords(item, known)];
  const [own] = waits ? whyNotCompare(item, known) : [];
  words("paper-words", own ? `${said} ${own.fix}` : said);
  show("paper-part", said !== "");
  at("paper-part").classList.toggle("desk-warning", waits);
  show("paper-compare", waits && !own);
  show("paper-anew", mayWriteAnew(item, known));
  for (const link of document.querySelectorAll("[data-paper]")) {
    link.setAttribute("href", linkTo(link.getAttribute("data-paper") ?? "", { ...here, lane: item.lane }));
  }
  show("paper-details", hasPaper(item));
  at("paper-details").open = waits;
  if (hasPaper(item)) await showPaper(known, item, "paper");
}

/** Whether what was written down can be taken back and written down anew: while nothing was made of it. @param {any} item @param {any} known */
export function mayWriteAnew(item, known) {
  const lane = known.desk.lanes.get(item.lane);
  return lane.mode === "scribe" && !lane.accepted && waitsForComparing(item) && item.state === "waiting";
}
