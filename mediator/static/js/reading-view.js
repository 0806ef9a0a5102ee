/** How a text is read: part by part or all of it, and covered when somebody comes in. */
import { at, show } from "./dom.js";
import { READ } from "./words/participant.js";

/** About this many characters of text are shown at a time. */
const PART_LENGTH = 600;

/**
 * The text that stands in #text, part by part or whole, and to be covered.
 * @param {(last: boolean) => void} onShown whether its end is on the screen
 */
export function wireParts(onShown) {
  const parts = inParts([...at("text").children]);
  let shown = 0;
  let whole = parts.length < 2;
  const render = () => {
    parts.forEach((nodes, number) => nodes.forEach((node) => { node.hidden = !whole && number !== shown; }));
    at("part").textContent = whole ? "" : READ.section(shown + 1, parts.length);
    at("whole").textContent = whole ? READ.inParts : READ.allOfIt;
    show("whole", parts.length > 1);
    show("steps", !whole);
    show("before", shown > 0);
    show("after", shown < parts.length - 1);
    onShown(whole || shown === parts.length - 1);
  };
  at("whole").addEventListener("click", () => { whole = !whole; render(); });
  at("before").addEventListener("click", () => { shown -= 1; render(); at("part").focus(); });
  at("after").addEventListener("click", () => { shown += 1; render(); at("part").focus(); });
  at("cover").addEventListener("click", () => coverUp(at("text").hidden));
  render();
}

/** Cut between paragraphs only; a heading stays with what follows it. @param {HTMLElement[]} nodes */
function inParts(nodes) {
  const parts = [[]];
  let length = 0;
  for (const node of nodes) {
    const heading = node.tagName === "H3";
    if (parts.at(-1).length && (length > PART_LENGTH || (heading && length > PART_LENGTH / 3))) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1).push(node);
    length += node.textContent.length;
  }
  return parts;
}

function coverUp(uncover) {
  show("text", uncover);
  at("original").open = false;
  show("original", uncover && at("original-title").textContent !== "");
  show("covered", !uncover);
  at("cover").setAttribute("aria-pressed", String(!uncover));
  at("cover").textContent = uncover ? READ.cover : READ.uncover;
}
