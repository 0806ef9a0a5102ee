/** On the home page: that somebody is away, and whether to wait for them or to meet whoever covers. */
import { prefer } from "../case/acts.js";
import { awayNow } from "../case/items.js";
import { at, paragraphs, show } from "../dom.js";
import { AWAY } from "../words/away.js";
import { onPress } from "./mine.js";

/** For so long it is said that somebody is back. */
const BACK_SECONDS = 14 * 86_400;

/** @param {() => any} mine what is open now @param {() => Promise<void>} landed draws anew */
export function wireAway(mine, landed) {
  for (const how of ["wait", "meet"]) {
    onPress(at(`away-${how}`), async () => {
      await prefer(mine().open, mine().fold.away, /** @type {"wait"|"meet"} */ (how));
      await landed();
      at("away-said").focus();
    }, (sentence) => { at("away-said").textContent = AWAY.failed(sentence); });
  }
}

/** @param {any} mine */
export async function showAway({ open, fold, nameOf }) {
  const { away, prefers, now } = fold;
  const asks = Boolean(awayNow(fold));
  const isBack = Boolean(away) && !away.who && now - away.ts < BACK_SECONDS;
  show("away", asks || isBack);
  if (!asks && !isBack) return;
  paragraphs(at("away-words"), (await open.body(away)).text);
  show("away-choice", asks);
  if (!asks) return;
  const [gone, who] = [nameOf(away.for), nameOf(away.who)];
  at("away-wait").textContent = AWAY.wait(gone);
  at("away-meet").textContent = AWAY.meet(who);
  show("away-wait", prefers?.how !== "wait");
  show("away-meet", prefers?.how !== "meet");
  at("away-said").textContent = { wait: AWAY.waits(gone), meet: AWAY.meets(who) }[prefers?.how] ?? AWAY.unanswered;
}
