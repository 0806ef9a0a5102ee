// Questions: six words for who asked, whatever became of each; left out one by one; and a letter in nine parts.
import assert from "node:assert/strict";
import test from "node:test";

import { foldLane } from "../../mediator/static/js/case/items.js";
import { questionStates } from "../../mediator/static/js/case/question-states.js";
import { questionTable } from "../../mediator/static/js/desk/question-table.js";
import { leftOut, withheldMarks } from "../../mediator/static/js/desk/withheld.js";
import { asPassedOn, reasonsToTell } from "../../mediator/static/js/pages/answer-fields.js";
import { joinParts, splitParts } from "../../mediator/static/js/text/nine-parts.js";
import { LETTER_GUIDE } from "../../mediator/static/js/words/letter-guide.js";
import { QUESTION_TAG } from "../../mediator/static/js/words/questions.js";

const ASKED = ["Why me?", "Did you know me?"];
const SUBMIT = { t: "submit", hash: "s", of: "", peer: "p", body: { msg: "m", kind: "questions" }, content: { questions: ASKED } };
const proof = (questions, hash = "p") => ({ t: "proof", hash, of: "s", under: "", body: { msg: hash, kind: "questions" }, content: { questions } });
const passed = (answers) => [{ t: "release", hash: "r", body: { msg: "r", kind: "answers" }, content: { answers } }, { t: "opened", hash: "o", of: "r" }];

async function statesAfter(...entries) {
  const fold = foldLane({ chain: "l", mode: "self", lang: "en", entries: [SUBMIT, ...entries].map((entry, seq) => ({ seq, ts: seq, by: "sam", ...entry })) }, 99);
  return (await questionStates(fold, fold.items.get("m"), async ({ content }) => content)).map(({ state }) => state);
}

const LIVES = [
  [[], ["with-desk", "with-desk"]],
  [[{ t: "status", hash: "x", of: "s", st: "reading" }], ["with-desk", "with-desk"]],
  [[{ t: "status", hash: "x", of: "s", st: "kept" }], ["kept", "kept"]],
  [[{ t: "return", hash: "x", of: "s" }], ["back", "back"]],
  [[proof(ASKED)], ["back", "back"]],
  [[proof(["Why me?", ""])], ["back", "cannot"]],
  [[proof(["Why me?", ""]), { t: "agree", hash: "a", of: "p" }], ["kept", "cannot"]],
  [[proof(["Why?", "Did you know me?"]), { t: "agree", hash: "a", of: "p" }, ...passed([{ q: "Why?", a: "It was dark.", how: "answered" }])], ["answered", "kept"]],
  [passed([{ q: "Why me?", a: "", how: "disputes" }]), ["answered", "with-desk"]],
  [passed([{ q: "Why me?", a: "", how: "not-answer" }]), ["answered", "with-desk"]],
  [[{ t: "recall", hash: "x", of: "s" }], ["taken-back", "taken-back"]],
  [[{ t: "status", hash: "x", of: "s", st: "declined" }], ["cannot", "cannot"]],
];

for (const [entries, states] of LIVES) {
  test(`P3: who asked sees ${states.join(", ")} after ${entries.map(({ t, st }) => st ?? t).join(", ") || "handing in"}`, async () => {
    assert.deepEqual(await statesAfter(...entries), states);
  });
}

test("U8: a question that was taken back says so, and the others go on", async () => {
  const again = { t: "submit", hash: "s2", of: "s", peer: "p", body: { msg: "m2", kind: "questions" }, content: { questions: ["", "Did you know me?"] } };
  assert.deepEqual(await statesAfter(again), ["with-desk", "taken-back"]);
  assert.deepEqual(await statesAfter({ t: "status", hash: "x", of: "s", st: "kept" }, again), ["with-desk", "taken-back"]);
  const mended = { t: "submit", hash: "s3", of: "r", peer: "p", body: { msg: "m3", kind: "questions" }, content: { questions: ["Did you?"] } };
  assert.deepEqual(await statesAfter(again, { t: "return", hash: "r", of: "s2" }, mended), ["with-desk", "taken-back"]);
});

