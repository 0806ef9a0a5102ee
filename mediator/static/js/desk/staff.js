/** The names of colleagues, as the service's list of staff has them. Pure. */

/**
 * @param {{fp:string, name:string}[]} staff @param {string} me
 * @returns {(fp: string) => string} how a page calls somebody
 */
export function colleagueOf(staff, me) {
  const names = new Map(staff.map((one) => [one.fp, one.name]));
  return (fp) => (fp === me ? "you" : names.get(fp) ?? "a colleague who has left");
}
