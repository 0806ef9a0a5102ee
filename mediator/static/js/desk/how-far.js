/** How far the checks came, and what a page says of it: nothing that rests on a list of highlights counts before it is whole. Pure. */

/** @typedef {{incomplete?:boolean, tooMany?:boolean}} How how far the checks came; where there was `tooMany` to list, looking again does not help */

/**
 * @template {{category:string}} T
 * @param {T[] & How} highlights @returns {T[] & How} those that have no part of their own on the page
 */
export function withoutTerms(highlights) {
  const { incomplete, tooMany } = highlights;
  return Object.assign(highlights.filter(({ category }) => category !== "protected"), { incomplete, tooMany });
}

/** @param {How} list */
export function whyUnfinished({ tooMany }) {
  return tooMany ? "There are more than 1,000 highlights, and not all are listed. A text with so many cannot be offered: give it back, or suggest a shorter text."
    : "The checks did not finish: parts of the text were not looked at.";
}

/** What the form lacks. @param {How[]} lists @returns {{id:string, words:string}[]} */
export function unfinished(lists) {
  const open = firstUnfinished(lists);
  if (!open) return [];
  return open.tooMany ? [{ id: "marks-unfinished", words: "There are more than 1,000 highlights. Give it back, or suggest a shorter text" }]
    : [{ id: "marks-again", words: "The checks did not finish. Look again first" }];
}

/** The first list that is not whole; one that looking again can mend comes first. @param {How[]} lists */
export function firstUnfinished(lists) {
  const open = lists.filter(({ incomplete }) => incomplete);
  return open.find(({ tooMany }) => !tooMany) ?? open[0];
}
