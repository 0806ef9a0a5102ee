/** What a facilitator types on the pages for spoken messages and for what is written down: kept sealed to them while they type, on a telephone too. */
import { Draft, listDrafts } from "../drafts.js";
import { at } from "../dom.js";

const USE = "relay";

/**
 * Keep the fields of one step as a draft of one's own, and fill them from it.
 * @param {string} about the person or the item, and the step @param {string[]} fields ids @param {string} line where "Saved 14:05" stands
 * @param {{read:() => any, write:(kept:any) => void}} [more] what has no fixed fields: the page says when it was touched
 * @returns {Promise<any>} the draft; `remove` it once the step is done
 */
export async function keepTyping(about, fields, line, more) {
  const mine = (await listDrafts()).find(({ content }) => content.use === USE && content.about === about);
  const draft = mine ? await Draft.open(mine.id) : Draft.start();
  if (mine) for (const id of fields) at(id).value = mine.content.fields[id] ?? at(id).value;
  if (more && mine?.content.more) more.write(mine.content.more);
  const read = () => ({ use: USE, about, fields: Object.fromEntries(fields.map((id) => [id, at(id).value])), ...(more && { more: more.read() }) });
  draft.watch({ read, line: at(line), onClash: () => {
    at(line).textContent = "This was changed on another page of yours too. What stands here is kept.";
  } });
  for (const id of fields) at(id).addEventListener("input", () => draft.touch());
  return draft;
}
