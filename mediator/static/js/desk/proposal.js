/** The text for the reader: one field for each part, and the words that may stand for what is taken out. */
import { announce, at, chosen, clone, show, slot } from "../dom.js";
import { put, words } from "./dom.js";
import { Steps, differsAt } from "./undo.js";
import { some } from "./words.js";
import { REDACTIONS, findEverywhere, replaceEverywhere } from "../text/redaction.js";

/**
 * The editor of a proposal; `onChange` hears a part's id and its new text.
 * `onAnswer` hears which answer to a highlight is undone or done again with a step.
 * @typedef {{of:string[], why:Record<string, string>, onWhy:(id:string, why:string) => void}} Leave questions that may be left out, and why
 */
export class Proposal {
  /** @param {import("../case/parts.js").Part[]} parts what it starts from @param {Map<string, string>} texts @param {(id: string, text: string) => void} onChange @param {Leave} [leave] @param {(name: string, answer: any) => void} [onAnswer] */
  constructor(parts, texts, onChange, leave = { of: [], why: {}, onWhy: () => {} }, onAnswer = () => {}) {
    this.parts = parts;
    this.onChange = onChange;
    this.onAnswer = onAnswer;
    this.steps = new Steps();
    /** The texts as they were noted last. @type {Map<string, string>} */ this.noted = new Map(parts.map((part) => [part.id, texts.get(part.id) ?? part.text]));
    this.leave = leave;
    /** @type {Map<string, () => void>} */ this.leaving = new Map();
    this.fields = new Map(parts.map((part) => [part.id, this.#field(part, texts.get(part.id) ?? part.text)]));
    this.last = parts[0].id;
    at("placeholder").append(...REDACTIONS.map((one) => new Option(one, one)));
    at("replace").addEventListener("click", () => this.#replaceChosen());
    at("everywhere").addEventListener("click", () => this.#askEverywhere());
    at("places-do").addEventListener("click", () => this.#replacePlaces());
    at("places-cancel").addEventListener("click", () => this.#closePlaces());
    at("reset").addEventListener("click", () => this.reset());
    at("undo").addEventListener("click", () => this.#stepBack(true));
    at("redo").addEventListener("click", () => this.#stepBack(false));
  }

  #field(part, text) {
    const drawn = clone("part", { label: part.label, question: part.question ? `Asked: ${part.question}` : "" });
    const field = slot(drawn, "text");
    field.hidden = false;
    field.id = `part-${part.id}`;
    drawn.querySelector("label").htmlFor = field.id;
    field.value = text;
    field.rows = Math.min(30, Math.max(4, Math.ceil(text.length / 36) + text.split("\n").length));
    field.addEventListener("keydown", (event) => this.#onKey(event, field));
    field.addEventListener("beforeinput", (event) => this.#onOwnUndo(event, field));
    field.addEventListener("input", () => {
      this.#note([part.id], { key: part.id, at: performance.now() });
      this.onChange(part.id, field.value);
      this.leaving.get(part.id)?.();
    });
    if (this.leave.of.includes(part.id)) this.#offerToLeave(drawn, part, field);
    for (const event of ["focus", "select", "keyup"]) field.addEventListener(event, () => { this.last = part.id; });
    at("proposal").append(drawn);
    return field;
  }

  /** One question may be left out: its field is emptied, and why is asked for the desk. */
  #offerToLeave(drawn, part, field) {
    const [button, why] = [slot(drawn, "leave"), slot(drawn, "left-why")];
    Object.assign(why, { id: `left-${part.id}`, value: this.leave.why[part.id] ?? "" });
    slot(drawn, "why-label").htmlFor = why.id;
    slot(drawn, "why-label").textContent = `Why ${part.label.toLowerCase()} is left out: for the desk alone. Who asked hears that we cannot pass it on.`;
    const draw = () => {
      const left = field.value.trim() === "";
      slot(drawn, "why-part").hidden = !left;
      button.textContent = left ? `Put ${part.label.toLowerCase()} back` : `Leave ${part.label.toLowerCase()} out`;
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      const left = field.value.trim() === "";
      this.#setAll(new Map([[part.id, left ? part.text : ""]]));
      (left ? field : why).focus();
    });
    why.addEventListener("input", () => this.leave.onWhy(part.id, why.value));
    this.leaving.set(part.id, draw);
    draw();
  }

  /** Put texts into fields, all as one step. @param {Map<string, string>} texts @param {import("./undo.js").Tied|null} [tied] */
  #setAll(texts, tied = null) {
    this.#fill(texts);
    this.#note([...texts.keys()], { tied });
  }

  #fill(texts) {
    for (const [id, text] of texts) {
      this.fields.get(id).value = text;
      this.onChange(id, text);
      this.leaving.get(id)?.();
    }
  }

  /** Remember what fields are now, as a step that can be undone. */
  #note(ids, how) {
    const changed = ids.filter((id) => this.noted.get(id) !== this.fields.get(id).value);
    this.steps.note(new Map(changed.map((id) => [id, [this.noted.get(id), this.fields.get(id).value]])), how);
    for (const id of changed) this.noted.set(id, this.fields.get(id).value);
  }

  #onKey(event, field) {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    const wanted = key.toLowerCase();
    if (!(ctrlKey || metaKey) || altKey || !["z", "y"].includes(wanted)) return;
    event.preventDefault();
    this.#stepBack(wanted === "z" && !shiftKey, field);
  }

  /** The browser's own undo, from a menu, knows nothing of what buttons changed. */
  #onOwnUndo(event, field) {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    this.#stepBack(event.inputType === "historyUndo", field);
  }

  /** One step back, or forward again; from a field the caret goes to what changed. @param {boolean} back @param {any} [from] */
  #stepBack(back, from) {
    const step = back ? this.steps.undo() : this.steps.redo();
    if (!step) return announce(back ? "There is nothing to undo." : "There is nothing to do again.");
    const [[id, text] = ["", ""]] = step.texts;
    const [, caret] = id ? differsAt(this.fields.get(id).value, text) : [0, 0];
    this.#fill(step.texts);
    for (const [each, now] of step.texts) this.noted.set(each, now);
    if (id) this.fields.get(id).setSelectionRange(caret, caret);
    if (id && from) this.fields.get(id).focus();
    if (step.answer) this.onAnswer(step.answer.name, step.answer.value);
    announce(back ? "Undone." : "Done again.");
  }

  /** Go on from other texts, by part. @param {Map<string, string>} texts */
  startFrom(texts) {
    this.#setAll(new Map([...texts].filter(([id]) => this.fields.has(id))));
  }

  reset() {
    this.#setAll(new Map(this.parts.map((part) => [part.id, part.text])));
    announce("The text is as it was before. Undo brings yours back.");
  }

  /** The words chosen in the field that was used last. */
  #chosen() {
    const field = this.fields.get(this.last);
    return { field, from: field.selectionStart, to: field.selectionEnd, words: field.value.slice(field.selectionStart, field.selectionEnd) };
  }

  #replaceChosen() {
    const { field, from, to, words: chosen } = this.#chosen();
    if (!chosen.trim()) return this.#nothingChosen();
    field.setRangeText(at("placeholder").value, from, to, "end");
    this.#note([this.last], {});
    this.onChange(this.last, field.value);
    field.focus();
    announce(`Replaced by ${at("placeholder").value}.`);
  }

