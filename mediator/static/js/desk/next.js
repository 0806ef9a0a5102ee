/** The item that waits longest for this facilitator. */
import { api } from "../api.js";

/**
 * @param {{case:string, item:string}} here the one just decided
 * @returns {Promise<{case:string, item:string}|null>} null when nothing waits
 */
export async function nextItem(here) {
  const [free, mine] = await Promise.all(["free", "mine"].map((claim) => api.get(`/api/queue?part=yours&claim=${claim}&limit=2`)));
  const next = [...mine.items, ...free.items].find((row) => row.msg !== here.item);
  return next ? { case: next.case, item: next.msg } : null;
}
