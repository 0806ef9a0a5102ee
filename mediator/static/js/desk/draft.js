/**
 * What a facilitator has done to an item and not yet decided: kept as a sealed draft of their own, so that a
 * lost race, a lock or a crash costs nothing.
 */
import { Draft, listDrafts } from "../drafts.js";
import { newestSubmission } from "../case/items.js";

const USE = "review";

/** @typedef {{use:string, item:string, source:string, texts:Record<string,string>, answers:Record<string,object>,
 *   kinds:Record<string,{kind:string, why:string}>, left:Record<string,string>, note:string, back:{reasons:string[], text:string, comments?:Record<string,string>},
 *   cover:Record<string,any>, terms:Record<string,string>, kept:string}} Work `kept`: words of a decision that did not count */

/** @param {object} item @returns {Work} */
function emptyWork(item) {
  return { use: USE, item: item.msg, source: newestSubmission(item).hash, texts: {}, answers: {}, kinds: {}, left: {}, note: "",
    back: { reasons: [], text: "" }, cover: {}, terms: {}, kept: "" };
}

/** The draft that holds the work on an item's newest round. @param {any} item @param {any[]} drafts as `listDrafts` answers */
export function workOn(item, drafts) {
  return drafts.find(({ content }) => content.use === USE && content.item === item.msg && content.source === newestSubmission(item).hash);
}

/** The work on one item, saved as it grows. */
export class ItemWork {
  /** @param {any} draft @param {Work} work */
  constructor(draft, work) {
    this.draft = draft;
    this.work = work;
  }

  /**
   * The work on an item's newest round; what was done for an earlier round stays in the draft's versions.
   * @param {object} item @param {HTMLElement} line where "Saved 14:05" stands
   */
  static async open(item, line) {
    const mine = (await listDrafts()).find(({ content }) => content.use === USE && content.item === item.msg);
    const fresh = emptyWork(item);
    const work = mine?.content.source === fresh.source ? { ...fresh, ...mine.content } : { ...fresh, kept: mine?.content.kept ?? "" };
    const opened = new ItemWork(mine ? await Draft.open(mine.id) : Draft.start(), work);
    opened.#watch(line);
    return opened;
  }

  #watch(line) {
    this.draft.watch({ read: () => structuredClone(this.work), line, onClash: () => {
      line.textContent = "This was changed on another page of yours too. Load this page again to see that one; yours stays in the versions.";
    } });
  }

  /** Note a change; it is saved soon. @param {Partial<Work>} change */
  set(change) {
    Object.assign(this.work, change);
    this.draft.touch();
  }

  save() { return this.draft.save(); }

  /** The decision counts: the draft has done its work. */
  done() { return this.draft.remove(); }
}
