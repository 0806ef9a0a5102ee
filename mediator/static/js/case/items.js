/**
 * What the entries of a case amount to: pure functions over a checked view, no fetch, no DOM.
 *
 * A participant's browser folds its own lane. A facilitator's browser folds all lanes and the desk log.
 * The words for states are those of mediator/messages/states.py; a test compares both on the same cases.
 */

/** The last second that a yes may name. A no is taken whatever day it names, and pages show this one. */
const FAR = 2 ** 37 - 1;

/** @typedef {{msg:string, lane:string, kind:string, peer:string, round:number, submissions:object[],
 *   returns:object[], proofs:object[], answer:object|null, recalled:object|null, statuses:object[],
 *   says:object[], laneState:string, later:any}} LaneItem */

/** The consent by which names and contact details may be taken out without asking (docs/protocol.md). */
export const PERMISSION = "remove-details";
const ACTS = ["consent", "agree", "refuse", "recall", "ready", "keep", "pause", "resume", "withdraw", "wishes", "prefer"];

/**
 * Fold one lane as its participant sees it.
 * @param {{chain:string, mode:string, lang:string, entries:object[]}} lane
 * @param {number} now Unix seconds
 */
export function foldLane(lane, now) {
  const fold = {
    chain: lane.chain, mode: lane.mode, lang: lane.lang, now,
    enrol: null, accepted: "", accept: null, paperSince: 0, info: null, consents: new Map(), wishes: null,
    paused: null, withdrawn: null, items: new Map(), received: new Map(), says: [], away: null, prefers: null, byHash: new Map(),
  };
  for (const entry of lane.entries) {
    fold.byHash.set(entry.hash, entry);
    const told = entry.t === "said";
    const act = told ? { ...entry.as, t: entry.act, hash: entry.hash, ts: entry.ts, chain: entry.chain,
      seq: entry.seq, by: entry.by, told: entry } : entry;
    (LANE[act.t] ?? ignore)(fold, act);
  }
  return fold;
}

/** What a person was told of somebody who is away, while it asks them something, or null. @param {any} fold */
export function awayNow({ away, now }) { return away?.who && (!away.until || away.until >= now) ? away : null; }

function ignore() {}

/** The item that a submission, or anything that answers one, belongs to. */
function itemFor(fold, hash) {
  let entry = fold.byHash.get(hash);
  for (let steps = 0; entry && steps < 8; steps += 1) {
    if (entry.t === "submit" || entry.t === "transcript") {
      for (const item of fold.items.values()) if (item.submissions.includes(entry)) return item;
    }
    entry = fold.byHash.get(entry.of);
  }
  return null;
}

function submitted(fold, entry) {
  const item = entry.of ? itemFor(fold, entry.of) : null;
  if (item) {
    item.submissions.push(entry);
    item.round += 1;
    item.laneState = "waiting";
    item.answer = null;
    return;
  }
  fold.items.set(entry.body.msg, {
    msg: entry.body.msg, lane: fold.chain, kind: entry.body.kind, peer: entry.peer, round: 1,
    submissions: [entry], returns: [], proofs: [], answer: null, recalled: null, statuses: [], says: [],
    laneState: "waiting", later: null,
  });
}

function onItem(change) {
  return (fold, entry) => {
    const item = itemFor(fold, entry.of);
    if (item) change(item, entry);
  };
}

