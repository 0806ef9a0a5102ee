/** The photographs of a transcript before it is handed in: chosen, drawn anew, turned, put in order, taken away; then locked and sent. */
import { MOST_PAGES } from "../case/paper.js";
import { api } from "../api.js";
import { announce, at, clone, slot } from "../dom.js";
import { keys } from "../keys.js";
import { put, words } from "./dom.js";
import { MIME, makePhotograph } from "./photograph.js";
import { NotTaken } from "./picture.js";

/** A slow line may take a while for a picture. */
const SEND_MILLISECONDS = 180_000;

/** @typedef {{file: File, turns: number, bytes: Uint8Array, url: string, blob: string}} Page `blob`: once it was locked and sent */

export class PaperPages {
  /** @param {() => void} onChange */
  constructor(onChange) {
    /** @type {Page[]} */ this.pages = [];
    this.onChange = onChange;
    this.busy = Promise.resolve();
    for (const id of ["take", "choose"]) {
      at(id).addEventListener("change", () => {
        const files = [...at(id).files];
        // Emptied, so that nothing shows the name of the file, and the same one can be chosen again.
        at(id).value = "";
        this.add(files);
      });
    }
    // After a lock the worker is a new one and has none of the keys: what was sent is locked anew.
    document.addEventListener("unlocked", () => { for (const page of this.pages) page.blob = ""; });
    document.addEventListener("leave", () => { for (const { url } of this.pages) URL.revokeObjectURL(url); });
  }

  /** Take in chosen files one after the other. @param {File[]} files */
  add(files) {
    this.busy = this.busy.then(() => this.#addAll(files));
    return this.busy;
  }

  /** @param {File[]} files */
  async #addAll(files) {
    const problems = [];
    for (const file of files) {
      if (this.pages.length >= MOST_PAGES) {
        problems.push(`At most ${MOST_PAGES} photographs go with one text. The others were not taken.`);
        break;
      }
      announce("Opening the photograph…");
      problems.push(...await this.#remake({ file, turns: 0, bytes: new Uint8Array(), url: "", blob: "" }, (page) => this.pages.push(page)));
    }
    this.#tell(problems);
  }

  /** Draw one page as it is to be kept. @param {Page} page @param {(page: Page) => void} done @returns {Promise<string[]>} why not */
  async #remake(page, done) {
    try {
      const { bytes } = await makePhotograph(page.file, page.turns);
      URL.revokeObjectURL(page.url);
      Object.assign(page, { bytes, blob: "", url: URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type: MIME })) });
      done(page);
      return [];
    } catch (error) {
      if (error instanceof NotTaken) return [error.message];
      throw error;
    }
  }

  /** @param {string[]} problems */
  #tell(problems) {
    words("paper-problem", [...new Set(problems)].join(" "));
    announce(problems.length ? "" : `${this.pages.length} of at most ${MOST_PAGES} photographs.`);
    this.draw();
    this.onChange();
  }

  draw() {
    put("pages", this.pages.map((page, place) => this.#drawPage(page, place)));
  }

  #nameAt(place) { return `Page ${place + 1} of ${this.pages.length}`; }

  /** @param {Page} page @param {number} place */
  #drawPage(page, place) {
    const name = this.#nameAt(place);
    const drawn = clone("page-row", { name, turn: "Turn", earlier: "Earlier", later: "Later", remove: "Remove" });
    const picture = slot(drawn, "picture");
    picture.src = page.url;
    picture.alt = `Photograph, ${name.toLowerCase()}`;
    const [turn, remove] = ["turn", "remove"].map((act) => slot(drawn, act));
    turn.setAttribute("aria-label", `Turn: ${name}`);
    turn.id = `turn-${place}`;
    remove.setAttribute("aria-label", `Remove: ${name}`);
    turn.addEventListener("click", () => this.#turn(page, place));
    remove.addEventListener("click", () => this.#remove(page));
    for (const way of /** @type {const} */ (["earlier", "later"])) {
      const button = slot(drawn, way);
      button.setAttribute("aria-label", `${way === "earlier" ? "Earlier" : "Later"}: ${name}`);
      button.id = `${way}-${place}`;
      button.hidden = !canMove(place, this.pages.length, way);
      button.addEventListener("click", () => this.#move(page, way));
    }
    return drawn;
  }

  /** @param {Page} page @param {"earlier"|"later"} way */
  #move(page, way) {
    this.busy = this.busy.then(() => {
      const place = this.pages.indexOf(page);
      if (place < 0 || !canMove(place, this.pages.length, way)) return;
      this.#renumber(moved(this.pages, place, way));
      this.#tell([]);
      const now = this.pages.indexOf(page);
      announce(`It is ${this.#nameAt(now).toLowerCase()} now.`);
      const other = way === "earlier" ? "later" : "earlier";
      at(`${canMove(now, this.pages.length, way) ? way : other}-${now}`).focus();
    });
  }

  /** A page is locked under its number: what was sent under another one is locked anew. @param {Page[]} pages */
  #renumber(pages) {
    pages.forEach((page, place) => { if (this.pages[place] !== page) page.blob = ""; });
    this.pages = pages;
  }

  /** @param {Page} page @param {number} place */
  #turn(page, place) {
    this.busy = this.busy.then(async () => {
      this.#tell(await this.#remake(Object.assign(page, { turns: (page.turns + 1) % 4 }), () => {}));
      document.getElementById(`turn-${place}`)?.focus();
    });
  }

  /** @param {Page} page */
  #remove(page) {
    URL.revokeObjectURL(page.url);
    this.#renumber(this.pages.filter((one) => one !== page));
    this.#tell([]);
    at("choose").focus();
  }

  /**
   * Lock every page and send it; what was sent before is not sent twice.
   * @param {string} id the case @returns {Promise<string[]>} the blobs, for `transcript`
   */
  async send(id) {
    await this.busy;
    for (const [place, page] of this.pages.entries()) {
      if (page.blob) continue;
      words("sending", `Photograph ${place + 1} of ${this.pages.length} is being locked and sent.`);
      const { blob, ct } = await keys.sealFile({ bytes: page.bytes, mime: MIME, name: `page-${place + 1}` });
      await api.putBytes(`/api/cases/${id}/blobs/${blob}`, ct, { signal: AbortSignal.timeout(SEND_MILLISECONDS) });
      page.blob = blob;
    }
    words("sending", this.pages.length ? "All photographs are sent. The text is being handed in." : "");
    return this.pages.map(({ blob }) => blob);
  }
}

/** Whether a page can go one place on. @param {number} place @param {number} all @param {"earlier"|"later"} way */
export function canMove(place, all, way) { return way === "earlier" ? place > 0 : place < all - 1; }

/**
 * The same pages, one of them a place earlier or later.
 * @template T @param {T[]} pages @param {number} place @param {"earlier"|"later"} way @returns {T[]}
 */
export function moved(pages, place, way) {
  const to = place + (way === "earlier" ? -1 : 1);
  return pages.with(place, pages[to]).with(to, pages[place]);
}
