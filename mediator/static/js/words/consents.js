/**
 * The words that people say yes or no to. A `consent` entry carries the hash of what was shown. Whoever changes them sets
 * WORDS_CHANGED to that day: the desk then looks for whose yes rests on older ones (tests/client/test_consent_words.py).
 */
export const WORDS_CHANGED = "";

/**
 * The words as they were before, the newest first: each `what` as CONSENT.what was. Whoever changes them copies them here and
 * into mediator/client/consent_words.py, so that everybody can read what they once agreed to.
 * @type {Record<string, (...names:string[]) => {title:string, text:string}>[]}
 */
export const EARLIER = [];

/** Every wording of one of them, today's first. @param {string} what @returns {((...names:string[]) => {title:string, text:string})[]} */
export function wordings(what) { return [CONSENT.what, ...EARLIER].flatMap((all) => (all[what] ? [all[what]] : [])); }

/** Without a never: nobody comes back to these by themself. */
const SIMPLE = new Set(["told-read", "sharing", "remove-details"]);

/** The answers that can be given. @param {string} what */
export function answersTo(what) { return SIMPLE.has(what) ? ["yes", "not-now", "no"] : ["yes", "not-now", "never", "no"]; }

/** What goes between two people, each on its own. */
export const BETWEEN = ["letters", "questions", "spoken", "recordings", "told-read"];

/**
 * Whether a yes to something rests on no yes to taking part: it is kept, and nothing goes while that is so.
 * @param {{what:string, state:string}[]} answers the newest of each
 */
export function standApart(answers) {
  const part = answers.find(({ what }) => what === "take-part");
  return part?.state !== "yes" && answers.some(({ what, state }) => BETWEEN.includes(what) && state === "yes");
}

/**
 * Everything that somebody is asked, with the words of their page: taking part, for each other person each way of
 * exchanging, and two things for everybody.
 * @param {{ref:string, words:string}[]} others @param {string} name of the facilitator who is named first
 * @returns {{peer:string, what:string, title:string, text:string}[]}
 */
export function questionsFor(others, name) {
  const own = (what) => ({ peer: "", what, ...CONSENT.what[what](name) });
  // With several other people, each title says whom it is about.
  const about = ({ title, text }, person) => ({ title: others.length > 1 ? CONSENT.about(title, person) : title, text });
  const between = others.flatMap(({ ref, words }) => BETWEEN.map((what) => ({ peer: ref, what, ...about(CONSENT.what[what](words, name), words) })));
  return [own("take-part"), ...between, own("sharing"), own("remove-details")];
}

export const CONSENT = {
  what: {
    "take-part": (name) => ({
      title: "Taking part",
      text: `${name} and the others on your case may work with you. You can stop at any time. What you write is private. `
        + "There are limits: if somebody is in danger, or a court orders it, we may have to tell others.",
    }),
    letters: (person) => ({
      title: "Letters",
      text: `Letters may go between you and ${person}. Your facilitator reads each one first. You see every change before it counts, unless you say otherwise below.`,
    }),
    questions: (person) => ({
      title: "Questions and answers",
      text: `Questions and answers may go between you and ${person}. Your facilitator reads each one first.`,
    }),
    spoken: (person) => ({
      title: "Spoken messages",
      text: `Your facilitator may tell you words from ${person}, and tell ${person} words from you. You hear your own words first, and say if they are right.`,
    }),
    recordings: (person) => ({
      title: "Recordings",
      text: `Your voice or a film of you may be shown to ${person}, and theirs to you. Your facilitator looks at each one first.`,
    }),
    "told-read": (person) => ({
      title: "Telling that I have read something",
      text: `We may tell ${person} that you have read what they wrote. Most people say no to this.`,
    }),
    sharing: () => ({
      title: "Telling courts, police or others",
      text: "We may tell a court, the police, a prison or probation that you take part. We never show them what you wrote because of this yes. Most people say no to this.",
    }),
    "remove-details": (name) => ({
      title: "Taking out names and places",
      text: `${name} may take out names, places, and ways to reach people from what you write, without asking you each time. `
        + "You see what was taken out. Nothing else is changed without you. You can end this at any time.",
    }),
  },
  line: {
    title: "A word to the reader",
    text: "We may tell the reader that something was taken out, such as names. We never say which name. You can choose this again for each thing you write.",
  },
  about: (title, person) => `${title}: ${person}`,
  answer: { yes: "Yes", "not-now": "Not now", never: "Never", no: "No" },
  hint: { yes: "", "not-now": "You may ask me again.", never: "Do not ask me again.", no: "Tell me nothing about it." },
  given: (state, date, told) => {
    const words = { yes: "You said yes", "not-now": "You said not now", never: "You said never", no: "You said no" }[state];
    return told ? `${words} on ${date}. You told your facilitator.` : `${words} on ${date}.`;
  },
  until: (date) => `It counts until ${date}.`,
  ended: (date) => `It ended on ${date}. You can say yes again.`,
  words: "The words were:",
  wordsUnknown: "These words are kept as a mark only. Ring us and we look for them.",
  again: "Please look again: these words have changed since you said yes.",
  apart: "You did not say yes to taking part. So nothing goes to you or from you. Your other answers stay, for later.",
  missing: (title) => `${title}: choose an answer`,
  past: (title) => `${title}: choose a day that is not over`,
};
