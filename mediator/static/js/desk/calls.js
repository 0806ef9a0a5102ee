/**
 * Whom a facilitator should ring today, and why: locked pages, check words to confirm, people who stopped. Pure.
 */
import { dateWords } from "./days.js";
import { linkTo } from "./address.js";

/**
 * @param {{enrolments:object[], locked:object[]}} queue @param {Map<string, object>} opened cases by id, as far as they are open here
 * @returns {{what:string, who:string, why:string, href:string}[]}
 */
export function callsOf(queue, opened) {
  const who = (one) => opened.get(one.case)?.name(one.lane) ?? `a person in case ${one.case.slice(0, 4)}`;
  const person = (one) => linkTo("person", { case: one.case, lane: one.lane });
  const confirm = queue.enrolments.map((one) => ({ what: `Confirm the check words of ${who(one)}`, who: labelOf(opened, one),
    why: "They have set up their page and wait for you.", href: person(one) }));
  const locked = queue.locked.map((one) => ({ what: `Ring ${who(one)}: page locked`, who: labelOf(opened, one),
    why: "Ten tries to open it failed. They may need a new card.", href: person(one) }));
  const stopped = [...opened.values()].flatMap((known) => stoppedIn(known));
  return [...confirm, ...locked, ...stopped];
}

function labelOf(opened, one) { return opened.get(one.case)?.label ?? ""; }

function stoppedIn(known) {
  return [...known.desk.lanes.values()].flatMap((lane) => {
    const halt = known.halts.find((one) => one.lane === lane.chain);
    const href = linkTo("person", { case: known.id, lane: lane.chain });
    const name = known.name(lane.chain);
    if (halt) return [{ what: `Ring ${name}: pressed Stop everything`, who: known.label, why: `On ${dateWords(halt.at)}.`, href }];
    if (lane.withdrawn || !lane.paused) return [];
    return [{ what: `${name} has paused`, who: known.label, why: `Since ${dateWords(lane.paused.ts)}.`, href }];
  });
}
