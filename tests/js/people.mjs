// People with workers of their own, and a server that keeps what it is given and believes everybody.
import { certify } from "../../mediator/static/js/protocol/certificate.js";
import { b64, digest } from "../../mediator/static/js/protocol/encoding.js";
import { fromWire } from "../../mediator/static/js/protocol/entry.js";
import { identityFrom, makeSeed } from "../../mediator/static/js/protocol/identity.js";
import { cardKeys, cardValue, cardText, makeCard, sealPacket } from "../../mediator/static/js/protocol/card.js";
import { Held } from "../../mediator/static/js/worker/held.js";
import { run } from "../../mediator/static/js/worker/verbs.js";

export const NOW = 1_790_000_000;
export const content = (text, more = {}) => ({ v: 1, text, lang: "en", att: [], ...more });

/** A fast stand-in for Argon2, which has tests of its own. */
export const quick = (passphrase, salt) => digest("test", passphrase, salt);

/** Somebody's worker: `await person.verb(args)`. */
export function makePerson(stretch = quick) {
  const held = new Held({ stretch, clock: () => NOW });
  return new Proxy({ held }, { get: (own, verb) => own[verb] ?? (verb === "then" ? undefined : (args) => run(held, verb, structuredClone(args))) });
}

export class Service {
  constructor() {
    this.root = identityFrom(makeSeed());
    this.roster = [];
    this.log = [];
    this.lanes = {};
    this.slots = [];
    this.blobs = new Map();
    this.packets = new Map();
    this.parked = [];
  }

  /** A certified facilitator with an account, whose root is pinned. */
  async hire(sup = 0) {
    const person = makePerson();
    const secret = makeCard();
    const keys = cardKeys(cardValue(secret));
    await person.readCard({ text: cardText(secret) });
    await person.openPacket({ sealed: b64(sealPacket(keys.packet, { by: this.root.fp, exp: NOW + 9, root: this.root.fp })) });
    const { me, fp } = await person.createAccount({ passphrase: "plain river seven" });
    const cert = certify(this.root, me, { exp: NOW + 1_000_000, sup });
    return { person, me, fp, cert };
  }

  /** Takes in a batch as signed. */
  take({ case: id, entries, slots, blobs, park, packets }) {
    if (id) this.case = id;
    for (const wire of entries) this.#place(fromWire(wire), wire);
    this.slots.push(...slots);
    for (const { id: blob, bytes } of blobs) this.blobs.set(blob, bytes);
    for (const [find, sealed] of packets) this.packets.set(find, sealed);
    for (const { when, entry } of park) this.parked.push({ when, entry, lane: fromWire(entry).chain, of: this.#offerOf(fromWire(entry)) });
    return entries;
  }

  #place({ t, chain }, wire) {
    if (t === "log-open") this.logChain = chain;
    if (t === "roster-open") this.rosterChain = chain;
    if (chain === this.rosterChain) this.roster.push(wire);
    else if (chain === this.logChain) this.log.push(wire);
    else (this.lanes[chain] ??= []).push(wire);
  }

  #offerOf(release) {
    return this.log.map(fromWire).find(({ t, fields }) => t === "offer" && fields.body.ct === release.fields.body.ct).hash;
  }

  /** What a facilitator is served. */
  forStaff(fp) {
    const slots = this.slots.filter(([, , reader]) => reader === fp || reader.startsWith("desk/"));
    return structuredClone({ case: this.case, roster: this.roster, lanes: this.lanes, log: this.log, slots, parked: this.parked, now: NOW });
  }

  /** What a participant is served. */
  forParticipant(fp, lane) {
    const slots = this.slots.filter(([, , reader]) => reader === fp);
    return structuredClone({ case: this.case, roster: this.roster, lanes: { [lane]: this.lanes[lane] }, slots, now: NOW });
  }

  /** The sealed body of an entry. */
  ct({ body, cover }, part = "body") {
    return this.blobs.get((part === "body" ? body : cover).ct);
  }

  /** What POST /api/card answers for a lane's card. */
  invitation(lane) {
    const head = fromWire(this.lanes[lane].at(-1));
    return { roster: this.roster, lane: { chain: lane, entries: this.lanes[lane].slice(0, 1), head: [head.seq, head.hash] } };
  }
}
