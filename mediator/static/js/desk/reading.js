/**
 * One item with everything that the review and decision pages compute from it: texts, highlights, changes.
 */
import { sourceOf } from "../case/desk-acts.js";
import { PERMISSION, consents, newestSubmission } from "../case/items.js";
import { changesOf } from "./diff.js";
import { readsBlind } from "./four-eyes.js";
import { answered, answersFrom, countUnanswered, needsAction } from "./marks.js";
import { blocksOf, decisionsOf, readerOf } from "./may.js";
import { letterPart, paragraphsOf, partStarts, partsOf, readingText, sameTexts } from "../case/parts.js";
import { screen } from "./screen.js";
import { CANNOT, leftOut } from "./withheld.js";
import { Translated } from "./translated.js";
import { coversUp } from "../text/redaction.js";

/** What is computed from an item, its texts and the facilitator's work on it. */
export class Reading {
  /** @param {object} known @param {object} item @param {object} content the original @param {object} settled the text an offer repeats */
  constructor(known, item, content, settled) {
    this.known = known;
    this.item = item;
    this.content = content;
    this.settled = settled;
    this.parts = partsOf(item.kind, content);
    this.paragraphs = paragraphsOf(this.parts);
    this.text = readingText(this.parts);
    this.highlights = [];
    this.answers = {};
    this.kinds = {};
    this.blind = false;
    /** @type {Translated|null} */ this.translated = null;
    /** @type {import("./diff.js").Change[]} */ this.found = [];
    this.reader = readerOf(item, known.desk);
  }

  /** Open an item's texts and screen the original. @param {object} known @param {string} msg */
  static async open(known, msg) {
    const item = known.item(msg);
    if (!item) throw new Error("There is no such item in this case.");
    const content = await known.open.body(newestSubmission(item));
    const settled = await known.open.body(item.offer ?? sourceOf(item));
    const reading = new Reading(known, item, content, settled);
    reading.highlights = await screen(reading.text, known, reading.item);
    await reading.compare({ texts: {} });
    await reading.#readEarlier();
    reading.translated = await Translated.of(known, item);
    if (reading.translated) reading.translated.blind = reading.blind;
    return reading;
  }

  /** The lists of highlights: of the original, and of its translation. */
  get lists() { return [this.highlights, ...(this.translated ? [this.translated.highlights] : [])]; }

  /** Screen the original and its translation once more, with more time. */
  async lookAgain() {
    this.highlights = await screen(this.text, this.known, this.item, true);
    await this.translated?.look(this.known, this.item, true);
  }

  /** The answers and kinds that stand in the record already. */
  async #readEarlier() {
    const { item, known } = this;
    this.blind = await readsBlind(item, known);
    if (item.checks) this.answers = answersFrom((await known.open.body(item.checks)).marks, this.text);
    if (item.laneState !== "agreed") return;
    const { changes } = await known.open.body(sourceOf(item));
    const kindOf = (n) => changes.find((one) => one.n === n) ?? {};
    this.kinds = Object.fromEntries(this.found.map(({ name, n }) => [name, kindOf(n)]));
  }

  /** The hash of the author's standing permission, "" while there is none in force. */
  get permission() {
    const lane = this.known.desk.lanes.get(this.item.lane);
    return consents(lane, "", PERMISSION) ? lane.consents.get(`/${PERMISSION}`).hash : "";
  }

  get author() { return this.known.name(this.item.lane); }
  get readerName() { return this.reader ? this.known.name(this.reader.lane) : "the reader"; }

  /** Where a part begins in the reading text. @param {string} id */
  startOf(id) { return partStarts(this.parts)[this.parts.findIndex((part) => part.id === id)]; }

  /** Whether the text for the reader is still being made. */
  get editable() { return this.item.state === "waiting" || this.item.state === "agreed"; }

  /** The parts that the text for the reader starts from: the original, or what its author agreed to. */
  get base() { return partsOf(this.item.kind, this.settled); }

  /** The letter part of the original. */
  get source() { return letterPart(this.item.kind, this.content); }

  /** The letter part for the reader: what the facilitator made of it, or what is settled. @param {object} work */
  outgoing(work) {
    return letterPart(this.item.kind, this.settled, new Map(this.editable ? Object.entries(work.texts) : []));
  }

  /** The questions that may be left out one by one, by part. */
  get mayLeaveOut() { return this.item.kind === "questions" ? this.parts.filter(({ id, text }) => id !== "text" && text).map(({ id }) => id) : []; }

  /** The questions that are left out. @param {object} work */
  leftOut(work) { return leftOut(this.item.kind, this.parts, new Map(this.partsFor(work).map(({ id, text }) => [id, text]))); }

  /** Whether the facilitator changed the text that it starts from. @param {object} work */
  changed(work) { return !sameTexts(letterPart(this.item.kind, this.settled), this.outgoing(work)); }

  /** The highlights of the original with the answers given so far. @param {object} work */
  marks(work) {
    return answered(this.highlights, this.text, { ...this.answers, ...work.answers }, this.paragraphs).map((mark) => ({ ...mark, unsaid: this.blind }));
  }

  /** The text for the reader as it is read. @param {object} work */
  outgoingText(work) { return readingText(this.partsFor(work)); }

  /** The text for the reader in its parts. @param {object} work */
  partsFor(work) { return partsOf(this.item.kind, { ...this.settled, ...this.outgoing(work) }); }

  /** Look anew for the changes from the original to the text for the reader. @param {object} work */
  async compare(work) { this.found = await changesOf(this.parts, this.partsFor(work), this.paragraphs); }

  /** The changes that `compare` found, with their kinds. @param {object} work */
  changes(work) {
    const kinds = this.blind ? {} : this.kinds;
    const left = new Set(this.blind ? [] : this.leftOut(work));
    const told = (part) => (left.has(part) ? { kind: "safety", why: CANNOT } : {});
    return this.found.map((change) => ({ ...change, kind: "", why: "", unsaid: this.blind, ...told(change.part), ...kinds[change.name], ...work.kinds[change.name] }));
  }

  /** What the item's state leaves open, each with what is missing. @param {object} work */
  decisions(work) {
    const marks = this.marks(work);
    return decisionsOf(this.item, this.known.desk, {
      me: this.known.me, blocks: this.blocks(), changed: this.changed(work), unanswered: countUnanswered(marks),
      unnamed: this.changes(work).filter((change) => !change.kind).length,
      left: this.leftOut(work).filter((id) => !work.left?.[id]?.trim()), all: this.mayLeaveOut.length > 0 && this.leftOut(work).length === this.mayLeaveOut.length,
      covered: coversUp(this.text, this.outgoingText(work)),
      danger: this.item.concerns.length ? "" : marks.find(needsAction)?.words ?? this.translated?.danger(work) ?? "",
      unmet: this.item.laneState === "waiting" ? marks.filter((mark) => mark.answer === "out" || mark.answer === "ask").length : 0,
    });
  }

  blocks() {
    return blocksOf(this.item, this.known.desk, { halts: this.known.halts, name: (lane) => this.known.name(lane) });
  }

  /** Who is who in the words of the decisions. */
  get who() {
    return { author: this.author, reader: this.readerName, two: this.known.desk.eyes > 1 || this.item.upheld, agreed: this.item.laneState === "agreed",
      objected: Boolean(this.item.objection), state: this.item.state };
  }
}
