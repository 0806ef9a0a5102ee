/** Something is ready: what it is, before one reads a word of it, and the choice. It can be made anew at any time. */
import { isRemoved, nameIn, needsCompany } from "../case/received.js";
import { at, fill, show } from "../dom.js";
import { ready } from "../case/acts.js";
import { READY } from "../words/participant.js";
import { COVER } from "../words/receiving.js";
import { onPress, openMine, sayFailed } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const received = mine.fold.received.get(location.hash.slice(1));
  if (!received || isRemoved(received)) {
    location.replace("/home");
    return;
  }
  const { release } = received;
  const cover = release.cover ? await mine.open.body(release, "cover") : null;
  showCover(cover);
  const company = needsCompany(mine.fold.received, mine.open.view.roster.eyes);
  if (company) showCompany(nameIn(cover?.who ?? ""));
  if (mine.info?.custody) readTogetherFirst();
  showAnswer(received, mine);
  at("with-name").textContent = READY.together(mine.name);
  for (const button of document.querySelectorAll("[data-how]")) {
    onPress(button, () => choose(mine, release, button.dataset.how, company), sayFailed);
  }
  onPress(at("company-yes"), () => choose(mine, release, "now", false), sayFailed);
  onPress(at("company-no"), () => choose(mine, release, "with-support", false), sayFailed);
  at("anew").addEventListener("click", () => { showChoices(true); at("choices-title").focus(); });
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

/** The first text in a case where two approve: somebody is there when it opens, by name. @param {string} who */
function showCompany(who) {
  show("company-first");
  at("company-words").textContent = COVER.withSomebody(who);
  at("company-title").textContent = COVER.withYou(who);
}

/** Where others can read along, reading with a facilitator stands first, and the page says why. */
function readTogetherFirst() {
  show("custody");
  at("choices-list").prepend(at("choice-together"));
}

function showAnswer({ ready: given, opened }, { name }) {
  const words = given && !opened ? answer(given.how, name) : "";
  if (words) say(words, given.how !== "not-now", false);
}

function answer(how, name) {
  return { "with-support": READY.willRing(name), short: READY.willTell(name), "not-now": READY.waits, never: READY.putAway }[how] ?? "";
}

async function choose(mine, release, how, company) {
  if (how === "now" && company) {
    showChoices(false);
    show("company");
    at("company-title").focus();
    return;
  }
  await ready(mine.open, release, how);
  if (how === "now") location.assign(`/read#${release.hash}`);
  else say(answer(how, mine.name), how !== "not-now");
}

/** Say how it stands. @param {string} words @param {boolean} settled the choices wait behind a button @param {boolean} [move] */
function say(words, settled, move = true) {
  at("answered").textContent = words;
  show("answered");
  showChoices(!settled);
  if (move) at("answered").focus();
}

function showChoices(shown) {
  show("choices", shown);
  show("anew-part", !shown);
  show("company", false);
}
