// Releases that wait for their hour: a batch that touches their lane signs the queue anew (section 6).
import { readEntries } from "../protocol/chain.js";
import { toWire } from "../protocol/entry.js";

/** @typedef {import("./batch.js").Batch} Batch */
/** @typedef {import("../protocol/entry.js").Entry} Entry */
/** @typedef {{lane: string, when: number, entry: any, of: string}} Parked as served */

/**
 * Adds the queues that the batch joins, shortens or moves: each release signed on the one before, by its hour.
 * @param {Batch} batch
 * @param {Parked[]} parked
 */
export function carryParked(batch, parked) {
  const made = /** @type {Entry[]} */ (batch.made.filter((entry) => entry !== null));
  const joining = batch.waiting;
  for (const lane of new Set([...parked.map((row) => row.lane), ...joining.map(({ item }) => item.chain)])) {
    const rows = parked.filter((row) => row.lane === lane);
    const drops = (/** @type {Parked} */ row) => joining.some(({ offer }) => offer === row.of) || made.some((entry) => isDropped(batch, row, entry));
    const joins = joining.filter(({ item }) => item.chain === lane);
    const touched = made.some(({ chain }) => chain === lane);
    if (joins.length || touched || rows.some(drops)) signQueue(batch, [...rows.filter((row) => !drops(row)).flatMap((row) => carried(batch, row)), ...joins]);
  }
}

/**
 * A waiting release as something to sign again. Its hour is the one that was signed for, whatever the server says.
 * @param {Batch} batch @param {Parked} row
 * @returns {Batch["waiting"]}
 */
function carried({ ground: { log } }, { lane, entry, of }) {
  const decided = log?.entries.findLast(({ t, fields }) => t === "decide" && fields.offer === of);
  if (!decided?.fields.when) return [];
  const { ok } = readEntries([entry])[0].fields;
  return [{ when: decided.fields.when, offer: of, item: { chain: lane, t: "release", fields: {}, fromOffer: of }, ok }];
}

/** @param {Batch} batch @param {Batch["waiting"]} queue */
function signQueue(batch, queue) {
  for (const { when, item, ok } of [...queue].sort((one, other) => one.when - other.when)) {
    const { entry, slots } = batch.sign(item, ok);
    batch.park.push({ when, entry: toWire(entry), slots });
  }
}

/**
 * Whether an entry of the batch ends a waiting release: it is then left out, and its item is the desk's turn again.
 * @param {Batch} batch @param {Parked} row @param {Entry} entry
 */
function isDropped(batch, row, { t, chain, fields }) {
  const offer = batch.ground.log?.find(row.of);
  if (t === "takeback" || t === "object") return fields.of === row.of;
  if (t === "suspend") return true;
  if (t === "said") return chain === row.lane || chain === offer?.fields.lane;
  if (t === "need" || t === "gate") return fields.lane === row.lane || fields.lane === offer?.fields.lane;
  const sameItem = fields.lane === offer?.fields.lane && fields.msg === offer?.fields.msg;
  return sameItem && (t === "hold" || t === "offer" || (t === "decide" && fields.outcome !== "release"));
}
