/** The list of changes between the original and the text for the reader, each with its kind. */
import { clone, slot } from "../dom.js";
import { options } from "./dom.js";
import { CHANGE_KINDS } from "./words.js";

/**
 * @param {{n:number, removed:string, added:string, paragraph:number, kind:string, why:string, unsaid?:boolean}[]} changes `unsaid`: to a blind reader
 * @param {((change: object, kind: string, why: string) => void)|null} onKind null when nothing can be changed
 * @returns {Node[]}
 */
export function drawChanges(changes, onKind) {
  return changes.map((change) => {
    const drawn = clone("change", {
      head: `Change ${change.n} of ${changes.length} · ¶${change.paragraph}`,
      removed: change.removed, added: change.added,
      "kind-label": `Kind of change ${change.n}`, "why-label": `Why, in a few words, change ${change.n}`,
      said: onKind ? "" : `${CHANGE_KINDS[change.kind] ?? (change.unsaid ? "" : "No kind")}${change.why ? `: ${change.why}` : ""}`,
    });
    slot(drawn, "removed-line").hidden = change.removed === "";
    slot(drawn, "added-line").hidden = change.added === "";
    drawn.id = `change-${change.n}`;
    drawKind(drawn, change, onKind);
    return drawn;
  });
}

function drawKind(drawn, change, onKind) {
  const kind = slot(drawn, "kind");
  const why = slot(drawn, "why");
  if (!onKind) {
    drawn.querySelector(".desk-change__why").remove();
    return;
  }
  options(kind, CHANGE_KINDS);
  kind.id = `kind-${change.n}`;
  kind.value = change.kind;
  why.id = `why-${change.n}`;
  why.value = change.why;
  kind.addEventListener("change", () => onKind(change, kind.value, why.value));
  why.addEventListener("input", () => onKind(change, kind.value, why.value));
}
