/** Telling an author that their words were carried or read: only if the person who heard them said so (P8). */
import { sayRead } from "../case/desk-acts.js";
import { consents } from "../case/items.js";
import { othersOf } from "../case/others.js";

/** Whether the author knows already. @param {any} item */
export function wasTold(item) { return item.statuses.some(({ st }) => st === "told-read"); }

/**
 * Whether the author may be told now: it was heard, or opened on the reader's own page, and the reader said that they may
 * know. The same as mediator/review/rules.py. @param {any} item @param {any} known
 */
export function mayTell(item, known) {
  if (!item.passed || wasTold(item)) return false;
  const reader = known.desk.lanes.get(item.passed.offer.dst);
  const ref = othersOf(known.desk, reader.chain).find(({ lane }) => lane === item.lane)?.ref ?? "";
  const was = item.kind === "spoken" || reader.mode === "scribe" || reader.received.get(item.passed.release.hash)?.opened;
  return Boolean(was) && consents(reader, ref, "told-read");
}

/** @param {any} item @param {any} known */
export function tellRead(item, known) { return sayRead(known.open, item); }
