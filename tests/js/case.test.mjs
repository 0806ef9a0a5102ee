// T12, N4 to N6: the case of the story is accepted by every reader, every attack on it refused with its code.
import assert from "node:assert/strict";
import test from "node:test";

import { verifyCase } from "../../mediator/static/js/protocol/case.js";
import { mergePins } from "../../mediator/static/js/protocol/chain.js";
import { unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { fromWire } from "../../mediator/static/js/protocol/entry.js";
import { CheckFailed } from "../../mediator/static/js/protocol/errors.js";
import { identityFrom } from "../../mediator/static/js/protocol/identity.js";
import { checkEnrolment, checkOwnKey } from "../../mediator/static/js/protocol/lane.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { vectors } from "./vectors.mjs";

await ready;
const story = vectors("case");
const attacks = vectors("negative_chain");
const ANN = story.lane_ids.ann;

function verified(reader, { roster, lanes, log }, pins = []) {
  const served = reader === "desk" ? { roster, lanes, log } : { roster, lanes: { [ANN]: lanes[ANN] } };
  return verifyCase(story.case, served, pins);
}

function withAttack({ chain, keep, then }) {
  const cut = (entries) => [...entries.slice(0, keep), ...then];
  if (chain === "R") return { ...story, roster: cut(story.roster) };
  if (chain in story.lanes) return { ...story, lanes: { ...story.lanes, [chain]: cut(story.lanes[chain]) } };
  return { ...story, log: cut(story.log) };
}

const withCode = (code) => (error) => error instanceof CheckFailed && error.code === code;

for (const reader of ["ann", "desk"]) {
  test(`T12 the whole case is accepted by ${reader}, and again with the pins of the first look`, () => {
    const first = verified(reader, story);
    assert.deepEqual(verified(reader, story, first.heads).heads, first.heads);
    for (const head of first.heads) assert.ok(story.heads.some((known) => String(known) === String(head)));
  });
}

for (const row of attacks.chains) {
  test(`refused with ${row.code}: ${row.name}`, () => {
    assert.throws(() => verified(row.reader, withAttack(row), row.pins), withCode(row.code));
  });
}

test("pins are united, or refused when they conflict", () => {
  for (const { sets, code, merged } of attacks.pins) {
    if (merged) assert.deepEqual(mergePins(...sets), merged);
    else assert.throws(() => mergePins(...sets), withCode(code));
  }
});

test("an enrolment holds for its own card alone", () => {
  for (const { entry, mackey, code } of attacks.enrolments) {
    const check = () => checkEnrolment(fromWire(entry), unb64(mackey));
    if (code) assert.throws(check, withCode(code));
    else check();
  }
});

test("V11 another key than one's own is refused", () => {
  const lane = verified("ann", story).lanes.get(ANN);
  checkOwnKey(lane, identityFrom(unb64(story.seeds["ann-again"])).fp);
  assert.throws(() => checkOwnKey(lane, identityFrom(unb64(story.seeds.ann)).fp), withCode("V11"));
});
