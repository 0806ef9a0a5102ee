/** The item that waits longest for this facilitator. */
import { api } from "../api.js";
import { inOrder, isMyTurn, rowOf } from "./rows.js";

/**
 * @param {{case:string, item:string}} here the one just decided
 * @returns {Promise<{case:string, item:string}|null>} null when nothing waits
 */
export async function nextItem(here) {
  const [queue, session] = await Promise.all([api.get("/api/queue"), api.get("/api/session")]);
  const at = { me: session.fp, now: Math.floor(Date.now() / 1000), colleague: () => "" };
  const rows = inOrder(queue.items.map((item) => rowOf(item, at)));
  const free = (row) => !row.lease || row.mine || row.lease.until <= at.now;
  const next = rows.find((row) => isMyTurn(row) && row.msg !== here.item && free(row));
  return next ? { case: next.case, item: next.msg } : null;
}
