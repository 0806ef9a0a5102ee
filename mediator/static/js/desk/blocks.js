/** What stands in the way, one line each: what it is, what to do about it, and the page where that is done. */
import { clone, slot } from "../dom.js";
import { linkTo } from "./address.js";

/**
 * @param {import("./may.js").Block[]} blocks @param {string} caseId
 * @returns {Node[]}
 */
export function drawBlocks(blocks, caseId) {
  return blocks.map(({ words, fix, way }) => {
    const drawn = clone("block", { words, fix, way: way?.words ?? "" });
    if (way) slot(drawn, "way").href = linkTo(way.page, { case: caseId, item: way.item ?? "", lane: way.lane ?? "" });
    return drawn;
  });
}
