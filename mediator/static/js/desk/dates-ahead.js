/** What ends or must be looked at again in the next fortnight, or ended lately: conditions, consents, wishes that rest. Pure. */
import { linkTo } from "./address.js";
import { dateWords } from "./days.js";
import { countingFor, gateWords } from "./gates.js";
import { CHANNELS } from "./words.js";

/** @typedef {{case:string, lane:string, kind:"gate"|"consent"|"approach", what:string, until:number}} Dated `what`: the
 *   gate; "channel/ref"; or the lane of whoever wishes */

const PAGES = { gate: "gates", consent: "person", approach: "approach" };

/** "“Risks and strengths reviewed” for Ann". @param {Dated} row @param {(lane:string) => string} name */
function whatOf({ kind, what, lane }, name) {
  if (kind === "gate") return `“${gateWords(what)}” for ${name(lane)}`;
  if (kind === "consent") return `The yes of ${name(lane)} to ${CHANNELS[what.split("/")[0]]}`;
  return `A wish of ${name(what)} that rests: ask ${name(lane)} again?`;
}

function whenOf({ kind, until }, now) {
  if (kind === "approach") return until <= now ? `Was to be looked at on ${dateWords(until)}` : `To be looked at on ${dateWords(until)}`;
  return until < now ? `Ended on ${dateWords(until)}` : `Ends on ${dateWords(until)}`;
}

/**
 * @param {Dated[]} dates in their order @param {(id:string, lane:string) => string} name @param {number} now
 * @returns {{what:string, when:string, at:number, case:string, href:string}[]}
 */
export function datesAhead(dates, name, now) {
  return dates.map((row) => ({ what: whatOf(row, (lane) => name(row.case, lane)), when: whenOf(row, now), at: row.until, case: row.case,
    href: linkTo(PAGES[row.kind], row.kind === "approach" ? { case: row.case } : { case: row.case, lane: row.lane }) }));
}

const FORTNIGHT = 14 * 86_400;

/** The dates of one open case, as the service has them for all: for its own page. @param {object} known @param {number} [ahead] seconds */
export function datesIn(known, ahead = FORTNIGHT) {
  const { desk, now, id } = known;
  const gates = [...desk.lanes.keys()].flatMap((lane) => countingFor(desk, lane).map((what) => ({ lane, kind: "gate", what, until: desk.gates.get(`${lane}/${what}`)?.until ?? 0 })));
  const consents = [...desk.lanes.values()].flatMap((lane) => [...lane.consents.values()].filter(({ state }) => state === "yes")
    .map(({ peer, what, until }) => ({ lane: lane.chain, kind: "consent", what: `${what}/${peer}`, until })));
  const wishes = desk.approaches.map(({ lane, to, newest }) => ({ lane: to, kind: "approach", what: lane, until: newest.until }));
  const dated = /** @type {Dated[]} */ ([...gates, ...consents, ...wishes].map((one) => ({ case: id, ...one })));
  return datesAhead(dated.filter(({ until }) => until && until <= now + ahead).sort((a, b) => a.until - b.until), (_, lane) => known.name(lane), now);
}
