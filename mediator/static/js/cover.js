/**
 * What hides a page that was left alone, and what asks for the passphrase to go on. While it is covered, the
 * page's elements are in no document: there is nothing to read behind the cover.
 */
import { link, make, unlockForm } from "./cover-form.js";
import { announce } from "./dom.js";

const WORDS = {
  warnTitle: "Are you still there?",
  warn: (time) => `Your page will be locked at ${time} to keep it private. Nothing will be lost.`,
  minute: "It will be locked in about one minute. Nothing will be lost.",
  stay: "Stay on this page",
  title: "Your page is locked",
  kept: "Nothing is lost. Open it again to go on where you were.",
  open: "Open my page",
  askTitle: "Before you open it",
  ask: "Please type your passphrase once more. Then we know that it is you.",
  askOpen: "Open it",
  askOpening: "One moment. This can take a few seconds.",
  notNow: "Not now",
  opening: "Opening. This can take a few seconds.",
  card: "Use my card instead",
  pause: "Pause everything",
  paused: "Everything is paused. Nothing goes to you or from you. Ring us when you want to go on.",
  pauseHint: "You can pause without opening your page. You do not have to say why.",
};

export class Cover {
  /** @type {DocumentFragment | null} */ #page = null;
  /** @type {HTMLDialogElement | null} */ #dialog = null;
  /** @type {{focus: Element | null, top: number}} */ #place = { focus: null, top: 0 };

  /** Ask whether somebody is there, until they do anything at all. @param {Date} at when the page locks */
  warn(at) {
    const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    const dialog = make("dialog", "card");
    Object.assign(dialog.style, { margin: "auto", maxWidth: "28rem" });
    const stay = make("button", "govuk-button", WORDS.stay);
    const title = make("h2", "govuk-heading-m", WORDS.warnTitle);
    const words = make("p", "govuk-body", WORDS.warn(time));
    title.id = "lock-warning-title";
    words.id = "lock-warning-words";
    words.setAttribute("role", "status");
    dialog.setAttribute("aria-labelledby", title.id);
    dialog.setAttribute("aria-describedby", words.id);
    dialog.append(title, words, stay);
    document.body.append(dialog);
    this.#dialog = /** @type {HTMLDialogElement} */ (dialog);
    if (this.#dialog.showModal) this.#dialog.showModal();
    else announce(WORDS.warn(time));
  }

  /** A minute is left. */
  remind() {
    const words = document.getElementById("lock-warning-words");
    if (words) words.textContent = WORDS.minute;
  }

  /** Somebody is there: the question goes, and the focus returns to where it was. */
  calm() {
    this.#dialog?.close?.();
    this.#dialog?.remove();
    this.#dialog = null;
  }

  /** Hide the page at once; its fields can still be read for the last save. */
  hide() {
    this.#place = { focus: document.activeElement, top: window.scrollY };
    main().hidden = true;
  }

  /**
   * Take the page out of the document and ask for the passphrase.
   * @param {{kind: string, unlock: ((passphrase: string) => Promise<any>) | null, halt: () => Promise<any>}} how
   *   unlock: null when the card is needed too
   */
  lock({ kind, unlock, halt }) {
    this.#takeOut();
    for (const part of navigation()) part.hidden = true;
    const again = link("/in", WORDS.card, unlock === null);
    main().append(unlockForm(unlock, { title: WORDS.title, lead: WORDS.kept, open: WORDS.open, opening: WORDS.opening, instead: again }));
    if (kind === "participant") main().append(pausePart(halt));
    main().hidden = false;
    main().querySelector("h1")?.focus();
  }

  /**
   * Ask for the passphrase before the page shows what it holds; the rest of the page stays as it is.
   * @param {((passphrase: string) => Promise<any>) | null} open null when the card is needed too
   */
  ask(open) {
    this.#place = { focus: document.activeElement, top: window.scrollY };
    this.#takeOut();
    const way = open ? link("/home", WORDS.notNow) : link("/in", WORDS.card, true);
    main().append(unlockForm(open, { title: WORDS.askTitle, lead: WORDS.ask, open: WORDS.askOpen, opening: WORDS.askOpening, instead: way }));
    main().querySelector("h1")?.focus();
  }

  /** The page's elements leave the document; what already covers them is replaced. */
  #takeOut() {
    if (this.#page) return main().replaceChildren();
    this.#page = document.createDocumentFragment();
    return this.#page.append(...main().childNodes);
  }

  /** Put the page back as it was: text, place and caret. */
  open() {
    if (!this.#page) return;
    main().replaceChildren(this.#page);
    this.#page = null;
    for (const part of navigation()) part.hidden = false;
    window.scrollTo(0, this.#place.top);
    /** @type {HTMLElement | null} */ (this.#place.focus)?.focus({ preventScroll: true });
  }
}

/** @returns {NodeListOf<HTMLElement>} */
function navigation() {
  return document.querySelectorAll(".page-nav");
}

function main() {
  return /** @type {HTMLElement} */ (document.getElementById("main"));
}

function pausePart(halt) {
  const part = make("section", "card column");
  const button = make("button", "govuk-button govuk-button--secondary", WORDS.pause);
  const line = make("p", "govuk-body", WORDS.pauseHint);
  button.type = "button";
  line.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await halt();
      line.textContent = WORDS.paused;
      button.remove();
    } catch (error) {
      line.textContent = error.sentence ?? "That did not work. Please ring us.";
    }
  });
  part.append(line, button);
  return part;
}
