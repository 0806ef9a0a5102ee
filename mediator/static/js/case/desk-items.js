/**
 * What a facilitator's browser makes of a whole case: every item with its state on the desk.
 * Pure; the order of entries within one chain counts, never the clock of a server.
 */
import { AWAY_ENTRIES } from "./desk-away.js";
import { CALL_ENTRIES, openCalls } from "./desk-calls.js";
import { approachesIn } from "./desk-approach.js";
import { TRANSLATION_ENTRIES, translationOf } from "./translation.js";
import { foldLane, newestProof, newestSubmission } from "./items.js";

/**
 * @param {object} view a checked view with all lanes and the log
 * @param {object[]} parked rows of the server: {lane, when, entry, of}
 * @param {number} now Unix seconds
 */
export function foldDesk(view, parked, now) {
  const lanes = new Map(view.lanes.map((lane) => [lane.chain, foldLane(lane, now)]));
  const desk = {
    lanes, now, eyes: view.roster.eyes, members: view.roster.members, people: null, terms: null, pairs: [],
    needs: new Map(), gates: new Map(), shutBy: new Map(), approaches: approachesIn(view.log ?? []), suspended: null, voidedUpTo: -1, notes: [], invites: new Map(), events: new Map(),
    approvals: new Map(), concerns: new Map(), offers: new Map(), checks: new Map(), looks: new Map(),
    calls: new Map(), contacts: [], found: new Map(), translations: new Map(), outcomes: new Map(), standIns: new Map(),
  };
  for (const entry of view.log ?? []) (LOG[entry.t] ?? (() => {}))(desk, entry);
  const items = [...lanes.values()].flatMap((lane) => [...lane.items.values()]);
  return { ...desk, items: items.map((item) => deskItem(item, desk, parked)) };
}

function event(desk, msg, entry) {
  if (!desk.events.has(msg)) desk.events.set(msg, []);
  desk.events.get(msg).push(entry);
}

function ofOffer(desk, entry) {
  const offer = desk.offers.get(entry.of);
  if (offer) event(desk, offer.msg, entry);
}

const LOG = {
  ...AWAY_ENTRIES,
  ...CALL_ENTRIES,
  ...TRANSLATION_ENTRIES,
  people: (desk, entry) => { desk.people = entry; },
  terms: (desk, entry) => { desk.terms = entry; },
  pair: (desk, entry) => { desk.pairs.push(entry); },
  invite: (desk, entry) => { desk.invites.set(entry.lane, entry); },
  look: (desk, entry) => {
    if (!desk.looks.has(entry.of)) desk.looks.set(entry.of, []);
    desk.looks.get(entry.of).push(entry);
  },
  // What somebody finds later counts instead of what they found before.
  compare: (desk, entry) => { desk.found.set(entry.of, (desk.found.get(entry.of) ?? new Map()).set(entry.by, entry)); },
  need: (desk, entry) => { desk.needs.set(entry.lane, entry.gates); },
  gate: (desk, entry) => {
    const key = `${entry.lane}/${entry.gate}`;
    desk.gates.set(key, entry);
    if (entry.state === "shut") desk.shutBy.set(key, (desk.shutBy.get(key) ?? new Set()).add(entry.by));
  },
  note: (desk, entry) => { desk.notes.push(entry); },
  checks: (desk, entry) => { desk.checks.set(entry.msg, entry); },
  hold: (desk, entry) => { desk.offers.set(entry.hash, entry); event(desk, entry.msg, entry); },
  reopen: ofOffer,
  // What follows from an objection is found as what follows from its offer.
  object: (desk, entry) => { ofOffer(desk, entry); desk.offers.set(entry.hash, desk.offers.get(entry.of)); },
  settle: ofOffer,
  ask: (desk, entry) => { ofOffer(desk, entry); desk.offers.set(entry.hash, desk.offers.get(entry.of)); },
  excuse: ofOffer,
  outcome: (desk, entry) => { desk.outcomes.set(entry.of, entry); },
  concern: (desk, entry) => { desk.concerns.set(entry.of, [...desk.concerns.get(entry.of) ?? [], entry]); },
  offer: (desk, entry) => { desk.offers.set(entry.hash, entry); event(desk, entry.msg, entry); },
  approve: (desk, entry) => {
    if (!desk.approvals.has(entry.of)) desk.approvals.set(entry.of, []);
    desk.approvals.get(entry.of).push(entry);
  },
  takeback: ofOffer,
  decide: (desk, entry) => event(desk, entry.msg, entry),
  // A suspension voids every approval given before it; the offers stay.
  suspend: (desk, entry) => { desk.suspended = entry; desk.voidedUpTo = entry.seq; },
  lift: (desk) => { desk.suspended = null; },
};

function deskItem(item, desk, parked) {
  const events = desk.events.get(item.msg) ?? [];
  const offers = events.filter((entry) => entry.t === "offer");
  const offer = liveOffer(item, events);
  const approvals = offer ? standing(desk, offer) : [];
  const row = offer ? parked.find((one) => one.of === offer.hash) : undefined;
  const passed = passedOn(desk, offers);
  const held = heldBy(events, desk.now);
  const asked = offer ? askedFor(item, events, offer, desk, approvals) : [];
  const newest = newestSubmission(item).hash;
  const objection = objectionTo(item, events, offers);
  const upheld = Boolean(objection?.upheld);
  return { ...item, offers, offer, approvals, parked: row ?? null, passed, held, asked,
    call: passed ? openCalls(desk, passed.offer.hash)[0] ?? null : null,
    outcome: (passed && desk.outcomes.get(passed.release.hash)) ?? null, voided: voidedApprovals(desk, offers, approvals), upheld, objection: upheld || offer ? null : objection,
    checks: desk.checks.get(item.msg) ?? null, looks: desk.looks.get(newest) ?? [], found: [...desk.found.get(newest)?.values() ?? []], ...translationOf(item, desk), concerns: desk.concerns.get(newest) ?? [],
    events, state: stateOf({ item, desk, offer, approvals, asked, upheld, row, passed, held, events }) };
}

