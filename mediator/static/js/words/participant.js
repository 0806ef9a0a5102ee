/**
 * Every sentence that participant pages make while they run. Words that never change stand in the templates.
 *
 * A person of ten should be able to read them aloud (a test measures it), and none may tell what the
 * other person did, or whether anything was passed on (P3, P8).
 */

/** What people write, by kind. */
export const KIND = {
  letter: { one: "Letter", your: "Your letter", a: "a letter" },
  questions: { one: "Questions", your: "Your questions", a: "questions" },
  answers: { one: "Answers", your: "Your answers", a: "answers" },
  statement: { one: "Short message", your: "Your short message", a: "a short message" },
  spoken: { one: "Words told to you", your: "What you asked us to say", a: "words to say" },
  "no-send": { one: "Just for me", your: "What you wrote just for you", a: "words just for you" },
};

/** What can be written, as choices. */
export const CHOOSE = {
  letter: { name: "A letter", hint: "In your own words. It can be short." },
  statement: { name: "A short message", hint: "A few lines." },
  questions: { name: "Questions", hint: "Things you want to know. One question at a time." },
  answers: { name: "Answers", hint: "To the questions you were asked." },
  to: (kind, person) => `${kind} to ${person}`,
  notNow: "This cannot be kept just now. Please try again in a moment.",
  "no-send": { name: "Just for me", hint: "It cannot be sent. Only you can read it." },
};

/** A short word for each state of something the person sent in: see authorState in case/items.js. */
export const STATE_TAG = {
  "with-desk": "With us",
  "being-read": "Being read",
  kept: "Kept safe",
  "back-with-you": "Back with you",
  suggested: "Please look",
  agreed: "Agreed",
  "taken-out": "Names taken out",
  "taken-back": "Taken back",
  cannot: "Not passed on",
};

/** One or two sentences for each state. @param {string} name the facilitator's name */
export const STATE = {
  "with-desk": (name) => `${name} has this. Nobody else does. ${name} will speak to you about it.`,
  "being-read": (name) => `${name} has opened this. It may or may not be passed on. ${name} will speak to you about it.`,
  kept: (name) => `${name} has read this and keeps it safe. It may or may not be passed on. ${name} will speak to you.`,
  "back-with-you": (name) => `${name} has sent this back to you, with a word about what to change.`,
  suggested: (name) => `${name} suggests some changes. Nothing happens until you have looked at them.`,
  agreed: (name) => `You agreed. We keep it safe. It may or may not be passed on. ${name} will speak to you.`,
  "taken-out": (name) =>
    `You said that names and places may come out. ${name} took some out. You can look. It may or may not be passed on. ${name} will speak to you.`,
  "taken-back": (name, date) =>
    `You asked for this back on ${date}. If it had not been passed on, it will not be. ${name} will talk with you.`,
  cannot: (name) => `We cannot pass this on. ${name} will talk with you about why.`,
};

export const HOME = {
  nothing: "There is nothing you need to do.",
  acceptFirst: (name) => `${name} needs to check your four words with you before you can write.`,
  team: (names) => `The people on your case have changed.${names ? ` They are now ${names}.` : ""} Ring us if you did not expect this.`,
  consent: "Say what you agree to",
  suggested: (kind) => `Look at the changes to ${kind}`,
  back: (kind) => `${kind} is back with you`,
  draft: (kind) => `Carry on with ${kind}`,
  anything: "Is there anything for me?",
  willAnswer: (name) => `${name} will answer you.`,
  ready: "Something is ready for you",
  sent: (date, time) => `Sent ${date}${time ? ` at ${time}` : ""}`,
};

export const WRITE = {
  readers: (names) => `${names} will read this first. Nobody else can.`,
  nobody: "Nobody can read this but you. It cannot be sent.",
  pages: ({ pages, minutes }) =>
    `About ${pages} ${pages === 1 ? "page" : "pages"}. It takes ${minutes} ${minutes === 1 ? "minute" : "minutes"} to read.`,
  empty: "Write something first. It can be short.",
  question: (number) => `Question ${number}`,
  noQuestions: "Nobody has asked you a question yet.",
  saved: (time) => `Saved ${time}.`,
  removeQuestion: (number) => `Take this question out: number ${number}`,
  how: { answered: "I answer it", "not-remember": "I do not remember", "not-answer": "I will not answer this" },
  sentBack: (name) => `${name} says`,
  noDraft: "This draft is not here any more. Go to your page and start again.",
  tooLong: (over) => `This is too long. Take out ${over} letters or more, or write the rest as a second one.`,
  notSaved: "This could not be saved just now. Keep this page open and try again.",
  restored: (when) => `The text from ${when} is back.`,
  version: (when, words) => `${when}, ${words} ${words === 1 ? "word" : "words"}`,
  goBack: "Go back to this one",
  told: (name) => `${name} will see this. It is not passed on.`,
  cleaned: "We took out some marks that cannot be seen. Your words are the same.",
};

