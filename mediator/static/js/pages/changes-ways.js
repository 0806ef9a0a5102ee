/** "Not like this": talk to the facilitator, change it, or keep it. There is no fourth way that passes it on. */
import { at, clone, hide, show, slot } from "../dom.js";
import { recall, refuse } from "../case/acts.js";
import { letterPart, partsOf, readingText } from "../case/parts.js";
import { Draft } from "../drafts.js";
import { CHANGES } from "../words/participant.js";
import { onPress } from "./mine.js";

/**
 * @param {{mine:object, item:object, original:object, asked:boolean}} matter
 * @param {() => {text:string, other:string, answers:object[]}} refusalSoFar what the author answered before
 */
export function wireWays({ mine, item, original, asked }, refusalSoFar) {
  const words = { talk: asked ? CHANGES.notLikeThis(mine.name) : CHANGES.notAfterAll(mine.name), kept: CHANGES.kept(mine.name) };
  at("ways-open").addEventListener("click", () => openWays(""));
  at("ways-back").addEventListener("click", () => close());
  onPress(at("way-talk"), async () => {
    const { text, ...refusal } = refusalSoFar();
    await refuse(mine.open, item, { ...refusal, text: [CHANGES.wantsToTalk, text].filter(Boolean).join("\n\n") });
    thank(words.talk);
  }, sayFailed);
  onPress(at("way-keep"), async () => {
    await recall(mine.open, item);
    thank(words.kept);
  }, sayFailed);
  const rewrite = new Rewrite(item, original);
  onPress(at("way-change"), async () => rewrite.open(), sayFailed);
  onPress(at("rewrite-send"), async () => {
    const other = readingText(partsOf(item.kind, rewrite.content()));
    await refuse(mine.open, item, { ...refusalSoFar(), text: CHANGES.wroteAnew, other });
    await rewrite.draft?.remove();
    thank(words.talk);
  }, sayFailed);
}

/** The author's own words, to be changed here; kept as a draft while they come, so that nothing typed is lost (P9). */
class Rewrite {
  constructor(item, original) {
    this.item = item;
    this.original = original;
    this.parts = partsOf(item.kind, original);
    /** @type {Draft|null} */ this.draft = null;
  }

  /** The message as it stands in the fields. */
  content() {
    const texts = new Map(this.parts.map(({ id }) => [id, at(`rewrite-${id}`).value.trim()]));
    return { ...this.original, ...letterPart(this.item.kind, this.original, texts) };
  }

  open() {
    if (!this.draft) this.#start();
    show("rewrite");
    at(`rewrite-${this.parts[0].id}`).focus();
  }

  #start() {
    const { kind, peer } = this.item;
    const draft = Draft.start();
    at("rewrite-parts").replaceChildren(...this.parts.map((part) => this.#field(part, draft)));
    const read = () => {
      const { text, questions = [], answers = [] } = this.content();
      return { kind, peer, of: "", msg: "", text, questions, answers };
    };
    draft.watch({ read, line: at("rewrite-saved"), onClash: () => {} });
    this.draft = draft;
  }

  #field(part, draft) {
    const row = clone("rewrite-row", { label: part.question ?? CHANGES.part(part.label, this.parts.length) });
    const field = slot(row, "text");
    Object.assign(field, { id: `rewrite-${part.id}`, value: part.text, rows: Math.min(24, 4 + Math.ceil(part.text.length / 40)) });
    row.querySelector("label").htmlFor = field.id;
    field.addEventListener("input", () => draft.touch());
    return row;
  }
}

/** @param {string} why a sentence on why it cannot go like this, or "" */
export function openWays(why) {
  at("why-not").textContent = why;
  show("why-not", why !== "");
  hide("form");
  hide("texts");
  show("not-like-this");
  at("not-like-this").focus();
}

function close() {
  hide("not-like-this");
  show("form");
  show("texts");
  at("heading").focus();
}

/** The page after an answer: nothing more to do here. @param {string} words */
export function thank(words) {
  for (const id of ["form", "texts", "not-like-this", "note", "lead"]) hide(id);
  at("after-words").textContent = words;
  show("after");
  at("after").focus();
}

/** @param {string} sentence */
function sayFailed(sentence) {
  const line = at("ways-failed");
  line.textContent = sentence;
  line.hidden = false;
  line.focus();
}
