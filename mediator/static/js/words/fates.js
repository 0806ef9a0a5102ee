/** What becomes of each thing while somebody has paused, has stopped, or says no to a way of being in touch. */

const STAYS = "It stays with us. If it was not passed on before, it is not passed on";
const NOW = {
  pause: `${STAYS} until you start again.`,
  stop: `${STAYS} any more. You can still ask for it back.`,
  no: `${STAYS} while you say no. You can still ask for it back.`,
};

/** By the state of something that the person sent in: see authorState in case/items.js. @type {Record<string, Record<string, string>>} */
export const FATE = {
  pause: {
    suggested: "The changes wait for you. You do not have to answer.", "back-with-you": "It waits for you. There is no rush.",
    "taken-back": "You asked for this back. That stays so.", cannot: "It is not passed on. That stays so.",
  },
  stop: {
    suggested: "The changes are not made. You do not have to answer.", "back-with-you": "It stays with you.",
    "taken-back": "You asked for this back. That stays so.", cannot: "It is not passed on. That stays so.",
  },
  no: {
    suggested: "The changes wait for you. You do not have to answer.", "back-with-you": "It waits for you. There is no rush.",
  },
};

/** @param {"pause"|"stop"|"no"} why @param {string} state */
export function fateOf(why, state) { return FATE[why][state] ?? NOW[why]; }

export const FATES = {
  draftOf: (kind) => `${kind}, not sent`,
  askToday: "You wanted us to ask you now: do you want to start again? You can also stay paused.",
  askOn: (date) => `On ${date} we ask you if you want to start again.`,
  draft: (what) => ({ what, fate: "It stays a draft. Only you can read it." }),
  waits: { pause: "It waits for you. Open it when you like, or never.", stop: "It stays with you, if you want it. You do not have to open it." },
  came: "It stays with you, as you said.",
  ringsOn: (name, day) => `${name} will ring you on ${day}, to talk about it.`,
  calls: (name) => ({ what: "A call", fate: `${name} still rings you, if you asked for that.` }),
  other: { what: "The other person", fate: "We tell them nothing about this." },
  pausedFor: (who) => `${who} has paused for now. Nothing is passed on while they do. You do not have to do anything.`,
  stoppedFor: (who) => `${who} has stopped taking part. Nothing more is passed on. You do not have to do anything.`,
  otherStopped: { what: "The other person", fate: "We may tell them that you stopped, as you wished. Nothing more." },
  otherPaused: { what: "The other person", fate: "We may tell them that you paused, as you wished. Nothing more." },
  agreed: { pause: { what: "What you said yes to", fate: "It stays as it is, for when you start again." },
    stop: { what: "What you said yes to", fate: "None of it counts any more." } },
  until: (date) => `Nothing is passed on to you or from you. On ${date} we ask you if you want to start again. Nothing starts by itself.`,
  always: "Nothing is passed on to you or from you until you say so.",
};
