/** A letter in nine parts, beside the one text: a field for each part, and ways to begin that go into it when pressed. */
import { at, announce, clone, show, slot } from "../dom.js";
import { joinParts, splitParts } from "../text/nine-parts.js";
import { GUIDE_WORDS, LETTER_GUIDE } from "../words/letter-guide.js";

/**
 * Whether the guide is for these words. It helps to take responsibility: it is for whoever caused harm, and would hurt the
 * person who was harmed. What was begun in parts stays in them.
 * @param {{kind:string, inParts?:boolean}} content @param {string|undefined} side the author's
 */
export function hasGuide({ kind, inParts }, side) { return Boolean(inParts) || (side === "offender" && (kind === "letter" || kind === "no-send")); }

/** @param {{changed: () => void, switched: () => void}} on `switched`: from parts to text or back */
export function guideFields({ changed, switched }) {
  at("in-parts").addEventListener("click", switched);
  return { draw, read, first: "guide-1" };

  /** @param {{text:string, guide?:string[]}} content @param {boolean} shown */
  function draw({ text, guide = [] }, shown) {
    at("in-parts").textContent = shown ? GUIDE_WORDS.free : GUIDE_WORDS.parts;
    at("in-parts").setAttribute("aria-pressed", String(shown));
    show("guide-parts", shown);
    const parts = splitParts(text, guide, LETTER_GUIDE.length);
    at("guide-parts").replaceChildren(...(shown ? [...(parts[0] ? [other(parts[0])] : []), ...LETTER_GUIDE.map((part, number) => row(part, number + 1, parts[number + 1]))] : []));
  }

  /** What stands in the parts, with what was written before them first. @returns {{text:string, guide:string[]}} */
  function read() {
    const valueOf = (number) => /** @type {HTMLTextAreaElement|null} */ (document.getElementById(`guide-${number}`))?.value ?? "";
    const guide = [0, ...LETTER_GUIDE.map((_, number) => number + 1)].map(valueOf);
    return { text: joinParts(guide), guide };
  }

  function other(text) { return field({ title: GUIDE_WORDS.other, hint: "", begin: [] }, 0, text); }

  function row(part, number, text) { return field(part, number, text); }

  function field({ title, hint, begin }, number, text) {
    const drawn = clone("guide-row", { label: number ? `${number}. ${title}` : title, hint });
    const area = drawn.querySelector("textarea");
    Object.assign(area, { id: `guide-${number}`, value: text });
    slot(drawn, "label").htmlFor = area.id;
    slot(drawn, "hint").id = `guide-${number}-hint`;
    area.setAttribute("aria-describedby", `guide-${number}-hint`);
    slot(drawn, "begin").append(...begin.map((words) => {
      const button = clone("guide-begin", { words });
      button.querySelector("button").setAttribute("aria-label", GUIDE_WORDS.begin(words));
      button.querySelector("button").addEventListener("click", () => {
        area.value = [area.value.trimEnd(), words.replace(/ …$/, " ")].filter(Boolean).join(" ");
        area.focus();
        changed();
        announce(words);
      });
      return button;
    }));
    return drawn;
  }
}
