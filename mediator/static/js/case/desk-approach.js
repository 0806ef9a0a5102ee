/** Asking a person whether they want to hear from another. The verbs are those of mediator/client/approach.py. */
import { content } from "./acts.js";

/**
 * Write down one step. Nothing of it stands in anybody's own lane.
 * @param {object} open the open case
 * @param {{lane:string, to:string, step:string, text:string, of?:string, until?:number, about?:string}} step `lane`: who
 *   wishes; `to`: who is asked; `of`: the wish it began with, "" for the wish itself; `about`: what the person asked said before
 */
export function approach(open, { lane, to, step, text, of = "", until = 0, about = "" }) {
  return open.append([{ chain: "D", t: "approach", fields: { lane, to, step, until, of },
    body: { kind: "approach", content: content(text, "en", { about }) } }]);
}

/**
 * The newest approach between each two people, from the log: who wishes, who is asked, every step since the wish.
 * @param {object[]} log @returns {{lane:string, to:string, wish:object, steps:object[], newest:object, refused:object|null, notBefore:number}[]}
 *   `refused`: the newest "never" of these two, of earlier wishes too; `notBefore`: the day of
 *   the newest "not-now", likewise
 */
export function approachesIn(log) {
  const found = new Map();
  for (const entry of log.filter(({ t }) => t === "approach")) {
    const key = `${entry.lane}/${entry.to}`;
    const before = found.get(key);
    const steps = entry.step === "wish" || !before ? [entry] : [...before.steps, entry];
    const refused = entry.step === "never" ? entry : before?.refused ?? null;
    const notBefore = entry.step === "not-now" ? entry.until : before?.notBefore ?? 0;
    found.set(key, { lane: entry.lane, to: entry.to, wish: steps[0], steps, newest: entry, refused, notBefore });
  }
  return [...found.values()];
}
