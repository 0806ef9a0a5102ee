/**
 * What hides a page that was left alone, and what asks for the passphrase to go on. While it is covered, the
 * page's elements are in no document: there is nothing to read behind the cover.
 */
import { announce } from "./dom.js";

const WORDS = {
  warnTitle: "Are you still there?",
  warn: (time) => `Your page will be locked at ${time} to keep it private. Nothing will be lost.`,
  minute: "It will be locked in about one minute. Nothing will be lost.",
  stay: "Stay on this page",
  title: "Your page is locked",
  kept: "Nothing is lost. Open it again to go on where you were.",
  label: "Your passphrase",
  show: "Show what I type",
  open: "Open my page",
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
    const page = document.createDocumentFragment();
    page.append(...main().childNodes);
    this.#page = page;
    for (const part of navigation()) part.hidden = true;
    main().append(unlockForm(unlock));
    if (kind === "participant") main().append(pausePart(halt));
    main().hidden = false;
    main().querySelector("h1")?.focus();
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

/** @returns {any} */
function make(tag, className, words = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}

function unlockForm(unlock) {
  const form = make("form", "column");
  const title = make("h1", "govuk-heading-l", WORDS.title);
  title.tabIndex = -1;
  form.append(title, make("p", "govuk-body", WORDS.kept));
  const link = make("a", "govuk-link", WORDS.card);
  link.href = "/in";
  if (!unlock) {
    link.className = "govuk-button";
    form.append(link);
    return form;
  }
  const { group, field } = passphraseField();
  const line = make("p", "govuk-body");
  line.setAttribute("role", "status");
  const button = make("button", "govuk-button", WORDS.open);
  const instead = make("p", "govuk-body");
  instead.append(link);
  form.append(group, button, line, instead);
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    line.textContent = WORDS.opening;
    try {
      await unlock(field.value);
    } catch (error) {
      line.textContent = error.sentence ?? String(error.message);
      field.focus();
      field.select();
    }
  });
  return form;
}

/** A nameless field: if a script fails, nothing readable can leave with a form. */
function passphraseField() {
  const group = make("div", "govuk-form-group");
  const label = make("label", "govuk-label govuk-label--s", WORDS.label);
  const field = make("input", "govuk-input");
  Object.assign(field, { type: "password", id: "unlock-passphrase", autocomplete: "current-password", spellcheck: false });
  label.htmlFor = field.id;
  group.append(label, field, showBox(field));
  return { group, field };
}

function showBox(field) {
  const boxes = make("div", "govuk-checkboxes govuk-checkboxes--small");
  const item = make("div", "govuk-checkboxes__item");
  const box = make("input", "govuk-checkboxes__input");
  const label = make("label", "govuk-label govuk-checkboxes__label", WORDS.show);
  Object.assign(box, { type: "checkbox", id: `${field.id}-shown` });
  label.htmlFor = box.id;
  showWhenTicked(box, field);
  item.append(box, label);
  boxes.append(item);
  return boxes;
}

/** Let a box show what is typed in a field. @param {HTMLInputElement} box @param {HTMLInputElement} field */
export function showWhenTicked(box, field) {
  box.addEventListener("change", () => (field.type = box.checked ? "text" : "password"));
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