/** The newest offer, unless something after it made it void. */
function liveOffer(item, events) {
  let offer = null;
  for (const entry of events) offer = entry.t === "offer" ? entry : voids(entry) ? null : offer;
  return offer && restsOn(offer, item) ? offer : null;
}

/** The letter bank keeps what was approved; any other hold does not. */
function voids({ t, on, outcome }) {
  if (t === "hold") return on !== "asked";
  return t === "object" || t === "takeback" || (t === "decide" && outcome !== "release");
}

/** Whether a version is made from the newest round and the agreement that stands now. */
function restsOn(offer, item) {
  return offer.src === newestSubmission(item).hash && offer.agree === (item.laneState === "agreed" ? item.answer.hash : "");
}

/**
 * The askings that are waited for: of whoever is here, did not approve, object or get excused. They are about the version
 * (its round and its author's answer), so making the same one again gets rid of nobody.
 */
function askedFor(item, events, offer, desk, approvals) {
  const same = offersLike(item, events, offer);
  const asked = new Map();
  for (const entry of events) {
    if (entry.t === "ask" && same.has(entry.of)) asked.set(entry.who, entry);
    else if (entry.t === "object" && same.has(entry.of)) asked.delete(entry.by);
    else if (entry.t === "excuse") for (const [who, { hash }] of asked) if (hash === entry.of) asked.delete(who);
  }
  const present = new Set(desk.members.filter((one) => one.present).map((one) => one.fp));
  return [...asked.values()].filter(({ who }) => present.has(who) && !approvals.some((entry) => entry.by === who));
}

/** The hashes of all offers of one version: the same round, the same answer of its author. */
function offersLike(item, events, { src, agree }) {
  const same = events.filter((one) => one.t === "offer" && one.src === src && answerIn(item, one.agree) === answerIn(item, agree));
  return new Set(same.map(({ hash }) => hash));
}

/** The newest objection to the version that could be made now, with its offer and whether a supervisor upheld it. */
function objectionTo(item, events, offers) {
  if (!["waiting", "agreed"].includes(item.laneState)) return null;
  const agree = item.laneState === "agreed" ? item.answer.hash : "";
  const same = offersLike(item, events, { src: newestSubmission(item).hash, agree });
  const entry = events.findLast(({ t, of }) => t === "object" && same.has(of));
  if (!entry) return null;
  const version = offers.find((one) => one.hash === entry.of);
  return { entry, version, upheld: events.some(({ t, of }) => t === "settle" && of === entry.hash) };
}

/** The author's own answer that a version rests on; a text under their permission has none. */
function answerIn(item, agree) { return item.proofs.some(({ hash }) => hash === agree) ? "" : agree; }

/** Approvals that count no longer, each with the number of the version it was for, and whether a later one was made since. */
function voidedApprovals(desk, offers, standing) {
  return offers.flatMap((offer, at) => (desk.approvals.get(offer.hash) ?? [])
    .filter((entry) => !standing.includes(entry)).map((entry) => ({ entry, version: at + 1, earlier: at + 1 < offers.length })));
}

function standing(desk, offer) {
  const present = new Set(desk.members.filter((one) => one.present).map((one) => one.fp));
  const seen = new Map();
  for (const entry of desk.approvals.get(offer.hash) ?? []) {
    if (present.has(entry.by) && entry.seq > desk.voidedUpTo) seen.set(entry.by, entry);
  }
  return [...seen.values()];
}

function passedOn(desk, offers) {
  for (const offer of offers) {
    for (const { release } of desk.lanes.get(offer.dst)?.received.values() ?? []) {
      if (release.body.msg === offer.body.msg) return { offer, release };
    }
  }
  return null;
}

function heldBy(events, now) {
  const last = events.filter((entry) => entry.t !== "checks").at(-1);
  if (last?.t !== "hold") return null;
  return last.on === "date" && last.until <= now ? null : last;
}

function stateOf({ item, desk, offer, approvals, asked, upheld, row, passed, held, events }) {
  if (passed) return "released";
  if (item.laneState === "recalled" || item.laneState === "declined") return item.laneState;
  if (events.at(-1)?.t === "decide" && events.at(-1).outcome === "decline") return "declined";
  if (held) return "held";
  if (row) return "parked";
  if (offer) return !asked.length && approvals.length >= desk.eyes && someoneElse(desk, offer, approvals, upheld) ? "approved" : "offered";
  return newestProof(item) || item.laneState !== "agreed" ? item.laneState : "waiting";
}

/** Where two are asked for, and after an upheld objection, somebody who did not make the version approves it. */
function someoneElse(desk, offer, approvals, upheld) {
  return (desk.eyes < 2 && !upheld) || approvals.some((entry) => entry.by !== offer.by);
}
