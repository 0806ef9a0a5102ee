/**
 * "You may tell them that I paused", or that I stopped: one sentence to each of the others, offered only where somebody did and wished it.
 *
 * The sentence is always the same, and says nothing else (P8). Whoever is not named on the other's page is not told of.
 */
import { word } from "../case/desk-acts.js";
import { mayBeTold } from "../case/line.js";
import { at, clone, show, slot } from "../dom.js";
import { FATES } from "../words/fates.js";
import { othersOf } from "../case/others.js";
import { whenWords } from "./days.js";
import { put, words } from "./dom.js";
import { nameFor } from "./named.js";
import { once } from "./page.js";

const WAYS = { paused: { title: "They paused, and the others may be told", sentence: FATES.pausedFor },
  stopped: { title: "They stopped, and the others may be told", sentence: FATES.stoppedFor } };

/** What of them the others may be told now: the act, and in which words; null where nothing. @param {object} known @param {string} lane */
async function tellable(known, lane) {
  const folded = known.desk.lanes.get(lane);
  const [which, since] = folded.withdrawn ? ["stopped", folded.withdrawn] : ["paused", folded.paused];
  return since && (await mayBeTold(known.open, folded))[which] ? { ...WAYS[which], since } : null;
}

/** @param {object} known @param {string} lane whose pause or stop @param {() => Promise<any>} landed */
export async function drawPauseTold(known, lane, landed) {
  const way = await tellable(known, lane);
  show("pause-part", Boolean(way));
  if (!way) return;
  words("pause-title", way.title);
  const rows = await Promise.all(othersOf(known.desk, lane).map((other) => drawOther(known, lane, other.lane, way, landed)));
  put("pause-others", rows.flatMap((row) => row ?? []));
}

/** Who stopped, wished that the others hear it, and somebody has not heard it yet: lanes of one case. @param {object} known @returns {Promise<Set<string>>} */
export async function stopsToTell(known) {
  const stopped = [...known.desk.lanes.values()].filter(({ withdrawn }) => withdrawn).map(({ chain }) => chain);
  const waits = await Promise.all(stopped.map(async (lane) => {
    const way = await tellable(known, lane);
    const each = way ? await Promise.all(othersOf(known.desk, lane).map((other) => sayTo(known, lane, other.lane, way))) : [];
    return each.some((one) => one && !one.told && known.desk.lanes.get(one.other).accepted);
  }));
  return new Set(stopped.filter((lane, place) => waits[place]));
}

/** The sentence for one of the others, and whether they heard it; null where their page does not name the person. */
async function sayTo(known, lane, other, { sentence: inWords, since }) {
  const called = await nameFor(known, other, lane);
  if (!called || known.desk.lanes.get(other).withdrawn) return null;
  const sentence = inWords(called.charAt(0).toUpperCase() + called.slice(1));
  return { other, sentence, told: await toldSince(known, other, sentence, since.ts) };
}

async function drawOther(known, lane, other, way, landed) {
  const say = await sayTo(known, lane, other, way);
  if (!say) return null;
  const { sentence, told } = say;
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
