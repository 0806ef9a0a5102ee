/** The text for the reader: one field for each part, and the words that may stand for what is taken out. */
import { announce, at, chosen, clone, show, slot } from "../dom.js";
import { put, words } from "./dom.js";
import { placesOf, replacedAt } from "./marks.js";
import { some } from "./words.js";
import { REDACTIONS, findEverywhere, replaceEverywhere } from "../text/redaction.js";

/**
 * The editor of a proposal; `onChange` hears a part's id and its new text.
 * @typedef {{of:string[], why:Record<string, string>, onWhy:(id:string, why:string) => void}} Leave questions that may be left out, and why
 */
export class Proposal {
  /** @param {import("../case/parts.js").Part[]} parts what it starts from @param {Map<string, string>} texts @param {(id: string, text: string) => void} onChange @param {Leave} [leave] */
  constructor(parts, texts, onChange, leave = { of: [], why: {}, onWhy: () => {} }) {
    this.parts = parts;
    this.onChange = onChange;
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
  }

  #field(part, text) {
    const drawn = clone("part", { label: part.label, question: part.question ? `Asked: ${part.question}` : "" });
    const field = slot(drawn, "text");
    field.hidden = false;
    field.id = `part-${part.id}`;
    drawn.querySelector("label").htmlFor = field.id;
    field.value = text;
    field.rows = Math.min(30, Math.max(4, Math.ceil(text.length / 36) + text.split("\n").length));
    field.addEventListener("input", () => {
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
      this.#set(part.id, left ? part.text : "");
      (left ? field : why).focus();
    });
    why.addEventListener("input", () => this.leave.onWhy(part.id, why.value));
    this.leaving.set(part.id, draw);
    draw();
  }

  #set(id, text) {
    this.fields.get(id).value = text;
    this.onChange(id, text);
    this.leaving.get(id)?.();
  }

  /** Go on from other texts, by part. @param {Map<string, string>} texts */
  startFrom(texts) {
    for (const [id, text] of texts) if (this.fields.has(id)) this.#set(id, text);
  }

  /** Put every part back as it was before. */
  reset() {
    for (const part of this.parts) this.#set(part.id, part.text);
    announce("The text is as it was before.");
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
    for (const [id, field] of this.fields) {
      const places = boxes.filter((box) => box.dataset.part === id).map((box) => Number(box.dataset.place));
      if (places.length) this.#set(id, replaceEverywhere(field.value, this.wanted, at("placeholder").value, places).text);
    }
    this.#closePlaces();
    announce(`Replaced in ${some(boxes.length, "place")}.`);
  }

  #closePlaces() {
    show("places", false);
    this.fields.get(this.last).focus();
  }

  /** Take the words of a highlight out of the part where they stand. @param {string} id @param {string} taken @param {number} nth which of the same words @param {string} put */
  takeOut(id, taken, nth, put) {
    const field = this.fields.get(id);
    const places = placesOf(field.value, taken);
    if (!places.length) return announce("These words no longer stand in the text for the reader.");
    this.#set(id, replacedAt(field.value, taken, put, [places[Math.min(nth, places.length - 1)]]));
    announce(`Taken out: now ${put}.`);
  }
}

/** @param {string} id of the part @param {{excerpt:string}} hit @param {number} place its number in the part */
function placeRow(id, { excerpt }, place) {
  const row = clone("place", { words: `…${excerpt.replaceAll("\n", " ")}…` });
  Object.assign(row.querySelector("input").dataset, { part: id, place: String(place) });
  return row;
}
