// T12: the case that the Python side made is loaded by each person's worker, and every text opens for its readers alone.
import assert from "node:assert/strict";
import test from "node:test";

import { unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { fingerprint, identityFrom } from "../../mediator/static/js/protocol/identity.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { makePerson, NOW } from "./people.mjs";
import { vectors } from "./vectors.mjs";

await ready;
const story = vectors("case");
const ANN = story.lane_ids.ann;

function reader(name) {
  const person = makePerson();
  person.held.identity = identityFrom(unb64(story.seeds[name]));
  person.held.root = fingerprint(story.root);
  return person;
}

/** What a person is served: staff everything, Ann her lane. */
function served(name, fp) {
  const staff = !name.startsWith("ann");
  const slots = story.slots.filter(([, , who]) => who === fp || (staff && who.startsWith("desk/")));
  const lanes = staff ? story.lanes : { [ANN]: story.lanes[ANN] };
  return { case: story.case, roster: story.roster, lanes, slots, ...(staff ? { log: story.log } : {}) };
}

for (const name of ["sam", "lee", "ann-again"]) {
  test(`${name} opens every text that has a key for them, and no other`, async () => {
    const person = reader(name);
    const { fp } = person.held.identity;
    const view = await person.loadCase({ case: story.case, served: served(name, fp), now: NOW });
    const places = new Set(served(name, fp).slots.map(([chain, seq]) => `${chain}/${seq}`));
    let read = 0;
    for (const { chain, seq, body, cover } of [...view.log, ...view.lanes.flatMap(({ entries }) => entries)]) {
      for (const [part, { ct }] of Object.entries({ ...(body && { body }), ...(cover && { cover }) })) {
        const open = () => person.openBody({ case: story.case, chain, seq, part, ct: unb64(story.blobs[ct]) });
        if (places.has(`${chain}/${seq}`)) read += Number((await open()).v === 1);
        else await assert.rejects(open(), (error) => error.code === "V8");
      }
    }
    assert.ok(read > 5, `${read} texts were read`);
  });
}

test("a text given in another's place is refused with V8", async () => {
  const person = reader("sam");
  const view = await person.loadCase({ case: story.case, served: served("sam", person.held.identity.fp), now: NOW });
  const [one, other] = view.lanes.flatMap(({ entries }) => entries).filter(({ t }) => t === "submit" || t === "proof");
  const open = (entry, body) => person.openBody({ case: story.case, chain: entry.chain, seq: entry.seq, part: "body", ct: unb64(story.blobs[body.ct]) });
  await assert.rejects(open(one, other.body), (error) => error.code === "V8");
  assert.equal((await open(one, one.body)).v, 1);
});
