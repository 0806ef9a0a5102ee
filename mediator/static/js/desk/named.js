/**
 * How the page of one person names the others: the words that the desk chose for it, and nothing for whom it was not
 * named (docs/decisions/0023). The same rules as mediator/client/several.py.
 */
import { othersOf } from "../case/others.js";
import { listed } from "./words.js";

/** What a page calls the one other person while nobody chose other words. */
export const SOMEBODY = "the other person";

/** The other side of a case. @type {Record<string, string>} */
const OTHER_SIDE = { victim: "offender", offender: "victim" };

/**
 * What the page of a person says of the others, by reference, or null while nothing was ever said there.
 * @param {object} known @param {string} lane @returns {Promise<Map<string, string>|null>}
 */
export async function namedOn(known, lane) {
  const entry = known.open.lane(lane).entries.findLast(({ t }) => t === "info");
  if (!entry) return null;
  return new Map((await known.open.body(entry)).others.map(({ ref, words }) => [ref, words]));
}

/** How the page of `lane` names `other`, or "" where it does not. @param {object} known @param {string} lane @param {string} other */
export async function nameFor(known, lane, other) {
  const ref = othersOf(known.desk, lane).find((one) => one.lane === other)?.ref ?? "";
  const named = await namedOn(known, lane);
  // Until a page was set up it names nobody; the one other person of a case of two needs no words of their own.
  if (!named) return othersOf(known.desk, lane).length === 1 && ref ? SOMEBODY : "";
  return named.get(ref) ?? "";
}

/**
 * What a page is told of the desk and of the others it may name.
 * @param {object} known @param {string} lane @param {object} session @param {Map<string, string>} named words by reference
 */
export function infoWith(known, lane, session, named) {
  const staff = known.desk.members.filter((one) => one.present).map((one) => ({ fp: one.fp, name: known.staff.get(one.fp)?.name ?? "", role: one.role }));
  const others = [...named].map(([ref, words]) => ({ ref, words }));
  return { staff, others, telephone: session.service.telephone, custody: known.person(lane)?.custody ?? 0,
    side: known.sideOf(lane) || "unknown" };
}

/** What a page says when its owner is confirmed, or null where words have to be chosen first. @param {object} known @param {string} lane @param {object} session */
export async function infoFor(known, lane, session) {
  const others = othersOf(known.desk, lane);
  const named = await namedOn(known, lane);
  if (!named && others.length > 1) return null;
  return infoWith(known, lane, session, named ?? new Map(others.map(({ ref }) => [ref, SOMEBODY])));
}

/**
 * Why a page cannot name somebody by these words, or "".
 * @param {object} known @param {string} lane whose page @param {string} ref who is named there @param {string} words @param {Map<string, string>} named before
 */
export function whyNotNamed(known, lane, ref, words, named) {
  const others = [...named].filter(([other]) => other !== ref);
  const page = `${known.name(lane)}’s page`;
  const same = others.find(([, said]) => said.toLowerCase() === words.toLowerCase());
  if (same) return `${page} calls somebody else “${words}” already`;
  const plain = others.find(([, said]) => said === SOMEBODY);
  if (plain || (others.length && words === SOMEBODY)) return `${page} names two people by this. Choose other words than “${SOMEBODY}” for each, so that they can be told apart`;
  return "";
}

/**
 * Every two people who may exchange, or could: the first was harmed where that is known.
 * @param {object} known @returns {{lanes:[string, string], entry:any}[]} `entry`: the pair in the log, or null
 */
export function pairsOf(known) {
  const { desk } = known;
  const open = desk.pairs.map((entry) => ({ lanes: sorted(known, [entry.a[0], entry.b[0]]), entry }));
  const lanes = [...desk.lanes.keys()];
  const could = lanes.flatMap((a) => lanes.filter((b) => known.sideOf(a) === "victim" && known.sideOf(b) === OTHER_SIDE.victim)
    .map((b) => /** @type {[string, string]} */ ([a, b])));
  const missing = could.filter(([a, b]) => !open.some(({ lanes: [one, other] }) => one === a && other === b));
  return [...open, ...missing.map((pair) => ({ lanes: pair, entry: null }))];
}

function sorted(known, [a, b]) { return /** @type {[string, string]} */ (known.sideOf(b) === "victim" && known.sideOf(a) !== "victim" ? [b, a] : [a, b]); }

/** The people whom somebody of a side could exchange with. @param {object} known @param {string} side @returns {string[]} lanes */
export function acrossFrom(known, side) {
  return [...known.desk.lanes.keys()].filter((lane) => known.sideOf(lane) === OTHER_SIDE[side]);
}

/** Whether a case has more than two people: then pages say for whom something is. @param {object} known */
export function hasSeveral(known) { return known.desk.lanes.size > 2; }

/** "Ann, Bo and Cy", by how they are called. @param {object} known @param {string[]} lanes */
export function namesIn(known, lanes) { return listed(lanes.map((lane) => known.name(lane))); }
