/** What a person answered themselves about hearing from another: the same as mediator/cases/answers.py. Pure. */

const WAYS = ["letters", "questions", "spoken", "recordings"];

/** The person's newest answers: to taking part, and to each way of hearing from the other. */
function answersAbout(desk, { lane, to }) {
  const ref = desk.pairs.flatMap(({ a, b }) => [[a, b], [b, a]]).find(([near, far]) => near[0] === to && far[0] === lane)?.[0][1];
  const { consents } = desk.lanes.get(to);
  return [["/take-part"], WAYS.map((way) => `${ref}/${way}`)].map((keys) => keys.flatMap((key) => consents.get(key) ?? []));
}

/**
 * The desk's "never" of a direction while nothing opened it again, or null.
 * @param {object} desk folded @param {{lane:string, to:string}} way `lane`: who wishes; `to`: who is asked
 */
export function neverOf(desk, way) {
  const refused = desk.approaches?.find((one) => one.lane === way.lane && one.to === way.to)?.refused;
  if (!refused) return null;
  return answersAbout(desk, way).flat().some(({ state, ts }) => state === "yes" && ts > refused.ts) ? null : refused;
}

/** The answers by which the person closed this themselves: each a no, or a not-now whose day has not come. @param {object} desk @param {{lane:string, to:string}} way */
export function closesItself(desk, way) {
  const isShut = ({ state, until }) => state === "never" || state === "no" || (state === "not-now" && until > desk.now);
  return answersAbout(desk, way).flatMap((answers) => (answers.every(isShut) ? answers : []));
}
