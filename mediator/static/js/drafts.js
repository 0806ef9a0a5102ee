/**
 * Unsent writing: sealed to its author in the browser, saved by itself, ten versions deep. Nothing typed is lost
 * (P9): a save that fails is tried again, and one that lost a race shows both texts.
 */
import { api } from "./api.js";
import { listVersions, openVersion, putVersion } from "./draft-versions.js";

export { listDrafts } from "./draft-versions.js";

const PAUSE_MILLISECONDS = 400;
const LONGEST_MILLISECONDS = 20_000;
const RETRY_MILLISECONDS = 5_000;
const ID_BYTES = 16;

/** @typedef {import("./draft-versions.js").Version} Version */

/** @type {Set<Draft>} those that a page watches now */
const watched = new Set();

// From here on fields are taken out of the page: reading them would save an empty text.
document.addEventListener("leave", () => rest(true));

/** Save every watched draft that has changed. Reads the fields before anything else happens. */
export function saveAll({ leaving = false } = {}) {
  return Promise.all([...watched].map((draft) => draft.save({ leaving })));
}

/** A page that is opened from here must find what was done here: a link waits until it is saved. */
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link instanceof HTMLAnchorElement && opensHere(event, link) && unsaved().length) {
    event.preventDefault();
    void follow(link);
  }
});

/** @param {MouseEvent} event @param {HTMLAnchorElement} link whether the link leaves this page in this tab */
function opensHere(event, link) {
  const elsewhere = link.target !== "" || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  const samePage = link.pathname + link.search === location.pathname + location.search;
  return !event.defaultPrevented && !elsewhere && link.origin === location.origin && !samePage;
}

/** @returns {Draft[]} */
function unsaved() { return [...watched].filter((draft) => draft.unsaved); }

/** The link that was held back last, while nothing was written since. */
let heldBack = "";

/**
 * Follow a link once all is saved. What cannot be saved is said by its line; whoever presses the same link again, and
 * wrote nothing between, goes all the same.
 */
async function follow(/** @type {HTMLAnchorElement} */ link) {
  const saved = (await Promise.all(unsaved().map((draft) => draft.save()))).every(Boolean);
  if (saved || heldBack === link.href) location.assign(link.href);
  heldBack = saved ? "" : link.href;
}

/** Stop reading fields while the page is locked; what was not saved yet is saved afterwards. @param {boolean} still */
export function rest(still) {
  for (const draft of watched) draft.rest(still);
}

export class Draft {
  /** @type {any} */ #read = null;
  /** @type {any} */ #watch = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #timer;
  /** @type {Promise<boolean>} */ #saving = Promise.resolve(true);
  #touchedAt = 0;
  #typed = false;
  #resting = false;
  #longest = { words: 0, savedAt: 0 };

  /** @param {string} id @param {Version} newest */
  constructor(id, newest) {
    this.id = id;
    /** @type {number} */ this.version = newest.version;
    /** @type {number} */ this.savedAt = newest.savedAt;
    /** @type {any} */ this.content = newest.content;
  }

  /** A new draft; it is kept from its first save on. @param {any} [content] */
  static start(content = null) {
    const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
    const id = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
    return new Draft(id, { version: 0, savedAt: 0, content });
  }

  /** The newest version of a draft; with an id that has none yet, an empty one. @param {string} id */
  static async open(id) {
    const versions = await listVersions(id);
    const draft = new Draft(id, versions[0] ?? { version: 0, savedAt: 0, content: null });
    for (const { content, savedAt } of versions.reverse()) draft.#measure(content, savedAt);
    return draft;
  }