  #nothingChosen() { announce("Choose the words in the text first."); }

  #askEverywhere() {
    const chosen = this.#chosen().words.trim();
    if (!chosen) return this.#nothingChosen();
    this.wanted = chosen;
    const rows = [...this.fields].flatMap(([id, field]) => findEverywhere(field.value, chosen).map((hit, at) => placeRow(id, hit, at)));
    words("places-title", `“${chosen}” stands in ${some(rows.length, "place")}`);
    put("places-list", rows);
    show("places", true);
    at("places").focus();
  }

  #replacePlaces() {
    const boxes = [...at("places-list").querySelectorAll("input:checked")];
    const texts = new Map();
    for (const [id, field] of this.fields) {
      const places = boxes.filter((box) => box.dataset.part === id).map((box) => Number(box.dataset.place));
      if (places.length) texts.set(id, replaceEverywhere(field.value, this.wanted, at("placeholder").value, places).text);
    }
    this.#setAll(texts);
    this.#closePlaces();
    announce(`Replaced in ${some(boxes.length, "place")}.`);
  }

  #closePlaces() {
    show("places", false);
    this.fields.get(this.last).focus();
  }

  /**
   * Put other words at one place of a part; the answer to a highlight that this came with is undone with it.
   * @param {string} id @param {[number, number]} place @param {string} put @param {import("./undo.js").Tied} tied
   */
  replaceAt(id, [from, to], put, tied) {
    const { value } = this.fields.get(id);
    this.#setAll(new Map([[id, value.slice(0, from) + put + value.slice(to)]]), tied);
  }
}

/** @param {string} id of the part @param {{excerpt:string}} hit @param {number} place its number in the part */
function placeRow(id, { excerpt }, place) {
  const row = clone("place", { words: `…${excerpt.replaceAll("\n", " ")}…` });
  Object.assign(row.querySelector("input").dataset, { part: id, place: String(place) });
  return row;
}
