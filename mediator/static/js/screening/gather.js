/**
 * Turns hits into highlights: joined where they overlap, worded for the author's side, ranked, with excerpts and
 * code-point offsets.
 */
import { directed } from "./directions.js";

const MOST = 1000;
const EXCERPT = 160;
/** What no limit may push out, the gravest last. */
const FIRST = ["protected", "safeguarding"];
const RANK = ["safeguarding", "protected", "contact", "threat", "hidden", "direct_contact", "legal", "abusive", "pressure", "blame", "third_party"];

/**
 * @param {string} text
 * @param {import("./rules.js").Hit[]} hits
 * @param {import("./rules.js").Hit[][]} own those of each of the service's own rules: they stand beside the others, and take no place of theirs
 * @param {string} [side] of the author
 * @returns {{highlights: import("./engine.js").Highlight[], all: boolean}} all is false when there were more than can be listed
 */
export function gather(text, hits, own, side) {
  const joined = RANK.flatMap((category) => join(hits.filter((hit) => hit.category === category)));
  const kept = explain(dropNested(joined)).map((hit) => directed(hit, side)).sort(byWeight);
  const added = own.flatMap(join).sort(byWeight);
  const points = pointCounter(text);
  const highlights = [...kept.slice(0, MOST), ...added.slice(0, MOST)].sort(byWeight).map((hit) => ({ ...hit, startPoint: points(hit.start), endPoint: points(hit.end), excerpt: text.slice(hit.start, Math.min(hit.end, hit.start + EXCERPT)) }));
  return { highlights, all: kept.length <= MOST && added.length <= MOST };
}

/** @param {import("./rules.js").Hit[]} hits of one category. @returns {import("./rules.js").Hit[]} overlapping ones as one, with the gravest's reason; a rule's is plainer than the learnt part's */
function join(hits) {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  /** @type {import("./rules.js").Hit[]} */
  const joined = [];
  for (const hit of sorted) {
    const last = joined[joined.length - 1];
    if (!last || hit.start >= last.end) joined.push({ ...hit });
    else {
      const graver = (hit.severity - last.severity || Number(isLearnt(last)) - Number(isLearnt(hit))) > 0 ? hit : last;
      Object.assign(last, { end: Math.max(last.end, hit.end), severity: graver.severity, rule: graver.rule, why: graver.why });
    }
  }
  return joined;
}

/** @param {import("./rules.js").Hit} hit */
function isLearnt({ rule }) {
  return rule.endsWith(".learnt");
}

/** @param {import("./rules.js").Hit[]} hits @returns {import("./rules.js").Hit[]} without names, and words in letters or signs, that are already marked as protected or as contact */
function dropNested(hits) {
  const outer = hits.filter(({ category, severity }) => category === "protected" || (category === "contact" && severity > 1)).sort((a, b) => a.start - b.start);
  let next = 0;
  return hits.filter((hit) => {
    if (hit.rule === "hidden.spaced" || hit.rule === "hidden.signs") return !outer.some(({ start, end }) => start < hit.end && hit.start < end);
    if (hit.category !== "third_party") return true;
    while (next < outer.length && outer[next].end <= hit.start) next += 1;
    return !(next < outer.length && outer[next].start < hit.end);
  });
}

/**
 * A hidden character inside a protected or contact mark becomes part of its reason.
 * @param {import("./rules.js").Hit[]} hits
 */
function explain(hits) {
  const unseen = hits.filter((hit) => hit.category === "hidden" && (hit.rule === "hidden.invisible" || hit.rule === "hidden.look-alike")).sort((one, two) => one.start - two.start);
  if (!unseen.length) return hits;
  const folded = new Set();
  let next = 0;
  for (const hit of hits) {
    if (hit.category !== "protected") continue;
    while (next < unseen.length && unseen[next].start < hit.start) next += 1;
    for (let at = next; at < unseen.length && unseen[at].start < hit.end; at += 1) {
      const inner = unseen[at];
      if (inner.end > hit.end) continue;
      folded.add(inner);
      if (!hit.why.includes(inner.why)) hit.why += ` ${inner.why}`;
    }
  }
  return hits.filter((hit) => !folded.has(hit));
}

/** @param {import("./rules.js").Hit} one @param {import("./rules.js").Hit} two */
function byWeight(one, two) {
  const first = FIRST.indexOf(two.category) - FIRST.indexOf(one.category);
  return first || two.severity - one.severity || one.start - two.start || RANK.indexOf(one.category) - RANK.indexOf(two.category);
}

/** @param {string} text @returns {(at: number) => number} code points before a UTF-16 offset */
function pointCounter(text) {
  /** @type {number[]} */
  const pairs = [];
  for (const found of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) pairs.push(found.index ?? 0);
  return (at) => {
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] < at) low = middle + 1;
      else high = middle;
    }
    return at - low;
  };
}
