/** The list of changes between the original and the text for the reader, each with its kind. */
import { at, clone, slot } from "../dom.js";
import { options, put } from "./dom.js";
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

/** The list while the text is being changed. A field that somebody is in is never taken from under their hands. */
export class ChangeList {
  /** @param {((change: object, kind: string, why: string) => void)|null} onKind null when nothing can be changed */
  constructor(onKind) {
    this.onKind = onKind;
    this.changes = [];
  }

  /** @param {{n:number, name:string, removed:string, added:string, paragraph:number, kind:string, why:string}[]} changes */
  draw(changes) {
    const same = changes.length > 0 && changes.length === this.changes.length && changes.every((one, place) => isSame(one, this.changes[place]));
    const back = same ? () => {} : this.#focus();
    if (same && this.onKind) changes.forEach(setKind);
    if (!same) put("changes", drawChanges(changes, this.onKind));
    this.changes = changes;
    back();
  }

  /** Where the focus is in the list; the answer brings it back to the same change, wherever that stands then. */
  #focus() {
    const [, field, n] = /^(kind|why)-(\d+)$/.exec(document.activeElement?.id ?? "") ?? [];
    const { name } = this.changes[Number(n) - 1] ?? {};
    const caret = field === "why" ? at(`why-${n}`).selectionStart : 0;
    return () => {
      const now = this.changes.find((one) => name !== undefined && one.name === name);
      if (!now) return;
      at(`${field}-${now.n}`).focus();
      if (field === "why") at(`why-${now.n}`).setSelectionRange(caret, caret);
    };
  }
}

function isSame(one, other) { return ["name", "removed", "added", "paragraph"].every((key) => one[key] === other[key]); }

function setKind({ n, kind, why }) {
  for (const [id, value] of [[`kind-${n}`, kind], [`why-${n}`, why]]) if (at(id).value !== value) at(id).value = value;
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
