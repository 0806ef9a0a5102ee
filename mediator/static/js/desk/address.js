/** The addresses of the facilitators' pages. They hold ids and nothing that says what a case is about. */

/** The case, item and lane that this page's address names, each "" when it does not. */
export function place() {
  const query = new URLSearchParams(location.search);
  return { case: query.get("case") ?? "", item: query.get("item") ?? "", lane: query.get("lane") ?? "" };
}

/** The address of a desk page. @param {string} page @param {Record<string, string>} [query] */
export function linkTo(page, query = {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  return `/desk${page ? `/${page}` : ""}${asked.size ? `?${asked}` : ""}`;
}

/** @param {string} page @param {Record<string, string>} [query] */
export function goTo(page, query = {}) { location.assign(linkTo(page, query)); }
