/** What the steps of the page for spoken messages share: fields, and the button that counts. */
import { at } from "../dom.js";
import { errorSummary } from "../problems.js";
import { texts } from "../texts.js";
import { goTo, linkTo } from "./address.js";
import { othersOf } from "../case/others.js";
import { clockWords, fieldDate, secondsOf } from "./days.js";
import { words } from "./dom.js";
import { once } from "./page.js";

/** @param {string} id */
export const value = (id) => at(id).value.trim();
/** The moment in the fields of a day and hour, 0 when it is none. @param {string} id */
export const momentIn = (id) => secondsOf(at(`${id}-date`).value, at(`${id}-hour`).value);
/** The plain form in which texts are sealed. @param {string} text */
export const plain = async (text) => (await texts.normalise({ text: text.trim() })).text;

/** Put this moment where none stands. @param {object} known @param {string} id */
export function sayNow(known, id) {
  at(`${id}-date`).value ||= fieldDate(known.now);
  at(`${id}-hour`).value ||= clockWords(known.now);
}

/**
 * A button that counts: what was typed is kept first; afterwards the page shows the next step.
 * @param {string} button @param {{known:object, here:object, draft:any}} page @param {() => {id:string, words:string}[]} missing
 * @param {() => Promise<any>} work answers where to go, if it is another place
 */
export function act(button, { known, here, draft }, missing, work) {
  at(button).addEventListener("click", () => {
    if (!errorSummary(missing())) return;
    once(at(button), async () => {
      await draft.save();
      const next = await work();
      await draft.remove().catch(() => {});
      goTo("relay", next ?? here);
    }, { known });
  });
}

/** The lane of whoever is to be told, or was. @param {object} known @param {object} item */
export function hearerOf(known, item) {
  return item.passed?.offer.dst ?? othersOf(known.desk, item.lane).find(({ ref }) => ref === item.peer)?.lane ?? "";
}

/** @param {object} known @param {string} lane whose spoken messages @param {string} [whom] who is rung, if it is another */
export function personLink(known, lane, whom = lane) {
  callsLink(known, whom);
  words("person-link", `Spoken messages with ${known.name(lane)}`);
  at("person-link").href = linkTo("relay", { case: known.id, lane });
}

/** The way to the log of contacts with somebody and the calls that are planned. @param {object} known @param {string} lane */
export function callsLink(known, lane) {
  words("calls-link", `Calls and contacts with ${known.name(lane)}: plan one, or note one`);
  at("calls-link").href = `${linkTo("person", { case: known.id, lane })}#calls-title`;
}
