/** On a facilitator's first page: who is away, who covers, and what participants answered. Pure. */
import { linkTo } from "./address.js";
import { answerWords, coverWords, grouped, untilWords } from "./away-words.js";
import { dateWords } from "./days.js";
import { some } from "./words.js";

/**
 * @param {{absences:any[], told_away:{case:string, lane:string, away:string, prefers:string}[], now:number}} calls of GET /api/calls
 * @param {Map<string, any>} labels names by case @param {{me:string, colleague:(fp:string)=>string}} at
 * @returns {{what:string, who:string, why:string, href:string, case?:string, lane?:string, name?:string}[]} with `lane` where somebody waits to be met
 */
export function awayRows({ absences, told_away: told, now }, labels, { me, colleague }) {
  const covers = grouped(absences).map((one) => ({ what: coverWords(one, colleague, me), who: "",
    why: `${one.from > now ? `From ${dateWords(one.from)}, u` : "U"}${untilWords(one.until).slice(1)}, in ${some(one.cases.length, "case")}.${one.from <= now && isUntold(one, told) ? " Nobody was asked on their page." : ""}`, href: linkTo("away") }));
  const standing = told.filter((one) => absences.some(({ case: id, away }) => id === one.case && away === one.away));
  const rank = { meet: 0, wait: 1, "": 2 };
  return [...covers, ...standing.sort((a, b) => rank[a.prefers] - rank[b.prefers]).map((one) => {
    const label = labels.get(one.case);
    const name = label?.people.length ? label.name(one.lane) : `A person in case ${one.case.slice(0, 4)}`;
    const row = { what: answerWords(name, colleague(one.away), one.prefers), who: label?.label ?? "",
      why: WHY[one.prefers], href: linkTo("person", { case: one.case, lane: one.lane }) };
    return one.prefers === "meet" ? { ...row, case: one.case, lane: one.lane, name } : row;
  })];
}

/** Whether no person of these cases was told that somebody is away. */
function isUntold({ away, cases }, told) { return !told.some((one) => one.away === away && cases.includes(one.case)); }

const WHY = { meet: "Ring to find a time.", wait: "Ring only if it cannot wait.", "": "They were told on their page." };
