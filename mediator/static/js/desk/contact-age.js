/** Since when a person's contact stands as it is: names and contacts of a whole case are saved together. Pure. */
const CONTACT = ["telephone", "email", "address", "safe", "note"];
const ASKED = /\n?Asked on [^\n]+: this still holds\.$/;

/**
 * When the contact of one person was changed last, or 0 while nobody wrote it down.
 * @param {any[]} entries the `people` entries of the log, the oldest first @param {string} lane
 * @param {(entry:any) => Promise<{people:any[]}>} bodyOf
 * @returns {Promise<number>} seconds
 */
export async function contactSince(entries, lane, bodyOf) {
  const rowIn = async (/** @type {any} */ entry) => (await bodyOf(entry)).people.find((one) => one.lane === lane);
  const same = (/** @type {any} */ a, /** @type {any} */ b) => CONTACT.every((field) => (a[field] ?? "") === (b[field] ?? ""));
  let since = 0;
  let newest = null;
  for (const entry of [...entries].reverse()) {
    const row = await rowIn(entry);
    if (!row || (newest && !same(row, newest))) break;
    newest = row;
    since = entry.ts;
  }
  return newest && CONTACT.some((field) => newest[field]) ? since : 0;
}

/** The words on safe contact, with the day on which somebody asked and nothing had changed. @param {string} safe @param {string} day */
export function stillHolds(safe, day) { return `${safe.trim().replace(ASKED, "")}\nAsked on ${day}: this still holds.`.trim(); }
