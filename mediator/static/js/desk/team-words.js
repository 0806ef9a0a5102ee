/** What a change of the desk means, in words: who is on it then, what it does, and what will not be possible. */
import { listed } from "./words.js";

/** @typedef {{fp: string, role: string}} Member */
/** @typedef {{act: string, leaves: string, comes: any, role: string, eyes: number}} Plan */

/** Every change: what the button says, and what it does. */
export const CHANGE = {
  add: { button: "Bring this person in",
    means: "They can open everything in this case, from the first day on." },
  remove: { button: "Take this person off",
    means: "They keep what they have read. Every new letter is locked anew, and they cannot open it. What they approved and is not passed on yet no longer counts; what they made ready for a later hour stops." },
  replace: { button: "Put the new account in the place of the lost one",
    means: "The new account can open everything in this case. Every new letter is locked anew, and the lost account cannot open it. What the lost account approved and is not passed on yet no longer counts." },
  eyes: { button: "Raise the number of approvals",
    means: "What waits with fewer approvals needs another one. What was set for a later hour stops and is the desk's turn again. The number cannot be lowered again." },
};

/**
 * The desk as it will be.
 * @param {Member[]} members now @param {Plan} plan
 * @returns {Member[]}
 */
export function deskAfter(members, { act, leaves, comes, role }) {
  const stay = members.filter((one) => one.fp !== leaves);
  if (act === "add") return [...members, { fp: comes.fp, role }];
  if (act === "replace") return [...stay, { fp: comes.fp, role: members.find((one) => one.fp === leaves).role }];
  return act === "remove" ? stay : members;
}

/** What such a desk cannot do. @param {Member[]} members @param {number} eyes @returns {string[]} */
export function lacks(members, eyes) {
  const supervisors = members.filter((one) => one.role === "supervisor").length;
  const facilitators = members.length - supervisors;
  return [
    ...(members.length < eyes ? ["Nothing can be passed on: more people must approve than are on the desk."] : []),
    ...(facilitators < 2 || supervisors < 1 ? ["No card can be made until two facilitators and a supervisor are on the desk."] : []),
    ...(supervisors < 1 ? ["If the case is stopped, nobody can let it go on."] : []),
  ];
}

/**
 * The rows of the summary.
 * @param {Plan} plan @param {{members: Member[], eyes: number, name: (fp: string) => string}} now
 * @returns {[string, string][]}
 */
export function summaryOf(plan, { members, eyes, name }) {
  const then = deskAfter(members, plan);
  const without = lacks(then, Math.max(eyes, plan.eyes));
  return [
    ["What changes", changeWords(plan, eyes, name)],
    ["The desk then", listed(then.map(({ fp, role }) => `${plan.comes?.fp === fp ? plan.comes.name : name(fp)} (${role})`))],
    ["What it does", CHANGE[plan.act].means],
    ...(without.length ? [["What will not be possible", without.join("\n")]] : []),
    ["Who sees it", plan.act === "eyes" ? "It stands in the case's record, which everybody in the case can check." : "Every participant is told that the people on their case have changed."],
  ];
}

function changeWords({ act, leaves, comes, role, eyes }, before, name) {
  if (act === "add") return `${comes.name} comes to the desk as ${role}.`;
  if (act === "remove") return `${name(leaves)} leaves the desk.`;
  if (act === "replace") return `${comes.name} comes with a new account, in the place of ${name(leaves)}'s lost one.`;
  return `${eyes} people approve what is passed on, where it was ${before}.`;
}
