/**
 * Two more ways to see changes beside the list: in the text, and both texts next to each other.
 *
 * Most screen readers do not say <del> and <ins>; so hidden words stand around each, which can be switched off. A view
 * never is the text: both versions stay whole.
 */
import { at, clone, slot } from "./dom.js";

const VIEWS = ["list", "inside", "both"];

/** @typedef {{n:number, part:string, removed:string, added:string, startOriginal:number, endOriginal:number}} Change */
/** @typedef {import("./case/parts.js").Part} Part */

/**
 * Wire #views: a choice of three, of which the list comes first.
 * @param {{before: Part[], after: Part[], changes: Change[]}} compared
 * @param {{list: string[]}} parts ids of what belongs to the list
 */
export function wireViews({ before, after, changes }, { list }) {
  const draw = () => {
    at("view-inside-text").replaceChildren(...drawParts(before, (part) => runsOf(part, changes)));
    at("view-before").replaceChildren(...drawParts(before, (part) => runsOf(part, changes).filter(({ kind }) => kind !== "added")));
    at("view-after").replaceChildren(...drawParts(after, (part) => runsOf(textOf(before, part), changes).filter(({ kind }) => kind !== "removed")));
    sayAloud();
  };
  draw();
  const choose = (view) => {
    for (const id of list) at(id).hidden = view !== "list";
    for (const other of VIEWS.slice(1)) at(`view-${other}`).hidden = view !== other;
    at("aloud-switch").hidden = view === "list";
  };
  for (const view of VIEWS) at(`view-${view}-choice`).addEventListener("change", () => choose(view));
  at("aloud").addEventListener("change", sayAloud);
  at(`view-${VIEWS[0]}-choice`).checked = true;
  choose(VIEWS[0]);
  at("views").hidden = changes.length === 0;
}

/** Without the switch a screen reader hears the text alone. */
function sayAloud() {
  const aloud = at("aloud").checked;
  for (const words of document.querySelectorAll(".diff [data-aloud]")) /** @type {HTMLElement} */ (words).hidden = !aloud;
}

/** @param {Part[]} parts @param {Part} like */
function textOf(parts, like) { return parts.find(({ id }) => id === like.id) ?? { ...like, text: "" }; }

/**
 * A part cut into what stays, what goes and what comes, in reading order.
 * @param {Part} part of the original @param {Change[]} changes of the whole message
 * @returns {{kind: ""|"removed"|"added", text: string}[]}
 */
export function runsOf({ id, text }, changes) {
  let from = 0;
  const runs = [];
  for (const change of changes.filter(({ part }) => part === id)) {
    runs.push({ kind: "", text: text.slice(from, change.startOriginal) }, { kind: "removed", text: change.removed }, { kind: "added", text: change.added });
    from = change.endOriginal;
  }
  return [...runs, { kind: "", text: text.slice(from) }].filter((run) => run.text !== "");
}

/** @param {Part[]} parts @param {(part: Part) => {kind:string, text:string}[]} runs */
function drawParts(parts, runs) {
  return parts.flatMap((part) => {
    const text = clone("diff-text");
    text.append(...runs(part).flatMap(drawRun));
    return [...(parts.length > 1 ? [clone("diff-label", { label: part.question ?? part.label })] : []), text];
  });
}

/** The white space around a change is not struck through. */
function drawRun({ kind, text }) {
  if (!kind || !text.trim()) return [document.createTextNode(text)];
  const drawn = clone(`diff-${kind}`);
  const from = text.search(/\S/);
  slot(drawn, "words").textContent = text.trim();
  return [document.createTextNode(text.slice(0, from)), drawn, document.createTextNode(text.slice(from + text.trim().length))];
}
