/**
 * Who is in the cases of a list, opened on this device in one go, before any of the cases is opened.
 */
import { keys } from "../keys.js";
import { SIDES, listed } from "./words.js";

/** What a list may say of a case: who takes part, as their newest names have it. */
export class Label {
  /** @param {string} id the case id @param {{lane:string, side:string, name:string, call:string}[]} people */
  constructor(id, people) {
    this.id = id;
    this.people = people;
  }

  /** Who takes part, in a line. */
  get label() { return listed(this.people.map((one) => one.call || one.name)) || "Names not opened"; }

  /** How a person is called. @param {string} lane */
  name(lane) {
    const person = this.people.find((one) => one.lane === lane);
    return person?.call || person?.name || "this person";
  }

  /** "victim", "offender", or "" while nobody said so. @param {string} lane */
  sideOf(lane) { return this.people.find((one) => one.lane === lane)?.side ?? ""; }

  /** Whether somebody in the case is called like this. @param {string} words in small letters */
  matches(words) {
    return this.people.some(({ name, call, side }) =>
      [name, call, SIDES[side] ?? ""].some((one) => one.toLowerCase().includes(words)));
  }
}

/**
 * Open the names that came with a list.
 * @param {{labels:object[], signers:object[]}} answer @param {{root:object}} session
 * @returns {Promise<Map<string, Label>>} by case; a case whose names cannot be opened has nobody in its label
 */
export async function openLabels({ labels, signers }, { root }) {
  const opened = labels.length ? await keys.openLabels({ labels, signers, root }) : [];
  return new Map(opened.map(({ case: id, people }) => [id, new Label(id, people ?? [])]));
}
