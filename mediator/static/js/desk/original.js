/** The original as it was handed in: numbered paragraphs, highlights with links to their answers. */
import { askedWords } from "./asked-words.js";
import { clone, inPieces, slot } from "../dom.js";
import { runsOf } from "./marks.js";

/**
 * @param {import("../case/parts.js").Part[]} parts
 * @param {{n:number, part:string, start:number, text:string}[]} paragraphs
 * @param {{n:number, start:number, end:number, category:string, categoryWords:string}[]} marks none when they are not shown
 * @returns {Node[]}
 */
export function drawOriginal(parts, paragraphs, marks) {
  return parts.flatMap((part) => [
    ...(parts.length > 1 ? [clone("part-label", { label: part.label })] : []),
    ...(part.question ? [clone("part-question", { question: askedWords(part) })] : []),
    ...paragraphs.filter((one) => one.part === part.id).map((one) => drawParagraph(one, marks)),
  ]);
}

function drawParagraph(paragraph, marks) {
  const drawn = clone("paragraph", { n: `¶${paragraph.n} ` });
  drawn.id = `paragraph-${paragraph.n}`;
  drawn.tabIndex = -1;
  const named = new Set();
  inPieces(slot(drawn, "text"), paragraph.text, (text, start) =>
    runsOf({ start: paragraph.start + start, text }, marks).flatMap((run) => drawRun(run, marks, named)));
  return drawn;
}

function drawRun(run, marks, named) {
  if (!run.marks.length) return [document.createTextNode(run.text)];
  const mark = document.createElement("mark");
  const gravest = marks.find((one) => one.n === Math.min(...run.marks));
  mark.className = `desk-highlight desk-highlight--${gravest?.category}`;
  mark.append(run.text);
  const fresh = run.marks.filter((n) => !named.has(n));
  for (const n of fresh) named.add(n);
  return [...fresh.map((n) => numberLink(n, marks)), mark];
}

function numberLink(n, marks) {
  const link = document.createElement("a");
  link.href = `#mark-${n}`;
  link.id = `highlight-${n}`;
  link.className = "desk-highlight__n";
  link.textContent = String(n);
  link.setAttribute("aria-label", `Highlight ${n}: ${marks.find((one) => one.n === n)?.categoryWords}`);
  return link;
}
