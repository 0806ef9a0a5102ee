/** What is on hold and why, and the letter bank: what waits until its reader asks. Only facilitators see any of it. */
import { waitsFor } from "../case/items.js";
import { clone, slot } from "../dom.js";
import { linkTo } from "./address.js";
import { asksIn } from "./asked.js";
import { dateWords, longDateWords } from "./days.js";
import { titleOf } from "./identity.js";
import { readerOf } from "./may.js";
import { HELD_FOR, KINDS } from "./words.js";

/** Until when something is on hold. @param {{on:string, until:number}} held */
export function heldUntil({ on, until }) {
  if (on === "date") return `until ${longDateWords(until)}`;
  return `until ${on === "event" ? "something happens" : "the other person asks"}${until ? `; to be looked at again on ${longDateWords(until)}` : ""}`;
}

/** Who put an item on hold, until when and why, and what its author was told. @param {object} known @param {object} item @returns {Promise<string>} */
export async function heldWords(known, item) {
  const { why, reason } = await known.open.body(item.held);
  const who = known.colleague(item.held.by);
  const told = waitsFor(item, known.now);
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} put it on hold ${heldUntil(item.held)}. The reason: ${heldFor(why, reason)} ${
    told ? `Its author was told that we look again on ${longDateWords(told.until)}.` : "Its author was not told."}`;
}

/** The coded reason and the words beside it, as sentences. @param {string} why @param {string} reason */
function heldFor(why, reason) {
  return [why === "other" ? "" : HELD_FOR[why], reason].filter(Boolean).map((words) => (/[.!?]$/.test(words) ? words : `${words}.`)).join(" ");
}

/** "Hazel asked on Thu 26 Nov whether there is anything for them.", or "". @param {object} known @param {object} item @returns {Promise<string>} */
export async function askedWords(known, item) {
  const reader = readerOf(item, known.desk);
  const asked = item.held?.on === "asked" && reader ? await asksIn(known, reader.lane) : null;
  return asked ? `${known.name(reader.lane)} asked on ${dateWords(asked.ts)} whether there is anything for them. Decide about this.` : "";
}

/** The dormant letters of a case, first those whose reader asked. @param {object} known @returns {Promise<Node[]>} */
export async function drawBank(known) {
  const dormant = known.desk.items.filter((item) => item.held?.on === "asked");
  const rows = await Promise.all(dormant.map(async (item) => ({ item, asked: await askedWords(known, item), why: await heldWords(known, item) })));
  return rows.sort((a, b) => Number(Boolean(b.asked)) - Number(Boolean(a.asked)) || a.item.held.until - b.item.held.until)
    .map(({ item, asked, why }) => {
      const drawn = clone("bank-row", { what: titleOf(known, item, KINDS[item.kind]), asked, why });
      slot(drawn, "what").href = linkTo("cover", { case: known.id, item: item.msg });
      return drawn;
    });
}
