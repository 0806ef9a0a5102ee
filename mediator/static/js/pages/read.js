/** Read: checked first, then part by part or whole; to be covered, and kept or given back afterwards. */
import { REMOVED_DAYS, isRemoved, keptHow, mayOpen } from "../case/received.js";
import { at, show } from "../dom.js";
import { keep, opened, tell } from "../case/acts.js";
import { READ, READY } from "../words/participant.js";
import { SPOKEN } from "../words/spoken.js";
import { AFTER } from "../words/receiving.js";
import { go, passphraseFirst } from "../session.js";
import { showMessage } from "../message-view.js";
import { showTranslation } from "./read-translation.js";
import { wireParts } from "../reading-view.js";
import { day, onPress, openMine, sayFailed } from "./mine.js";

/** Enough of an entry's hash to find it again. */
const REFERENCE_LENGTH = 8;
const DAY = 86400;

export async function start() {
  const mine = await openMine();
  const received = mine.fold.received.get(location.hash.slice(1));
  if (!received || isRemoved(received)) return go("/home");
  const { release } = received;
  // What it is comes before what it says.
  if (!mayOpen(received)) return go(`/ready#${release.hash}`);
  if (keptHow(received, mine.info?.custody) === "service-keeps") {
    showKeptAway(mine, received);
    return;
  }
  await passphraseFirst();
  const content = await mine.open.body(release);
  at("checked").textContent = READ.checked(mine.nameOf(release.by));
  await showTold(mine, received);
  at("reference").textContent = READ.reference(mine.nameOf(release.by), day(release.ts), release.hash.slice(0, REFERENCE_LENGTH));
  at("mode").textContent = READ.mode[release.mode];
  await showFrom(mine, release);
  showTranslation(mine, release, content, showMessage);
  wireParts((last) => show("afterwards", last));
  wireAfterwards(mine, release, received);
  // Reading does not depend on this being noted: if it cannot be now, the next visit notes it.
  if (!received.opened) await opened(mine.open, release).catch(() => {});
}

/** What the service keeps for somebody is not shown: whoever looks over their shoulder sees no word of it. */
function showKeptAway({ open }, { release, kept }) {
  at("kept-away-words").textContent = kept ? AFTER.serviceKeeps : AFTER.keptUnasked;
  show("kept-away");
  show("letter", false);
  onPress(at("have-here"), async () => {
    await keep(open, release, "keep");
    location.reload();
  }, sayFailed);
}

/** With several other people, whoever reads is told again from whom it is. */
async function showFrom({ open, others }, release) {
  const several = others.length > 1 && Boolean(release.cover);
  show("from", several);
  if (several) at("from").textContent = READY.from((await open.body(release, "cover")).from);
}

/** What was told by a person: how and when, and in which words if they were others. */
async function showTold({ open, nameOf }, { told }) {
  show("differed", false);
  if (!told) return;
  const name = nameOf(told.by);
  at("checked").textContent = SPOKEN.toldOn(name, day(told.when), told.how);
  const { text } = await open.body(told);
  show("differed", text !== "");
  at("differed").textContent = text && SPOKEN.differed(name, text);
}

/** What was removed, or is kept by the service, is off this page at once; its buttons stay, to change one's mind. */
function showKept(how) {
  const here = how === "keep";
  for (const part of document.querySelectorAll("[data-shown=text]")) /** @type {HTMLElement} */ (part).hidden = !here;
}

function wireAfterwards({ open, name, info }, release, received) {
  for (const button of document.querySelectorAll("#how button")) {
    onPress(button, async () => {
      await tell(open, button.dataset.how);
      at("how-done").textContent = READ.how[button.dataset.how](name);
    }, (sentence) => { at("how-done").textContent = sentence; });
  }
  if (received.kept) at("keep-done").textContent = READ.keep[received.kept.how];
  if (info?.custody) {
    at("custody").textContent = received.kept ? AFTER.custody : AFTER.custodyKeeps;
    show("custody");
    at("keep").prepend(document.querySelector("[data-keep=service-keeps]"));
  }
  for (const button of document.querySelectorAll("#keep button")) {
    onPress(button, async () => {
      await keep(open, release, button.dataset.keep);
      at("keep-done").textContent = READ.keep[button.dataset.keep];
      const removed = button.dataset.keep === "remove";
      showKept(button.dataset.keep);
      at("back-until").textContent = removed ? AFTER.backUntil(day(open.now + REMOVED_DAYS * DAY)) : "";
      show("back-until", removed);
    }, (sentence) => { at("keep-done").textContent = sentence; });
  }
}
