/** The words around what people asked us to say, and what was told to them. */

/** How it stands, where its words are other than those of what is written. @param {string} name the facilitator's name */
export const SPOKEN_STATE = {
  "with-desk": (name) => `${name} wrote this down. ${name} will read it back to you first.`,
  "being-read": (name) => `${name} wrote this down. ${name} will read it back to you first.`,
  suggested: (name) => `Are these the right words? Look, or tell ${name} by telephone.`,
  agreed: (name) => `You said that it is right. It may or may not be told. ${name} will speak to you.`,
  "back-with-you": (name) => `${name} will talk with you about this.`,
};

export const SPOKEN = {
  sent: (date) => `Written down ${date}`,
  writtenDown: (name, date) => `Written down by ${name} on ${date}`,
  ask: "Are these the words you want us to say?",
  right: "See if these are the right words",
  carried: (name) => `${name} has told this. The other person said that you may know.`,
  told: (name, date) => `${name} told you this on ${date}`,
  toldTag: "Told",
  toldOn: (name, date, how) => `${name} told you this on ${date}, ${how === "meeting" ? "when you met" : "by telephone"}.`,
  differed: (name, text) => `${name} said it like this: ${text}`,
};
