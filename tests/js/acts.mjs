// What people do in a case, verb by verb, as pages ask it of the workers.
import assert from "node:assert/strict";

import { fromWire } from "../../mediator/static/js/protocol/entry.js";
import { content, makePerson, NOW, Service } from "./people.mjs";

export const PASSPHRASE = "plain river seven";
export const cover = content("", { kind: "letter", pages: 1, minutes: 2, about: ["what happened"], removed: 0, from: "Sam", who: "Sam" });

/** A case with Sam, Kim and the supervisor Lee on its desk, and two lanes that may exchange. */
export async function openCase(mode = "self") {
  const service = new Service();
  const [sam, kim, lee] = [await service.hire(), await service.hire(), await service.hire(1)];
  const [ann, ben] = [await sam.person.newId(), await sam.person.newId()];
  const [annRef, benRef] = [await sam.person.newId(), await sam.person.newId()];
  const items = [
    { chain: "R", t: "roster-open", fields: { cert: sam.cert, role: "facilitator", eyes: 2, root: service.root.me, recover: 1 } },
    { chain: "R", t: "staff-add", fields: { who: kim.fp, cert: kim.cert, role: "facilitator" } },
    { chain: "R", t: "staff-add", fields: { who: lee.fp, cert: lee.cert, role: "supervisor" } },
    { chain: "D", t: "log-open", fields: {} },
    { chain: ann, t: "lane-open", fields: { mode, lang: "en" } },
    { chain: ben, t: "lane-open", fields: { mode: "self", lang: "en" } },
    { chain: "D", t: "pair", fields: { a: [ann, annRef], b: [ben, benRef] } },
  ];
  service.take(await sam.person.signBatch({ case: "", items }));
  return { service, sam, kim, lee, ann, ben, annRef };
}

export function load(service, { person, fp }, lane, pins = null) {
  const served = lane ? service.forParticipant(fp, lane) : service.forStaff(fp);
  return person.loadCase({ case: service.case, served, pins, now: NOW });
}

/** Load, sign and hand in. */
export async function act(service, who, lane, items) {
  await load(service, who, lane);
  const entries = service.take(await who.person.signBatch({ case: service.case, items }));
  return entries.map((wire) => ({ ...fromWire(wire).fields, hash: fromWire(wire).hash }));
}

/** Make a card, answer it, confirm the words. */
export async function join(service, sam, lane, person = makePerson()) {
  await load(service, sam);
  const batch = await sam.person.signBatch({ case: service.case, items: [{ chain: "D", t: "invite", fields: { lane }, card: true }] });
  service.take(batch);
  const { find } = await person.readCard({ text: `https://example.org/in#${batch.cards[0].text.replaceAll("-", "")}` });
  const packet = await person.openPacket({ sealed: service.packets.get(find) });
  assert.equal(packet.case, service.case);
  await person.checkInvitation(service.invitation(lane));
  const { fp, auth, blob } = await person.createAccount({ passphrase: PASSPHRASE });
  const { entry, words } = await person.signEnrol({});
  service.take({ entries: [entry], slots: [], blobs: [], park: [], packets: [] });
  const view = await load(service, sam);
  const ct = service.ct(view.log.findLast(({ t }) => t === "invite"));
  const checked = await sam.person.checkEnrol({ case: service.case, lane, ct });
  assert.deepEqual(checked, { ok: true, words, fp, old: view.lanes.find(({ chain }) => chain === lane).accepted });
  const info = { kind: "info", content: content("", { staff: [{ fp: sam.fp, name: "Sam", role: "facilitator" }], others: [], telephone: "020 7946 0000", custody: 0, side: "victim" }) };
  const items = [{ chain: lane, t: "accept", fields: { who: fp, old: checked.old } }, { chain: lane, t: "info", fields: {}, body: info }];
  if (checked.old) items.push({ chain: lane, t: "regrant", fields: { of: "@0", to: fp } });
  await act(service, sam, null, items);
  return { person, fp, auth, blob, find };
}

export async function opened(service, { person }, view, entry, part = "body") {
  return person.openBody({ case: service.case, chain: entry.chain, seq: entry.seq, part, ct: service.ct(entry, part) });
}
