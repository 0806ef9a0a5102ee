/** Something is ready: what it is, before one reads a word of it, and the choice. */
import { at, fill, show } from "../dom.js";
import { ready, tell } from "../case/acts.js";
import { READY } from "../words/participant.js";
import { onPress, openMine, sayFailed } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const received = mine.fold.received.get(location.hash.slice(1));
  if (!received) {
    location.replace("/home");
    return;
  }
  const { release } = received;
  await showCover(mine, release);
  showAnswer(received, mine);
  at("with-name").textContent = READY.together(mine.name);
  for (const button of document.querySelectorAll("[data-how]")) {
    onPress(button, () => choose(mine, release, button.dataset.how), sayFailed);
  }
  onPress(document.querySelector("[data-tell]"), async () => {
    await ready(mine.open, release, "with-support");
    await tell(mine.open, READY.askShort);
    say(READY.willRing(mine.name));
  }, sayFailed);
}

/** The cover note is a body of its own: the text stays closed until the reader says so. */
async function showCover({ open }, release) {
  if (!release.cover) return;
  const cover = await open.body(release, "cover");
  fill(at("main"), { from: cover.from ? READY.from(cover.from) : "", length: READY.length(cover.pages, cover.minutes),
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

function showAnswer({ ready: given }, { name }) {
  const words = given && { "with-support": READY.willRing(name), "not-now": READY.waits, never: READY.putAway }[given.how];
  if (words) say(words, false);
}

async function choose(mine, release, how) {
  await ready(mine.open, release, how);
  if (how === "now") location.assign(`/read#${release.hash}`);
  else say({ "with-support": READY.willRing(mine.name), "not-now": READY.waits, never: READY.putAway }[how]);
}

function say(words, move = true) {
  at("answered").textContent = words;
  show("answered");
  if (move) at("answered").scrollIntoView({ block: "center" });
}
