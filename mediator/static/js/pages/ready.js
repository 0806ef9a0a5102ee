/** Something is ready: what it is, before one reads a word of it, and the choice. It can be made anew at any time. */
import { isRemoved, nameIn, needsCompany } from "../case/received.js";
import { announce, at, fill, show } from "../dom.js";
import { ready } from "../case/acts.js";
import { READY } from "../words/participant.js";
import { CHOICE, COVER } from "../words/receiving.js";
import { go } from "../session.js";
import { openMine } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const received = mine.fold.received.get(location.hash.slice(1));
  if (!received || isRemoved(received)) return go("/home");
  const { release } = received;
  const cover = release.cover ? await mine.open.body(release, "cover") : null;
  showCover(cover);
  if (needsCompany(mine.fold.received, mine.open.view.roster.eyes)) askForCompany(nameIn(cover?.who ?? ""));
  else at("company").remove();
  if (mine.info?.custody) readTogetherFirst();
  sayWhatFollows(mine.name);
  wireChoices(mine, release, received.opened ? "" : received.ready?.how ?? "");
}

/** The cover note is a body of its own: the text stays closed until the reader says so. */
function showCover(cover) {
  if (!cover) return;
  fill(at("main"), { from: cover.from ? READY.from(cover.from) : "", kind: COVER.kind(cover.kind), length: READY.length(cover.pages, cover.minutes),
    removed: cover.removed ? READY.removed : READY.whole, note: cover.text,
    who: cover.who });
  show("beside", cover.who !== "");
  show("about", cover.about.length > 0);
  at("about-list").replaceChildren(...cover.about.map((words) => {
    const row = document.createElement("li");
    row.textContent = words;
    return row;
  }));
}

/** The first text in a case where two approve opens with somebody there: whether they are is asked in its place. @param {string} who */
function askForCompany(who) {
  show("company-first");
  at("company-words").textContent = COVER.withSomebody(who);
  at("company-title").textContent = COVER.withYou(who);
  // The question holds both answers.
  at("choice-now").remove();
  at("choice-with-support").remove();
}

/** Where others can read along, reading with a facilitator stands first, and the page says why. */
function readTogetherFirst() {
  show("custody");
  const together = document.getElementById("choice-with-support");
  if (together) at("choices-list").prepend(together);
}

/** Beside each choice stands what follows from it, before it is chosen and after. @param {string} name */
function sayWhatFollows(name) {
  fill(at("choices-list"), { together: READY.together(name), ring: READY.willRing(name), otherwise: CHOICE.otherwise(name), tell: READY.willTell(name) });
}

/**
 * Choosing, and choosing anew. No choice is ever hidden, moved or shut: one that is on its way is the last one that was
 * pressed, however quickly, and pressing it twice is pressing it once. The focus stays on it.
 * @param {object} mine @param {{hash:string}} release @param {string} given what was answered before, or ""
 */
function wireChoices({ open, name }, release, given) {
  const buttons = /** @type {HTMLElement[]} */ ([...at("choices-list").querySelectorAll("[data-how]")]);
  let [chosen, sent, sending] = [buttons.find(({ dataset: { how } }) => how === given && how !== "now"), "", false];
  /** @type {any} */ let wanted = null;
  mark(buttons, { chosen });
  for (const button of buttons) button.addEventListener("click", () => press(button));

  async function press(button) {
    wanted = button;
    mark(buttons, { chosen, wanted, words: CHOICE.sending });
    at("failed").textContent = "";
    show("failed", false);
    if (sending) return;
    sending = true;
    try {
      while (sent !== wanted.dataset.how) {
        const { how } = wanted.dataset;
        // Whether one that fails arrived is not known.
        sent = "";
        await ready(open, release, how);
        sent = how;
      }
      if (sent === "now") {
        location.assign(`/read#${release.hash}`);
        return;
      }
      chosen = wanted;
      mark(buttons, { chosen });
      announce(CHOICE.said(wanted.textContent.trim(), sent === "with-support" ? READY.willRing(name) : itemOf(wanted).querySelector(".choices__hint").textContent));
    } catch (error) {
      // A check that failed is for start.js: it takes everything off the page.
      if (error.code?.startsWith?.("V")) throw error;
      mark(buttons, { chosen, wanted, words: CHOICE.failed, failed: true });
      show("failed");
      at("failed").textContent = error.sentence ?? error.message;
    } finally {
      sending = false;
    }
  }
}

/** @param {HTMLElement} button @returns {any} its card */
function itemOf(button) { return button.closest("li"); }

/** What stands on the edge of each card. @param {HTMLElement[]} buttons @param {{chosen?:HTMLElement, wanted?:any, words?:string, failed?:boolean}} how */
function mark(buttons, { chosen, wanted, words = "", failed = false }) {
  for (const item of new Set(buttons.map(itemOf))) {
    const [here, asked] = [chosen !== undefined && item.contains(chosen), Boolean(wanted) && item.contains(wanted)];
    const line = item.querySelector(".choices__mark");
    line.textContent = asked ? words : here ? wordsFor(chosen, item) : "";
    line.hidden = !asked && !here;
    item.classList.toggle("choices__item--chosen", here && !asked);
    item.classList.toggle("choices__item--failed", asked && failed);
  }
  for (const button of buttons) {
    if (button.dataset.how !== "now") button.setAttribute("aria-pressed", String(button === chosen));
  }
}

function wordsFor(button, item) {
  return item.id === "company" ? CHOICE.chosenHere(button.textContent.trim()) : CHOICE.chosen;
}
