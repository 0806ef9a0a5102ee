/** The page's way to the text worker: answers in order, and an honest answer when the worker is slow, silent or broken. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Texts } from "../../mediator/static/js/texts.js";

/** The real worker's code behind the face of a browser's worker. */
class Seen {
  constructor() {
    this.onmessage = (/** @type {any} */ _) => {};
    this.onerror = () => {};
    this.ended = false;
  }
  terminate() { this.ended = true; }
  postMessage(/** @type {any} */ _) {}
}

const scope = /** @type {any} */ (globalThis);
/** @type {(event: {data: any}) => void} */
let listener = () => {};
scope.addEventListener = (/** @type {string} */ _, /** @type {any} */ heard) => { listener = heard; };
await import("../../mediator/static/js/text-worker.js");

class Working extends Seen {
  postMessage(/** @type {any} */ asked) {
    scope.postMessage = (/** @type {any} */ data) => queueMicrotask(() => this.onmessage({ data }));
    listener({ data: structuredClone(asked) });
  }
}

test("screen, prompts, changes and meter answer through the worker, in order", async () => {
  const texts = new Texts(() => /** @type {any} */ (new Working()));
  const [screened, prompted, changed, measured] = await Promise.all([
    texts.screen({ text: "Ring 07700 900123, Kestrel.", protectedTerms: ["Kestrel"] }),
    texts.prompts({ text: "Ring 07700 900123. Sam was kind.", names: ["Sam"] }),
    texts.changes({ original: "one two", proposed: "one three" }),
    texts.meter({ original: "I am angry", proposed: "I am" }),
  ]);
  assert.deepEqual(screened.highlights.map(({ category }) => category).sort(), ["contact", "protected"]);
  assert.equal(screened.complete, true);
  assert.deepEqual(prompted.prompts.map(({ about }) => about), ["telephone"]);
  assert.deepEqual(changed.changes.map(({ removed, added }) => [removed, added]), [["two", "three"]]);
  assert.deepEqual(measured.feelingRemoved, ["angry"]);
  assert.equal((await texts.normalise({ text: "a\r\nb" })).text, "a\nb");
});

test("a worker that breaks or never answers gives an unfinished answer, and the next question a new worker", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  /** @type {Seen[]} */
  const made = [];
  const texts = new Texts(() => {
    made.push(made.length === 0 ? new Seen() : new Working());
    return /** @type {any} */ (made[made.length - 1]);
  });
  const silent = texts.screen({ text: "x" });
  const next = texts.changes({ original: "a", proposed: "b" });
  t.mock.timers.tick(8000);
  assert.deepEqual(await silent, { highlights: [], tookMs: 0, complete: false, tooMany: false });
  assert.equal((await next).changes.length, 1);
  assert.ok(made[0].ended && made.length === 2);
});

test("a browser that refuses the worker gets clear answers, and the text is normalised all the same", async () => {
  const texts = new Texts(() => { throw new TypeError("refused"); });
  assert.equal((await texts.screen({ text: "x" })).complete, false);
  assert.deepEqual(await texts.changes({ original: "a", proposed: "b" }), { changes: [], tooDifferent: true });
  assert.deepEqual(await texts.prompts({ text: "x" }), { prompts: [], complete: false });
  assert.equal((await texts.normalise({ text: "x\u200b" })).unseenRemoved, 1);
});

test("ending answers every open question", async () => {
  const texts = new Texts(() => /** @type {any} */ (new Seen()));
  const open = [texts.screen({ text: "x" }), texts.meter({ original: "a", proposed: "b" })];
  texts.end();
  const [screened, measured] = await Promise.all(open);
  assert.equal(/** @type {any} */ (screened).complete, false);
  assert.equal(/** @type {any} */ (measured).tooDifferent, true);
});

test("p6: protected terms are looked for alone, and nothing pushes one of them out; a worker that fails says so", async () => {
  const text = `${"Ring 07700 900123. ".repeat(1200)}She is at Kestrel, near kestrel and KESTREL.`;
  const texts = new Texts(() => /** @type {any} */ (new Working()));
  const { hits, complete } = await texts.terms({ text, protectedTerms: ["Kestrel"] });
  assert.deepEqual([hits.map(({ words }) => words), complete], [["Kestrel"], true]);
  const { highlights } = await texts.screen({ text, protectedTerms: ["Kestrel"], budgetMs: 60_000 });
  assert.equal(highlights.filter(({ category }) => category === "protected").length, 3);
  const broken = new Texts(() => { throw new TypeError("refused"); });
  assert.deepEqual(await broken.terms({ text, protectedTerms: ["Kestrel"] }), { hits: [], complete: false });
});

test("whoever looks again is given more time", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const texts = new Texts(() => /** @type {any} */ (new Seen()));
  let answered = false;
  texts.screen({ text: "x", budgetMs: 30_000 }).then(() => { answered = true; });
  t.mock.timers.tick(20_000);
  await Promise.resolve();
  assert.equal(answered, false);
  t.mock.timers.tick(20_000);
  await Promise.resolve();
  assert.equal(answered, true);
});
