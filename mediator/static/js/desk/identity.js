/** The strip that says which case a page is about, and the ways to its other pages. */
import { restsOnPermission } from "../case/items.js";
import { linkTo, place } from "./address.js";
import { words } from "./dom.js";
import { readerOf } from "./may.js";
import { hasSeveral } from "./named.js";
import { stateWords } from "./relay-words.js";

/**
 * @param {object} known an open case @param {string} more what else is said of it
 * @param {string} [here] the page that is open, as in data-desk
 */
export function identify(known, more, here = "") {
  words("identity-who", known.label);
  words("identity-more", more);
  for (const link of document.querySelectorAll("[data-desk]")) {
    const page = /** @type {HTMLElement} */ (link).dataset.desk ?? "";
    link.setAttribute("href", linkTo(page, { case: known.id }));
    if (page === here) link.setAttribute("aria-current", "page");
  }
  document.getElementById("as-read")?.setAttribute("href", linkTo("as-read", place()));
}

/** How an item stands. A text under its author's permission is not one that they have looked at. @param {any} item */
export function standOfItem(item) {
  return item.state === "agreed" && restsOnPermission(item) ? "Taken out under the author’s permission" : stateWords(item);
}

/** "Letter from Ann, person harmed, round 2"; where there are several people, also to whom. @param {object} known @param {object} item @param {string} kind */
export function titleOf(known, item, kind) {
  const side = known.side(item.lane).toLowerCase();
  const reader = hasSeveral(known) ? readerOf(item, known.desk) : null;
  return `${kind} from ${known.name(item.lane)}${reader ? ` to ${known.name(reader.lane)}` : side ? `, ${side}` : ""}${item.round > 1 ? `, round ${item.round}` : ""}`;
}
