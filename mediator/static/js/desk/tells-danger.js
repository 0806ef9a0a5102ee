/**
 * Asked before anything of a text reaches its author: whether it tells of danger, or of an offence that is not known.
 * The checks do not see everything; a person has read it. Not asked once a concern about this text is written down.
 */
import { at, chosen, show } from "../dom.js";
import { linkTo } from "./address.js";

const asks = (/** @type {{concerns:object[]}} */ item) => item.concerns.length === 0;

/** @param {{known:any, item:any}} matter */
export function askAboutDanger({ known, item }) {
  show("tells-part", asks(item));
  at("tells-way").href = linkTo("concern", { case: known.id, item: item.msg });
  at("tells").addEventListener("change", () => show("tells-yes-part", chosen("tells") === "yes"));
}

/** What the form lacks. @param {{item:any}} matter @param {string} [said] the answer chosen @returns {{id:string, words:string}[]} */
export function dangerUnsaid({ item }, said = chosen("tells")) {
  if (!asks(item) || said === "no") return [];
  return said === "yes" ? [{ id: "tells-way", words: "Write down the concern first, and who was told" }]
    : [{ id: "tells", words: "Say whether anything in it tells of danger, or of an offence that is not known" }];
}
