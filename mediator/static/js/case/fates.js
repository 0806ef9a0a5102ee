/**
 * Every open thing of a person with its fate, while they pause, stop or say no. It follows from their own lane and
 * their own drafts alone (P3): the words are the same whether something was passed on or not.
 */
import { authorState } from "./items.js";
import { FATES, fateOf } from "../words/fates.js";
import { KIND } from "../words/participant.js";

/** @typedef {{what:string, fate:string}} Fate */

const CHANNEL = { letter: "letters", statement: "letters", questions: "questions", answers: "questions", spoken: "spoken" };

/** What was sent in, each with what becomes of it. @param {object} fold of the own lane @param {"pause"|"stop"|"no"} why @param {(ts:number) => string} day @returns {Fate[]} */
function sent(fold, why, day) {
  return [...fold.items.values()].map((item) => ({ item, state: authorState(item) }))
    .filter(({ state }) => why !== "no" || !["taken-back", "cannot"].includes(state))
    .map(({ item, state }) => ({ item, what: `${KIND[item.kind].your}, sent ${day(item.submissions[0].ts)}`, fate: fateOf(why, state) }));
}

/**
 * Everything that is open, for a pause or a stop.
 * @param {object} fold of the own lane @param {"pause"|"stop"} why
 * @param {{drafts:object[], name:string, tells:{paused:boolean, stopped:boolean}, day:(ts:number) => string}} more
 * @returns {Fate[]}
 */
export function fatesOf(fold, why, { drafts, name, tells, day }) {
  const waiting = [...fold.received.values()].filter(({ opened, kept, ready, told }) => !opened && !kept && !told && ready?.how !== "never");
  return [
    ...sent(fold, why, day).map(({ what, fate }) => ({ what, fate })),
    ...waiting.map(({ release }) => ({ what: `${KIND[release.body.kind].one}, came ${day(release.ts)}`, fate: FATES.waits[why] })),
    ...drafts.filter(({ content }) => KIND[content.kind]).map(({ content }) => FATES.draft(FATES.draftOf(KIND[content.kind].your))),
    FATES.agreed[why], FATES.calls(name),
    why === "pause" && tells.paused ? FATES.otherPaused : why === "stop" && tells.stopped ? FATES.otherStopped : FATES.other,
  ];
}

/** What a no to some channels changes for what was sent in. @param {object} fold @param {{peer:string, what:string}[]} refused @param {(ts:number) => string} day @returns {Fate[]} */
export function fatesOfNo(fold, refused, day) {
  const touched = (item) => refused.some(({ peer, what }) => what === "take-part" || (peer === item.peer && what === CHANNEL[item.kind]));
  return sent(fold, "no", day).filter(({ item }) => touched(item)).map(({ what, fate }) => ({ what, fate }));
}
