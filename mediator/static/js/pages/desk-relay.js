/** Spoken messages, on a telephone too: write down what was said, play it back, tell it, and say what came of it. */
import { look } from "../case/desk-acts.js";
import { SPOKEN } from "../case/desk-relay.js";
import { newestSubmission } from "../case/items.js";
import { at, clone, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { drawBlocks } from "../desk/blocks.js";
import { dateWords } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { blocksOf } from "../desk/may.js";
import { begin } from "../desk/page.js";
import { startAfter } from "../desk/relay-after.js";
import { hearerOf, personLink } from "../desk/relay-parts.js";
import { startPerson } from "../desk/relay-person.js";
import { stepsOfRelay } from "../desk/relay-steps.js";
import { startAnswer, startClearing, startPlaying, startSecond, startTelling } from "../desk/relay-carry.js";
import { stateWords } from "../desk/relay-words.js";

const STEPS = { waiting: startPlaying, proposed: startAnswer, agreed: startClearing, offered: startSecond, approved: startTelling, released: startAfter };
const OVER = ["released", "declined", "recalled"];

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "");
  if (!here.item) return startPerson(known, here);
  const found = known.item(here.item);
  if (found?.kind !== SPOKEN) throw new Error("There is no such spoken message in this case.");
  const item = await seen(known, found);
  introduce(known, item, here);
  await STEPS[item.state]?.(known, item, here);
});

/** Whoever opens what a colleague wrote down has looked at it; the first look is told to the speaker. */
async function seen(known, item) {
  if (["waiting", "agreed"].includes(item.state) && !item.looks.some(({ by }) => by === known.me)) {
    await look(known.open, item);
    known.fold();
  }
  return known.item(item.msg);
}

function introduce(known, item, here) {
  const reader = known.name(hearerOf(known, item));
  words("title", `From ${known.name(item.lane)} to ${reader}`);
  words("lead", `${stateWords(item)}. Written down by ${known.colleague(newestSubmission(item).by)} on ${dateWords(newestSubmission(item).ts)}.`);
  put("steps", stepsOfRelay(item).map(({ words: step, done, now }) => {
    const drawn = clone("step", { words: `${step}${done ? ": done" : now ? ": now" : ""}` });
    drawn.classList.toggle("relay__step--done", done);
    if (now) drawn.setAttribute("aria-current", "step");
    return drawn;
  }));
  const over = OVER.includes(item.state);
  put("blocks", over ? [] : drawBlocks(blocksOf(item, known.desk, { halts: known.halts, name: (lane) => known.name(lane) }), known.id));
  show("review-item", !over);
  at("review-link").href = linkTo("cover", here);
  // Once it is cleared the next call is to whoever hears it.
  personLink(known, item.lane, ["approved", "released"].includes(item.state) ? hearerOf(known, item) : item.lane);
}
