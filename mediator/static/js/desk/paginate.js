/**
 * Sheets of paper on the screen, just as they are printed: each page has its size, its edges and its foot, and nothing
 * of the browser's own. A paragraph that does not fit goes on over the page between two words.
 */
import { clone, fill, slot } from "../dom.js";
import { SHEET } from "../words/sheets.js";

/** Fewer words of a paragraph than these do not stay behind alone. */
const FEWEST_WORDS = 12;
/** As many lines as name, signature and date take. */
const LINES_OF_SIGNATURE = 5;
/** As many blocks as go over the page with a signature, from the heading above it. */
const MOST_WITH_SIGNATURE = 5;
/** What is ticked or written on goes over the page with what it is about, where that takes no more of a page than this. */
const MOST_TOGETHER = 1 / 2;

/** @typedef {import("./sheets.js").Block} Block */
/** @typedef {import("./sheets.js").Sheet} Sheet */

/**
 * Lay sheets out into pages inside `root`, which must be shown.
 * @param {HTMLElement} root @param {Sheet[]} sheets @param {"a4"|"a5"} paper @param {{service:string, address:string, telephone:string}} from whose sheets they are
 * @returns {number} how many pages they are
 */
export function layOut(root, sheets, paper, from) {
  root.replaceChildren();
  root.className = `sheets sheets--${paper}`;
  for (const { code, blocks } of sheets) {
    const apart = pagesOf(root, blocks, false);
    const together = pagesOf(root, blocks, true);
    const pages = together.length > apart.length ? apart : together;
    // A prison counts the sides: a question is kept in one piece where that costs none.
    for (const page of pages === apart ? together : apart) page.remove();
    pages.forEach((page, at) => fill(page, { foot: SHEET.foot(from, code, at + 1, pages.length) }));
  }
  return root.children.length;
}

/** @param {HTMLElement} root @param {Block[]} blocks @param {boolean} together whether a question stays in one piece */
function pagesOf(root, blocks, together) {
  const before = root.children.length;
  const made = new Pages(root, together);
  for (const block of blocks) made.add(block);
  return [...root.children].slice(before);
}

class Pages {
  constructor(root, together) {
    this.root = root;
    this.together = together;
    this.#next();
  }

  #next() {
    const page = clone("sheet", { foot: " " });
    this.root.append(page);
    this.body = slot(page, "body");
  }

  get #full() { return this.body.scrollHeight > this.body.clientHeight; }

  /** @param {Block} block */
  add(block) {
    if (block.kind === "fill") return this.#fill(block.count ?? 0);
    const drawn = draw(block);
    this.body.append(drawn);
    if (!this.#full) return;
    const above = this.#askedAbove(drawn, block.kind);
    if (block.kind !== "text") return this.#carry(drawn, above);
    return above.length ? this.#carryText(drawn, block.text ?? "", above) : this.#split(drawn, block.text ?? "");
  }

  /** Lines to the foot of this page and of so many more; the last leaves room for a signature. */
  #fill(pages) {
    for (let left = pages; ; left -= 1) {
      while (!this.#full) this.body.append(clone("sheet-line"));
      const room = left ? 1 : 1 + LINES_OF_SIGNATURE;
      for (const line of [...this.body.querySelectorAll(".sheet__line")].slice(-room)) line.remove();
      if (!left) return;
      this.#next();
    }
  }

  /** Go on over the page; headings that would stay behind alone come too. */
  #carry(drawn, above = this.#signedFor(drawn)) {
    const moved = [...above, drawn];
    while (moved[0].previousElementSibling?.matches(".sheet__head, .sheet__label") && this.body.children.length > moved.length) {
      moved.unshift(moved[0].previousElementSibling);
    }
    if (this.body.children.length <= moved.length) return; // It is longer than a page: better cut than lost in a circle.
    this.#next();
    this.body.append(...moved);
  }

  /** From the heading on, what boxes, lines or a reason are about; nothing where that is too much to move, or need not be. */
  #askedAbove(drawn, kind) {
    const signed = this.#signedFor(drawn);
    if (signed.length) return signed;
    if (kind === "head" || (kind !== "row" && !this.together)) return [];
    const before = [...this.body.children].slice(0, -1);
    const from = before.findLastIndex((one) => one.matches(".sheet__head"));
    const tall = from < 0 ? 0 : drawn.offsetTop - before[from].offsetTop;
    return from > 0 && tall <= this.body.clientHeight * MOST_TOGETHER ? before.slice(from) : [];
  }

  /** What stands last above a signature comes with it: nobody signs a page that says nothing. */
  #signedFor(drawn) {
    if (!drawn.matches(".sheet__fields")) return [];
    const before = [...this.body.children].slice(-1 - MOST_WITH_SIGNATURE, -1);
    const from = before.findLastIndex((one) => one.matches(".sheet__head"));
    return from < 0 ? [] : before.slice(from);
  }

  /** Keep as many words as fit, at least two lines' worth, and put the rest on the next page. */
  #split(drawn, text) {
    const pieces = text.split(/(?<=\s)/);
    let [fits, fails] = [0, pieces.length];
    while (fails - fits > 1) {
      const middle = (fits + fails) >> 1;
      drawn.textContent = pieces.slice(0, middle).join("");
      if (this.#full) fails = middle;
      else fits = middle;
    }
    const alone = this.body.children.length === 1;
    if (fits < FEWEST_WORDS && !alone) {
      drawn.textContent = text;
      return this.#carryText(drawn, text);
    }
    drawn.textContent = pieces.slice(0, Math.max(1, fits)).join("");
    this.#next();
    const rest = pieces.slice(Math.max(1, fits)).join("");
    if (rest) this.add({ kind: "text", text: rest });
  }

  #carryText(drawn, text, above = this.#signedFor(drawn)) {
    this.#carry(drawn, above);
    if (!this.#full) return;
    drawn.remove();
    this.add({ kind: "text", text });
  }
}


/** @param {Block} block @returns {HTMLElement} */
function draw({ kind, text = "", boxes = [], count = 0, fields = [] }) {
  if (kind === "title" || kind === "head" || kind === "label" || kind === "text") return clone(`sheet-${kind}`, { text });
  if (kind === "box") return row("", [text]);
  if (kind === "row") return row(text, boxes);
  const drawn = clone(`sheet-${kind}`);
  if (kind === "lines") drawn.append(...Array.from({ length: count }, () => clone("sheet-line")));
  else drawn.append(...fields.map((name) => clone("sheet-field", { name })));
  return drawn;
}

function row(text, boxes) {
  const drawn = clone("sheet-row", { text });
  drawn.append(...boxes.map((words) => clone("sheet-box", { words })));
  return drawn;
}