export const CHECK = {
  send: (name) => `Send to ${name}`,
  nothing: "We looked for numbers, addresses and names and found none. That does not mean there is nothing. Your facilitator will still read every word.",
  unfinished: "We could not look through all of it. Please look for numbers, addresses and names yourself.",
  failed: (sentence) => `This was not sent. ${sentence} Your words are kept.`,
};

export const DONE = {
  heading: (name) => `${name} has it`,
  who: (name) => `${name} has this. Nobody else does.`,
  next: (name) => `${name} reads it and will speak to you about it.`,
};

export const ITEM = {
  sent: (date, round) => (round === 1 ? `Sent ${date}` : `Sent ${date}. This is version ${round}.`),
  about: (name, paragraph) => `${name} says about part ${paragraph}`,
  look: "Look at the changes",
  lookOut: "See what was taken out",
  mend: "Change it and send it again",
  readAnswer: "Read it again",
};

export const CHANGES = {
  lead: (name, count) => `${name} suggests ${count}. Say yes, or no, to each. Nothing happens until you do.`,
  paragraph: (number) => `in paragraph ${number}`,
  agreed: (name) => `You agreed. We keep it safe. It may or may not be passed on. ${name} will speak to you.`,
  answered: (name) => `${name} has your answers and will speak to you. Nothing is passed on until you agree.`,
  notLikeThis: (name) => `${name} has your answer. It stays with you. ${name} will speak to you.`,
  headingOut: "What was taken out",
  takenOut: (name, count) =>
    `You said before that names and places may come out. ${name} made ${count}. You do not have to do anything.`,
  notAfterAll: (name) => `${name} has your answer. If this had not been passed on, it will not be. ${name} will speak to you.`,
  kept: (name) => `You asked for this back. If it had not been passed on, it will not be. ${name} will talk with you.`,
  mustComeOut: (name) => `${name} cannot pass this on with these words in it. They have to come out, to keep people safe or because of the law.`,
  wantsToTalk: "Not like this. I want to talk about it.",
  wroteAnew: "Not like this. I wrote it in other words.",
  part: (label, all) => (all === 1 ? "Your words" : label),
  count: (number) => (number === 1 ? "one change" : `${number} changes`),
  position: (number, all) => `Change ${number} of ${all}`,
  kind: {
    privacy: "To keep something private",
    safety: "To keep somebody safe",
    law: "Because of the law",
    author: "Because you asked",
    spelling: "Spelling",
    translation: "Translation",
  },
  says: (name) => `${name} says`,
  nothingInstead: "Nothing. It is taken out.",
  keepMine: (text) => `I want to keep my own words here: “${text}”`,
  talk: (text) => `I want to talk about this one: “${text}”`,
  answerEach: "Choose an answer for each change.",
  answerThis: "Choose an answer.",
};

export const READY = {
  from: (from) => `It is from ${from}.`,
  length: (pages, minutes) =>
    `It is about ${pages} ${pages === 1 ? "page" : "pages"} long. It takes about ${minutes} ${minutes === 1 ? "minute" : "minutes"} to read.`,
  removed: "Some parts were taken out before it came to you.",
  whole: "No parts were taken out.",
  together: (name) => `Read it with ${name}`,
  willRing: (name) => `${name} will ring you to find a time.`,
  willTell: (name) => `${name} will ring you and tell you in short what it says.`,
};

export const READ = {
  checked: (name) => `${name} passed this on. Nobody has changed it since ${name} checked it.`,
  mode: {
    "as-written": "These are the words as they were written.",
    edited: "Some words were changed or taken out. The writer agreed to that.",
    excerpt: "This is a part of what was written. The writer agreed to that.",
    summary: "This is a short version. The writer agreed to it.",
    spoken: "It was spoken. These are the words the other person agreed to.",
  },
  reference: (name, date, code) => `Passed on by ${name} on ${date}. Reference ${code}`,
  allOfIt: "Show all of it",
  inParts: "Show it part by part",
  cover: "Cover it",
  uncover: "Show it again",
  how: {
    "All right": () => "Thank you for saying. Only your facilitators see this.",
    "Please ring me": (name) => `${name} will ring you.`,
    "I need help now": (name) => `${name} will see this. If you are in danger, ring 999. Samaritans, day and night: 116 123.`,
  },
  keep: {
    keep: "It stays here on your page.",
    "service-keeps": "We keep it for you. Ask for it when you like.",
    remove: "It is gone from your page.",
  },
  section: (number, all) => `Part ${number} of ${all}`,
  told: "Thank you for saying. Only your facilitators see this.",
  answerHow: {
    answered: "",
    "not-remember": "They do not remember.",
    accepts: "They do not remember. They accept it from what others saw.",
    disputes: "They do not remember. They do not think it was like that.",
    "not-answer": "They chose not to answer.",
  },
};

/** Names in a row, as people say them: "Sam", "Sam and Priya", "Sam, Priya and Ruth". @param {string[]} names */
export function inWords(names) {
  if (names.length < 2) return names[0] ?? "Your facilitator";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
