/**
 * "You may tell them that I paused": one sentence to each of the others, offered only while somebody paused and wished it.
 *
 * The sentence is always the same, and says nothing else (P8). Whoever is not named on the other's page is not told of.
 */
import { word } from "../case/desk-acts.js";
import { wantsPauseTold } from "../case/line.js";
import { at, clone, show, slot } from "../dom.js";
import { FATES } from "../words/fates.js";
import { othersOf } from "../case/others.js";
import { whenWords } from "./days.js";
import { put } from "./dom.js";
import { nameFor } from "./named.js";
import { once } from "./page.js";

/** @param {object} known @param {string} lane whose pause @param {() => Promise<any>} landed */
export async function drawPauseTold(known, lane, landed) {
  const folded = known.desk.lanes.get(lane);
  const agreed = Boolean(folded.paused) && await wantsPauseTold(known.open, folded);
  show("pause-part", agreed);
  if (!agreed) return;
  const rows = await Promise.all(othersOf(known.desk, lane).map((other) => drawOther(known, lane, other.lane, folded.paused, landed)));
  put("pause-others", rows.flatMap((row) => row ?? []));
}

async function drawOther(known, lane, other, paused, landed) {
  const called = await nameFor(known, other, lane);
  if (!called || known.desk.lanes.get(other).withdrawn) return null;
  const sentence = FATES.pausedFor(called.charAt(0).toUpperCase() + called.slice(1));
  const told = await toldSince(known, other, sentence, paused.ts);
  const onPaper = !known.desk.lanes.get(other).accepted;
  const name = known.name(other);
  const drawn = clone("pause-row", { sentence: `“${sentence}”`, tell: `Tell ${name}`,
    told: told ? `${name} was told ${whenWords(told.ts, known.now)}.` : onPaper ? `${name} has no page of their own: say it to them, and note the contact.` : "" });
  const button = slot(drawn, "tell");
  button.hidden = Boolean(told) || onPaper;
  button.addEventListener("click", () => once(button, async () => {
    await word(known.open, other, sentence);
    await known.refresh();
    await landed();
    at("pause-title").focus();
  }, { known }));
  return drawn;
}

async function toldSince(known, other, sentence, since) {
  const said = known.open.lane(other).entries.filter(({ t, ts }) => t === "say" && ts >= since);
  const texts = await Promise.all(said.map((entry) => known.open.body(entry)));
  return said.find((one, place) => texts[place].text === sentence);
}
