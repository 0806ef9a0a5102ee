/**
 * The steps that somebody made in the text for the reader, so that each can be undone and done again. Pure.
 *
 * A field forgets its own steps as soon as a button changes it; so all of them are kept here, in one order.
 */

/** Typing in one field is one step until it rests this long, in milliseconds. */
const PAUSE = 1000;
const MOST = 200;

/**
 * @typedef {{name:string, before:any, after:any}} Tied the answer to a highlight that was given with a step
 * @typedef {{texts:Map<string, [string, string]>, tied:Tied|null, key:string, at:number}} Step `texts`: before and after, by field;
 *   `key`: what may go on with it, "" for nothing
 */

export class Steps {
  /** @type {Step[]} */ #done = [];
  /** @type {Step[]} */ #undone = [];

  /** Note a step that was made. @param {Map<string, [string, string]>} texts @param {{key?:string, at?:number, tied?:Tied|null}} [how] */
  note(texts, { key = "", at = 0, tied = null } = {}) {
    if (!texts.size && !tied) return;
    const last = this.#done.at(-1);
    this.#undone = [];
    if (key && last?.key === key && at - last.at < PAUSE) {
      for (const [id, [before, after]] of texts) last.texts.set(id, [last.texts.get(id)?.[0] ?? before, after]);
      last.at = at;
      return;
    }
    this.#done.push({ texts, tied, key, at });
    if (this.#done.length > MOST) this.#done.shift();
  }

  /** Take the last step back. @returns {{texts:Map<string, string>, answer:{name:string, value:any}|null}|null} what stands now; null when there is none */
  undo() { return this.#move(this.#done, this.#undone, 0); }

  /** Make the step again that was taken back last. */
  redo() { return this.#move(this.#undone, this.#done, 1); }

  /** @param {Step[]} from @param {Step[]} to @param {0|1} side */
  #move(from, to, side) {
    const step = from.pop();
    if (!step) return null;
    to.push({ ...step, key: "" });
    return { texts: new Map([...step.texts].map(([id, pair]) => [id, pair[side]])),
      answer: step.tied && { name: step.tied.name, value: side ? step.tied.after : step.tied.before } };
  }
}

/** Where two texts begin to differ, and where that ends in the second. @param {string} one @param {string} other @returns {[number, number]} */
export function differsAt(one, other) {
  const shorter = Math.min(one.length, other.length);
  let from = 0;
  while (from < shorter && one[from] === other[from]) from += 1;
  let same = 0;
  while (same < shorter - from && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return [from, other.length - same];
}
