/** Sentences for what comes to somebody: the cover note, who is there when it opens, what becomes of it. See participant.js. */

export const COVER = {
  sender: (person) => ` from ${person}`,
  kind: (kind) => ({ letter: "This is a letter.", questions: "These are questions.", answers: "These are answers.", statement: "This is a short message.",
    "spoken message": "This was spoken, and written down." })[kind] ?? "",
  withSomebody: (who) => `${who || "Somebody"} is with you when you open this. We agreed on that with you.`,
  withYou: (who) => `Is ${who || "somebody"} with you now?`,
};

/** On the cards of "What would you like?". */
export const CHOICE = {
  otherwise: (name) => `If not, ${name} will ring you to find a time.`,
  sending: "One moment",
  chosen: "You chose this",
  chosenHere: (choice) => `You chose: ${choice}`,
  said: (choice, means) => `You chose: ${choice}. ${means}`,
  failed: "That did not work. Try again.",
};

export const AFTER = {
  backUntil: (date) => `You can have it back until ${date}. You find it under Settings.`,
  custody: "Where you are, others may see your page. We can keep it safe for you.",
  custodyKeeps: "Where you are, others may see your page. So we keep this for you when you leave it. You need not do anything. If it is allowed where you are, you can keep it here.",
  keptUnasked: "Where you are, others may see your page. So we keep this for you. It is not shown here. Your facilitator can read it with you again.",
  serviceKeeps: "We keep this for you. It is not shown here.",
};

export const REMOVED = {
  what: (kind, date) => `${kind} that came on ${date}.`,
  until: (date) => `Until ${date} you can have it back.`,
  back: (kind, date) => `Have it back: ${kind}, came ${date}`,
  isBack: "It is back on your page.",
};

/** To an author, where the desk chose to say it. It has its own date, so that it stays true whatever happens next. */
export const WAITS = (name, said, day) => `${name} wrote on ${said}: We are waiting for the right time. We look again on ${day}.`;

/** What an author hears when the reader wanted them to know. @param {string} name who tells it */
export const WAS_READ = (name) => `${name} can tell you: the other person has read this. They said that you may know.`;

/** Which facilitator opened what somebody sent in first, and when. @param {string} name @param {string} date @param {number} version 0 where there is one */
export const LOOKED = (name, date, version) => `${name} opened ${version ? `version ${version}` : "it"} on ${date}.`;
