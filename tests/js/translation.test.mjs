// Translations through the workers: checked by somebody else, put into the version as they stand, and never another one.
import assert from "node:assert/strict";
import test from "node:test";

import { inTranslation, translationOf } from "../../mediator/static/js/case/translation.js";
import { translationBlocks, translationStand, whyNotCheckTranslation } from "../../mediator/static/js/desk/translation-words.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { act, cover, join, load, openCase, opened } from "./acts.mjs";
import { content } from "./people.mjs";

await ready;
const misused = (error) => error.name === "Misused";
const told = { from: "pl", by: "Ewa", how: "meeting", parts: ["Why me?"] };

test("P5 P6 a version carries exactly the translation that somebody else checked", async () => {
  const { service, sam, kim, ann, ben, annRef } = await openCase();
  const victim = await join(service, sam, ann);
  await join(service, sam, ben);
  const [sent] = await act(service, victim, ann, [{ chain: ann, t: "submit", fields: { peer: annRef, att: [], of: "" }, body: { kind: "letter", content: content("Dlaczego ja?") } }]);
  const [made] = await act(service, sam, null, [{ chain: "D", t: "translation", fields: { lane: ann, msg: sent.body.msg, of: sent.hash, use: "reader" }, body: { kind: "translation", content: content("", told) } }]);
  const compare = { chain: "D", t: "compare", fields: { lane: ann, of: made.hash, found: "same" }, body: { kind: "compare", content: content("with Jan") } };
  const offered = (beside = {}) => [
    { chain: "D", t: "checks", fields: { lane: ann, msg: sent.body.msg }, body: { kind: "checks", content: content("", { marks: [], translated: [], overrides: [], source: sent.hash, outgoing: sent.hash }) } },
    { chain: "D", t: "offer", fields: { lane: ann, msg: sent.body.msg, src: sent.hash, agree: "", dst: ben, att: [], mode: "as-written", checks: "@0" }, body: { kind: "letter", content: { ...content("Dlaczego ja?"), ...beside }, chain: ben }, cover: { content: cover } },
  ];
  const sign = (who, items) => who.person.signBatch({ case: service.case, items });

  await load(service, sam);
  await opened(service, sam, null, sent);
  await opened(service, sam, null, made);
  await assert.rejects(sign(sam, [compare]), misused);
  await assert.rejects(sign(sam, offered()), misused);
  await act(service, kim, null, [compare]);

  // The worker puts it in; what a page would put in its place does not count.
  await load(service, sam);
  const another = { translation: { ...told, parts: ["Softer."], lang: "en", wrote: sam.fp, checked: kim.fp } };
  service.take(await sign(sam, offered(another)));
  const offer = (await load(service, kim)).log.findLast(({ t }) => t === "offer");
  const seen = await opened(service, kim, null, offer);
  assert.equal(seen.text, "Dlaczego ja?");
  assert.deepEqual(seen.translation, { ...told, lang: "en", wrote: sam.fp, checked: kim.fp });
});

test("what stands for a round: the newest translation of one of its texts, until it is said that none is needed", () => {
  const item = { msg: "m", laneState: "waiting", submissions: [{ hash: "s" }], proofs: [{ hash: "p", of: "s" }] };
  const stand = (translations, found = [], more = {}) => translationOf({ ...item, ...more }, { translations: new Map([["m", translations]]), found: new Map([["t", new Map(found.map((one) => [one.by, one]))]]) });
  const made = { hash: "t", by: "Sam", of: "s", use: "reader", ts: 1_790_000_000 };
  const [same, differs] = [{ by: "Kim", found: "same" }, { by: "Lee", found: "differs" }];
  assert.equal(stand([]).translation, null);
  assert.equal(stand([{ ...made, of: "before" }]).translation, null);
  assert.equal(stand([made]).translationWaits, true);
  assert.equal(stand([made], [same]).translationWaits, false);
  assert.equal(stand([made], [same, differs]).translationWaits, true);
  assert.equal(stand([made, { ...made, hash: "n", use: "none" }]).translation, null);
  const agreed = stand([made], [same], { laneState: "agreed" });
  assert.equal(agreed.translationWaits, true);
  assert.match(translationBlocks({ ...item, laneState: "agreed", ...agreed })[0].words, /changed after it was translated/);
  const known = { me: "Sam", desk: { members: [{ fp: "Sam", present: 1 }, { fp: "Kim", present: 1 }] }, colleague: (fp) => fp };
  assert.match(translationStand({ ...item, ...stand([made], [differs]) }, known), /^Lee found that something differs/);
  assert.match(whyNotCheckTranslation({ ...item, ...stand([made]) }, known)[0].fix, /^Ask Kim to check it/);
});

test("questions keep their number in a translation, and answers how they were answered", () => {
  const asked = { v: 1, att: [], lang: "pl", text: "", questions: ["Dlaczego?", "Kiedy?"] };
  assert.deepEqual(inTranslation("questions", asked, ["Why?", "When?"]).questions, ["Why?", "When?"]);
  const answers = { v: 1, att: [], lang: "pl", text: "A", answers: [{ q: "Why?", a: "B", how: "answered" }] };
  assert.deepEqual(inTranslation("answers", answers, ["C", "D"]), { ...answers, text: "C", answers: [{ q: "Why?", a: "D", how: "answered" }] });
});