  /**
   * Save by itself from now on.
   * @param {object} how
   * @param {() => any} how.read the content as it stands in the fields
   * @param {HTMLElement} how.line says whether it is saved
   * @param {(both: {mine: any, theirs: any}) => void} how.onClash both texts; `restore` the one to go on with
   */
  watch({ read, line, onClash }) {
    this.#read = read;
    this.#watch = { line, onClash };
    watched.add(this);
    document.addEventListener("focusout", this.#soon);
    document.addEventListener("visibilitychange", this.#soon);
    window.addEventListener("online", this.#soon);
    return this;
  }

  /** Whether something stands here that is not saved. */
  get unsaved() {
    return Boolean(this.#read) && !this.#resting && (this.#typed || this.version > 0) && this.#differs(this.#read());
  }

  /** Something was typed. */
  touch() {
    heldBack = "";
    const now = Date.now();
    this.#typed = true;
    this.#touchedAt ||= now;
    const wait = Math.min(PAUSE_MILLISECONDS, Math.max(0, this.#touchedAt + LONGEST_MILLISECONDS - now));
    this.#later(wait);
  }

  /**
   * Save now, after a save that is under way.
   * @param {{leaving?: boolean}} [how] leaving: the request may outlive the page
   * @returns {Promise<boolean>} whether the newest text is saved
   */
  save({ leaving = false } = {}) {
    if (!this.#read || this.#resting) return Promise.resolve(false);
    clearTimeout(this.#timer);
    const content = this.#read();
    // An empty new page is no draft yet.
    if ((!this.#typed && !this.version) || !this.#differs(content)) return this.#saving;
    this.#touchedAt = 0;
    this.#saving = this.#saving.then(() => this.#put(content, leaving));
    return this.#saving;
  }

  /**
   * Go on with an earlier or another text: it becomes the newest version now.
   * @param {any} content @returns {Promise<boolean>} whether it is saved
   */
  restore(content) {
    clearTimeout(this.#timer);
    this.#typed = true;
    this.#saving = this.#saving.then(() => this.#put(content, false));
    return this.#saving;
  }

  /** Every version that is kept, newest first. @returns {Promise<Version[]>} */
  versions() {
    return listVersions(this.id);
  }

  /** Remove every version, for good. */
  async remove() {
    this.stop();
    await this.#saving;
    if (this.version) await api.delete(`/api/drafts/${this.id}`);
  }

  /** No more saving by itself. */
  stop() {
    watched.delete(this);
    clearTimeout(this.#timer);
    this.#read = null;
    document.removeEventListener("focusout", this.#soon);
    document.removeEventListener("visibilitychange", this.#soon);
    window.removeEventListener("online", this.#soon);
  }

  /** @param {boolean} still */
  rest(still) {
    this.#resting = still;
    clearTimeout(this.#timer);
    if (!still) this.#later(0);
  }

  #soon = () => void this.save({ leaving: true });

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), wait);
  }

  #differs(content) {
    return JSON.stringify(content) !== JSON.stringify(this.content);
  }

  async #put(content, leaving) {
    if (!this.#differs(content)) return true;
    try {
      this.#saved(content, await putVersion(this.id, this.version, content, leaving));
      return true;
    } catch (error) {
      return this.#failed(error, content);
    }
  }

  #saved(content, { version, saved_at: savedAt }) {
    Object.assign(this, { content, version, savedAt });
    const words = this.#measure(content, savedAt);
    const longer = words * 2 < this.#longest.words ? ` Your longer text from ${clock(this.#longest.savedAt)} is kept too.` : "";
    this.#say(`Saved ${clock(savedAt)}.${longer}`);
  }

  /** How many words a version has; the longest one is remembered. */
  #measure(content, savedAt) {
    const words = countWords(content);
    if (words >= this.#longest.words) this.#longest = { words, savedAt };
    return words;
  }

  async #failed(error, content) {
    if (error.status === 409) return this.#clash(error.extra, content);
    if (error.name === "Offline") {
      this.#say("Not saved yet: no connection. Keep this page open.");
      this.#later(RETRY_MILLISECONDS);
      return false;
    }
    this.#say(error.sentence ? `Not saved yet. ${error.sentence}` : "Not saved yet. Keep this page open.");
    if (error.status !== 413 && error.name !== "Locked") this.#later(RETRY_MILLISECONDS);
    return false;
  }

  /** Another page saved first. What it saved is a version of its own; this page's text waits for the person. */
  async #clash(newest, mine) {
    const theirs = newest.version ? await openVersion(this.id, newest) : null;
    Object.assign(this, theirs ?? { version: newest.version, savedAt: newest.saved_at, content: null });
    // Removed or sent elsewhere: what is written here is kept as a draft again.
    if (!theirs || !this.#differs(mine)) return this.#put(mine, false);
    this.#say("Another page of yours saved a different text.");
    this.#watch?.onClash({ mine, theirs: theirs.content });
    return false;
  }

  #say(words) {
    if (this.#watch && this.#watch.line.textContent !== words) this.#watch.line.textContent = words;
  }
}

/** Words in every text of a content, however it is nested. @param {any} content @returns {number} */
function countWords(content) {
  if (typeof content === "string") return content.split(/\s+/).filter(Boolean).length;
  return Object.values(content ?? {}).reduce((sum, part) => sum + countWords(part), 0);
}

/** @param {number} seconds Unix time @returns {string} such as 14:05 */
function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
