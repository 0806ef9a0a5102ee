/** Words that a service adds: what the desk's pages fetch, and what the form says before any of them counts. */
import assert from "node:assert/strict";
import { test } from "node:test";

const scope = /** @type {any} */ (globalThis);
/** @type {(event: {data: any}) => void} */
let listener = () => {};
scope.addEventListener = (/** @type {string} */ _, /** @type {any} */ heard) => { listener = heard; };
await import("../../mediator/static/js/text-worker.js");
scope.Worker = class {
  terminate() {}
  postMessage(/** @type {any} */ asked) {
    scope.postMessage = (/** @type {any} */ data) => queueMicrotask(() => /** @type {any} */ (this).onmessage({ data }));
    listener({ data: structuredClone(asked) });
  }
};
const { phraseProblem, phrasesIn, problemsOf, triedWords, tryOut } = await import("../../mediator/static/js/desk/rule-form.js");
const { CHOICES, rulesInForce } = await import("../../mediator/static/js/desk/service-rules.js");
const { texts } = await import("../../mediator/static/js/texts.js");

test("the rules in force are fetched once, and again only after a failure", async () => {
  const rows = [{ name: "a", phrases: ["ket"], category: "legal", why: "A drug.", active: true, version: 3, changed_by: "x", changed_at: 1 },
    { name: "b", phrases: ["mcat"], category: "legal", why: "A drug.", active: false, version: 2, changed_by: "x", changed_at: 1 }];
  const broken = [null, {}, [null], [{ ...rows[0], phrases: "ket" }], [{ ...rows[0], why: 1 }], [{ ...rows[0], category: "protected" }], [{ ...rows[0], phrases: ["k".repeat(161)] }], Array(401).fill(rows[0])];
  let asked = 0;
  scope.document ??= { documentElement: { dataset: {} } };
  scope.fetch = async () => {
    asked += 1;
    if (asked === 1) throw new TypeError("no connection");
    return new Response(JSON.stringify(asked <= broken.length + 1 ? broken[asked - 2] : rows));
  };
  await assert.rejects(rulesInForce());
  for (const _ of broken) await assert.rejects(rulesInForce(), /no list of words/);
  const [one, two] = await Promise.all([rulesInForce(), rulesInForce()]);
  assert.deepEqual(one, [{ name: "a", phrases: ["ket"], category: "legal", why: "A drug." }]);
  assert.ok(one === two && one === (await rulesInForce()) && asked === broken.length + 2);
});

test("phrases are lines, and each bad one is named with what is wrong", () => {
  assert.deepEqual(phrasesIn("  the   old mill \n\n Zoë’s\u00a0yard\n"), ["the old mill", "Zoë’s yard"]);
  assert.equal(phraseProblem(["O'Malley’s yard", "drive-by", "Café Zoë", "smokin'"]), "");
  for (const [phrase, said] of [["flat 7", "letters"], ["ket*", "letters"], ["page.example", "letters"], ["…", "letters"], ["the", "common"], ["And You", "common"], ["don't", "common"],
    ["a b c d e f g h i", "too long"], ["k".repeat(81), "too long"]]) assert.match(phraseProblem(["ket", phrase]), new RegExp(`^“${phrase.replace("*", "\\*")}”.*${said}`));
  assert.match(phraseProblem([]), /^Write the words/);
  assert.match(phraseProblem(["ket", "mcat", "spice", "skeng", "shank"]), /at most 4/);
  assert.deepEqual(problemsOf({ phrases: ["ket"], category: "", why: "" }).map(({ id }) => id), ["category", "why"]);
  assert.deepEqual(problemsOf({ phrases: ["ket"], category: "legal", why: "Ring 999." }).map(({ id }) => id), ["why"]);
  assert.deepEqual(problemsOf({ phrases: ["ket"], category: "legal", why: "x".repeat(161) }).map(({ id }) => id), ["why"]);
});

test("a case's own protected terms and hidden text are no choice", () => {
  assert.equal(Object.keys(CHOICES).length, 9);
  assert.ok(!("protected" in CHOICES) && !("hidden" in CHOICES));
});

test("trying says which everyday sentences would be marked, what is marked in a sentence, and what reads like a name", async () => {
  const tried = await tryOut(["the garden", "old Mill"], "At the OLD mill, twice: old-mill.");
  assert.deepEqual(tried, { everyday: ["I had tea with my sister on Sunday and we talked about the garden."], marked: ["OLD mill", "old-mill"], names: [] });
  assert.match(triedWords(tried, "x").join(" "), /^This would mark everyday sentences: “I had tea.*In your sentence it marks “OLD mill” and “old-mill”\.$/);
  const { everyday, marked, names } = await tryOut(["kyle"], "Nobody.");
  assert.deepEqual([everyday, marked, names], [[], [], ["kyle"]]);
  assert.match(triedWords({ everyday, marked, names }, "x").join(" "), /^No everyday sentence is marked\. Your sentence is not marked\. “kyle” reads like somebody's name/);
});

test("words that cannot be tried are not taken", async (t) => {
  t.mock.method(texts, "screen", async () => ({ highlights: [], tookMs: 0, complete: false }));
  await assert.rejects(tryOut(["ket"], ""), /could not be tried/);
});