const LANE = {
  enrol: (fold, entry) => { fold.enrol = entry; },
  // `mode` says how it is now: who writes, whatever the lane began as.
  accept: (fold, entry) => { Object.assign(fold, { accepted: entry.who, accept: entry, mode: "self" }); },
  "on-paper": (fold, entry) => { Object.assign(fold, { accepted: "", accept: null, enrol: null, mode: "scribe", paperSince: entry.ts }); },
  info: (fold, entry) => { fold.info = entry; },
  away: (fold, entry) => { fold.away = entry; fold.prefers = null; },
  prefer: (fold, entry) => { fold.prefers = entry; },
  consent: (fold, entry) => {
    fold.consents.set(`${entry.peer}/${entry.what}`, entry.until > FAR ? { ...entry, until: FAR } : entry);
    if (entry.what === "take-part" && entry.state === "yes") fold.withdrawn = null;
    if (entry.what === PERMISSION && entry.state !== "yes") endPermission(fold);
  },
  wishes: (fold, entry) => { fold.wishes = entry; },
  pause: (fold, entry) => { fold.paused = entry; },
  resume: (fold) => { fold.paused = null; },
  withdraw: (fold, entry) => { fold.withdrawn = entry; fold.paused = null; },
  submit: submitted,
  transcript: submitted,
  say: (fold, entry) => { fold.says.push(entry); onItem((item) => item.says.push(entry))(fold, entry); },
  status: onItem((item, entry) => {
    item.statuses.push(entry);
    if (entry.st !== "reading") item.later = null;
    if (entry.st === "declined") item.laneState = "declined";
  }),
  later: onItem((item, entry) => { item.later = entry; }),
  return: onItem((item, entry) => { item.returns.push(entry); item.laneState = "returned"; }),
  proof: onItem((item, entry) => {
    item.proofs.push(entry);
    item.later = null;
    // A text under the permission that its author gave beforehand stands as agreed to.
    item.answer = entry.under ? entry : null;
    item.laneState = entry.under ? "agreed" : "proposed";
  }),
  agree: onItem((item, entry) => { item.answer = entry; item.laneState = "agreed"; }),
  refuse: onItem((item, entry) => { item.answer = entry; item.laneState = "waiting"; }),
  recall: onItem((item, entry) => { item.recalled = entry; item.laneState = "recalled"; }),
  release: (fold, entry) => {
    fold.received.set(entry.hash, { release: entry, ready: null, opened: null, kept: null, told: null });
  },
  ready: (fold, entry) => onReceived(fold, entry, "ready"),
  opened: (fold, entry) => onReceived(fold, entry, "opened"),
  keep: (fold, entry) => onReceived(fold, entry, "kept"),
  told: (fold, entry) => onReceived(fold, entry, "told"),
};

function onReceived(fold, entry, name) {
  const received = fold.received.get(entry.of);
  if (received) received[name] = entry;
}

/** Whether the author agreed beforehand, by the permission, and not to this text. @param {LaneItem} item */
export function restsOnPermission(item) { return item.laneState === "agreed" && item.answer?.t === "proof"; }

/** Ending the permission says no to every text that stands on it. */
function endPermission(fold) {
  for (const item of fold.items.values()) {
    if (restsOnPermission(item)) Object.assign(item, { laneState: "waiting", answer: null });
  }
}

/** Whether a consent is in force. @param {object} fold @param {string} peer @param {string} what */
export function consents(fold, peer, what) {
  const entry = fold.consents.get(`${peer}/${what}`);
  return Boolean(entry && entry.state === "yes" && (entry.until === 0 || entry.until >= fold.now));
}

/** The newest text the author sent in. @param {LaneItem} item */
export function newestSubmission(item) { return item.submissions.at(-1); }

/** The newest suggested text, or undefined when none answers the newest submission. @param {LaneItem} item */
export function newestProof(item) {
  const proof = item.proofs.at(-1);
  return proof && proof.of === newestSubmission(item).hash ? proof : undefined;
}

/**
 * What the desk told an author of waiting for the right time, while its day lies ahead and nothing newer was said of the
 * item; else null. What becomes of the hold changes nothing here: it might tell of the other person (P3).
 * @param {LaneItem} item @param {number} now
 */
export function waitsFor({ later, laneState, submissions }, now) {
  const stands = later && later.of === submissions.at(-1).hash && later.until > now && ["waiting", "agreed"].includes(laneState);
  return stands ? later : null;
}

/**
 * The word for an item's state that its author may see. There is none for delivered, opened or held:
 * it would tell one person about the other (P8).
 * @param {LaneItem} item
 * @returns {"with-desk"|"being-read"|"back-with-you"|"suggested"|"agreed"|"taken-out"|"kept"|"taken-back"|"cannot"}
 */
export function authorState(item) {
  const states = { returned: "back-with-you", proposed: "suggested", agreed: "agreed",
    recalled: "taken-back", declined: "cannot" };
  if (restsOnPermission(item)) return "taken-out";
  if (states[item.laneState]) return states[item.laneState];
  const own = item.statuses.filter((entry) => entry.of === newestSubmission(item).hash).at(-1);
  if (own?.st === "kept") return "kept";
  return own?.st === "reading" ? "being-read" : "with-desk";
}

export { ACTS };
