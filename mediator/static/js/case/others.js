/** With whom each person of a case may exchange. Pure. */

/**
 * The people whom a lane may write to, each with the reference by which it knows them.
 * @param {object} desk @param {string} lane @returns {{lane:string, ref:string}[]}
 */
export function othersOf(desk, lane) {
  return desk.pairs.flatMap(({ a, b }) => {
    if (a[0] === lane) return [{ lane: b[0], ref: a[1] }];
    return b[0] === lane ? [{ lane: a[0], ref: b[1] }] : [];
  });
}
