/** What a person told the desk, and the desk's words to them: the newest first. */
import { clone } from "../dom.js";
import { whenWords } from "./days.js";

const KINDS = ["tell", "refuse", "said", "say"];

/**
 * Each word as a row; a page has a template `told-row` for them.
 * @param {any} known @param {string} chain @param {{most?:number, own?:boolean}} [which] `own`: only what the person said
 * @returns {Promise<Element[]>}
 */
export async function drawTold(known, chain, { most = Infinity, own = false } = {}) {
  const wanted = own ? KINDS.filter((kind) => kind !== "say") : KINDS;
  const entries = known.open.lane(chain).entries.filter((entry) => wanted.includes(entry.t)).slice(-most);
  return Promise.all(entries.reverse().map(async (entry) => {
    const { text } = await known.open.body(entry);
    return clone("told-row", { words: text || "No words.", when: `${byWhom(entry, known)}${whenWords(entry.ts, known.now)}` });
  }));
}

function byWhom({ t, by }, known) {
  if (t === "said") return `told to ${known.colleague(by)}, `;
  return t === "say" ? `a word from ${known.colleague(by)}, ` : "";
}
