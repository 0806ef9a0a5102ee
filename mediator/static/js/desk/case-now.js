/** How a case stands: one card for each person, what is on its way and what holds it up. */
import { othersOf } from "../case/others.js";
import { clone, fill, slot } from "../dom.js";
import { linkTo } from "./address.js";
import { drawBlocks } from "./blocks.js";
import { whenWords } from "./days.js";
import { countingFor, gateLine, isUnset } from "./gates.js";
import { titleOf } from "./identity.js";
import { heldUntil } from "./letter-bank.js";
import { drawLines } from "./lines.js";
import { blocksOf } from "./may.js";
import { standingOf, stepsOf } from "./people-words.js";
import { neededWords, stateWords } from "./relay-words.js";
import { KINDS } from "./words.js";

const DONE = new Set(["released", "declined", "recalled"]);

/** How a person stands, with the consents for each other person. @param {object} known @param {object} lane folded */
export function standingIn(known, lane) {
  return standingOf(lane, othersOf(known.desk, lane.chain).map((one) => ({ ref: one.ref, name: known.name(one.lane) })), known.halts);
}

/** @param {object} known @returns {Node[]} */
export function drawSides(known) {
  return [...known.desk.lanes.values()].map((lane) => {
    const drawn = clone("side", { name: known.name(lane.chain), side: known.side(lane.chain) });
    const open = stepsOf(lane, known.desk.invites.get(lane.chain), (fp) => known.colleague(fp)).filter((line) => line.tag !== "Done");
    slot(drawn, "status").append(...drawLines([...standingIn(known, lane), ...open], "status-row"));
    drawConditions(known, lane.chain, drawn);
    fill(drawn, { person: `${known.name(lane.chain)}: contact, consents, card` });
    slot(drawn, "person").href = linkTo("person", { case: known.id, lane: lane.chain });
    return drawn;
  });
}

function drawConditions(known, lane, drawn) {
  const unset = isUnset(known.desk, lane);
  fill(drawn, { unset: unset ? `No conditions are set for ${known.name(lane)} yet. Set them before the first letter.` : "" });
  const lines = countingFor(known.desk, lane).map((gate) => gateLine(known.desk, lane, gate));
  slot(drawn, "conditions").append(...drawLines(lines, "status-row"));
  slot(drawn, "conditions").hidden = lines.length === 0;
  slot(drawn, "gates").href = linkTo("gates", { case: known.id, lane });
  fill(drawn, { "gates-for": `for ${known.name(lane)}` });
}

/** Items that are not finished, the longest waiting first. @param {object} known @returns {Node[]} */
export function drawItems(known) {
  const open = known.desk.items.filter((item) => !DONE.has(item.state) || item.call);
  return open.sort((a, b) => a.submissions.at(-1).ts - b.submissions.at(-1).ts).map((item) => drawItem(known, item));
}

function whenOf(item, now) {
  if (item.call) return `Passed on. The call to the reader is planned for ${whenWords(item.call.entry.when, now)}`;
  if (item.parked) return `Passed on ${whenWords(item.parked.when, now)}`;
  if (item.held) return `On hold ${heldUntil(item.held)}`;
  return `${stateWords(item)} · next: ${neededWords(item).toLowerCase()}`;
}

function drawItem(known, item) {
  const when = whenOf(item, known.now);
  const drawn = clone("row", { what: titleOf(known, item, KINDS[item.kind]), who: "", when });
  slot(drawn, "what").href = linkTo("cover", { case: known.id, item: item.msg });
  const blocks = blocksOf(item, known.desk, { halts: known.halts, name: (lane) => known.name(lane) });
  slot(drawn, "blocks").append(...drawBlocks(blocks, known.id));
  return drawn;
}
