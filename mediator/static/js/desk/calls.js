/**
 * Whom a facilitator should ring today, and why: signs of danger, people who asked, locked pages, check words to
 * confirm, people who stopped. Pure.
 */
import { dateWords, waitedWords } from "./days.js";
import { linkTo } from "./address.js";
import { listed } from "./words.js";

/**
 * @param {{enrolments:object[], locked:object[], told?:any[], no_address?:any[]}} served by GET /api/calls @param {Map<string, object>} labels names by case
 * @param {{dangers:object[], opened:Map<string, object>, asked:Map<string, import("./asked.js").Asked[]>, now:number}} found
 *   rows with signs of danger; cases that are open here; wishes by case
 * @returns {{danger?:string, what:string, who:string, why:string, href:string, case?:string, lane?:string, name?:string, pressing?:boolean}[]} the
 *   most pressing first; with `lane` where a contact answers it
 */
export function callsOf(served, labels, { dangers, opened, asked, now }) {
  const who = (one) => nameIn(labels, one) || `a person in case ${one.case.slice(0, 4)}`;
  const where = (one) => labels.get(one.case)?.label ?? "";
  const person = (one) => linkTo("person", { case: one.case, lane: one.lane });
  const confirm = served.enrolments.map((one) => ({ what: `Confirm the check words of ${who(one)}`, who: where(one),
    why: "They have set up their page and wait for you.", href: person(one) }));
  const locked = served.locked.map((one) => ({ what: `Ring ${who(one)}: page locked`, who: where(one),
    why: "Ten tries to open it failed. They may need a new card.", href: person(one) }));
  // What was told waits until somebody says what came of it, or that no reply is wanted.
  const told = (served.told ?? []).map((one) => ({ what: `Say what ${who({ ...one, lane: one.reader })} said to it`, who: where(one),
    why: `What ${who(one)} asked us to say was told on ${dateWords(one.at)}.`, href: linkTo("relay", { case: one.case, item: one.msg }) }));
  const unreached = (served.no_address ?? []).map((one) => ({ what: `Ask ${who(one)} for an address`, who: where(one),
    why: "They want an e-mail when there is something for them, and no address is kept.", href: person(one) }));
  const again = [...opened.values()].flatMap((known) => (known.oldWords ?? []).map((one) => ({ what: `Ask ${known.name(one.lane)} to look again`, who: known.label,
    why: `Their yes to ${listed(one.what)} of ${dateWords(one.ts)} rests on words that have changed. It counts until they say otherwise.`,
    href: linkTo("person", { case: known.id, lane: one.lane }) })));
  const stopped = [...opened.values()].flatMap((known) => stoppedIn(known));
  const wishes = [...asked].flatMap(([id, each]) => each.map((one) => wish(opened.get(id), one, now)));
  const [urgent, others] = [true, false].map((danger) => wishes.filter((one) => Boolean(one.danger) === danger));
  // Whoever says that they need help comes before what a program found.
  return [...urgent, ...dangers.map(alarm), ...others, ...confirm, ...locked, ...stopped, ...told, ...unreached, ...again];
}

function nameIn(labels, { case: id, lane }) {
  const label = labels.get(id);
  return label?.people.length ? label.name(lane) : "";
}

function alarm(row) {
  return { danger: "Signs of danger", what: `Ring ${row.from || "the author"}`, who: row.caseLabel,
    why: `In the ${row.what.toLowerCase()}, waiting ${row.waiting}. Before anything else.`,
    href: linkTo("person", { case: row.case, lane: row.lane }) };
}

function wish(known, { lane, ts, words, urgent, danger = "", pressing = false, asks = false }, now) {
  if (asks) {
    return { what: `Answer ${known.name(lane)}: is there anything for them?`, who: known.label,
      why: `Asked ${dateWords(ts)}. See the letter bank of the case, and ring.`, href: linkTo("case", { case: known.id }) };
  }
  return { danger: urgent ? "Asks for help" : danger && "Signs of danger", what: `Ring ${known.name(lane)}`, who: known.label, case: known.id, lane, pressing, name: known.name(lane),
    why: `${words} · ${waitedWords(ts, now)}`, href: linkTo("person", { case: known.id, lane }) };
}

function stoppedIn(known) {
  return [...known.desk.lanes.values()].flatMap((lane) => {
    const halt = known.halts.find((one) => one.lane === lane.chain);
    const href = linkTo("person", { case: known.id, lane: lane.chain });
    const name = known.name(lane.chain);
    if (halt) return [{ what: `Ring ${name}: pressed Stop everything`, who: known.label, why: `On ${dateWords(halt.at)}.`, href }];
    if (lane.withdrawn && known.tellable?.has(lane.chain)) {
      return [{ what: `${name} has stopped: tell the others`, who: known.label, why: `On ${dateWords(lane.withdrawn.ts)}. They wished that the others hear it, and nothing more.`, href }];
    }
    if (lane.withdrawn || !lane.paused) return [];
    const back = known.backs?.get(lane.chain);
    const asks = back && back <= known.now;
    const why = `Since ${dateWords(lane.paused.ts)}.${back ? ` Wants to be asked on ${dateWords(back)}. Nothing starts by itself.` : ""}${known.tellable?.has(lane.chain) ? " The others may be told that they paused." : ""}`;
    return [{ what: asks ? `Ask ${name} whether to go on` : `${name} has paused`, who: known.label, why, href }];
  });
}