test("P3: a question that is answered in what was told to them is answered, whatever the answer was", async () => {
  const told = (how, item = "m") => [{ t: "release", hash: "r", body: { msg: "r", kind: "spoken" } },
    { t: "told", hash: "t", of: "r", content: { answers: [{ item, q: "Why me?", how }] } }];
  for (const how of ["answered", "not-remember", "not-answer"]) assert.deepEqual(await statesAfter(...told(how)), ["answered", "with-desk"]);
  assert.deepEqual(await statesAfter(...told("answered", "another set")), ["with-desk", "with-desk"]);
});

test("the desk says of a question how it was answered by word of mouth, and takes the newest", async () => {
  const asks = { kind: "questions", msg: "m", lane: "ann", looks: [1], state: "released", laneState: "waiting", submissions: [SUBMIT], proofs: [],
    passed: { offer: { dst: "ben", content: SUBMIT.content }, release: { hash: "q" } } };
  const said = (hash) => ({ kind: "spoken", msg: hash, lane: "ben", looks: [1], passed: { offer: { dst: "ann" }, release: { hash } } });
  const told = (how, ts) => ({ told: { ts, when: ts, content: { answers: [{ item: "m", q: "Why me?", how }] } } });
  const received = new Map([["x", told("not-remember", 5)], ["y", told("answered", 9)]]);
  const known = { open: { body: async ({ content }) => content, view: { log: [] } }, desk: { pairs: [], lanes: new Map([["ann", { received }]]) } };
  const rows = await questionTable(known, [asks, said("x"), said("y")]);
  assert.deepEqual(rows.map(({ state }) => state), ["answered", "passed"]);
  assert.match(rows[0].more, /^Told to them on /);
});

test("P3: there are six words for a question, and each state has one", () => {
  assert.deepEqual(Object.values(QUESTION_TAG), ["With your facilitator", "Back with you", "Kept safe", "Answered", "Taken back", "We cannot pass it on"]);
  const states = new Set(LIVES.flatMap(([, seen]) => seen));
  assert.deepEqual([...states].filter((state) => !QUESTION_TAG[state]), []);
});

test("a question that is left out has its reason as a mark over its own words", () => {
  const parts = [{ id: "text", text: "Hello 🦔" }, { id: "q0", text: "Why me?" }, { id: "q1", text: "Where do you live?" }];
  const reading = { parts, text: parts.map(({ text }) => text).join("\n\n"), startOf: (id) => ({ text: 0, q0: 10, q1: 19 })[id] };
  const after = new Map([["text", ""], ["q0", "Why me?"], ["q1", " "]]);
  assert.deepEqual(leftOut("questions", parts, after), ["q1"]);
  assert.deepEqual(leftOut("letter", parts, after), []);
  assert.deepEqual(withheldMarks(reading, ["q1"], { q1: "It asks for an address." }),
    [{ start: 18, end: 36, category: "withheld", rule: "q1", answer: "out", reason: "It asks for an address." }]);
});

test("why somebody will not answer goes to who asked only if they wish it, else to the facilitators", () => {
  const mine = { q: "Why me?", a: "It is about my brother.", how: "not-answer", share: false };
  assert.deepEqual(asPassedOn(mine), { q: "Why me?", a: "", how: "not-answer" });
  assert.deepEqual(reasonsToTell([mine]), ["Why I do not answer “Why me?”: It is about my brother."]);
  assert.deepEqual(asPassedOn({ ...mine, share: true }), { q: "Why me?", a: mine.a, how: "not-answer" });
  assert.deepEqual(reasonsToTell([{ ...mine, share: true }, { ...mine, a: " " }, { ...mine, how: "accepts" }]), []);
});

test("P9: a letter in nine parts and as one text is the same words, back and forth", () => {
  assert.equal(LETTER_GUIDE.length, 9);
  const parts = ["", "I am Kyle.", "", "I went in.", "", "", "It was my choice. ", "", "", "Stop when you like."];
  const text = joinParts(parts);
  assert.equal(text, "I am Kyle.\n\nI went in.\n\nIt was my choice.\n\nStop when you like.");
  assert.deepEqual(splitParts(text, parts, 9), parts);
  assert.deepEqual(splitParts(`${text} And more.`, parts, 9), [`${text} And more.`, ...Array(9).fill("")]);
  assert.equal(joinParts(splitParts("Only this.", [], 9)), "Only this.");
});
