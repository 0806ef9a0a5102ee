/** The words that people say yes or no to. A `consent` entry carries the hash of what was shown. */
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
    "told-read": (person) => ({
      title: "Telling that I have read something",
      text: `We may tell ${person} that you have read what they wrote. Most people say no to this.`,
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
  answer: { yes: "Yes", "not-now": "Not now", no: "No" },
  given: (state, date, told) => {
    const words = { yes: "You said yes", "not-now": "You said not now", never: "You said never", no: "You said no" }[state];
    return told ? `${words} on ${date}. You told your facilitator.` : `${words} on ${date}.`;
  },
  missing: (title) => `${title}: choose an answer`,
};

/** A call either way is a wish of the person, said on the page of settings. */
export const SETTINGS = {
  calls: (wanted) => (wanted ? "Thank you. We will ring you now and then." : "Thank you. We ring you when there is a reason."),
};
