/**
 * Every sentence that stands on printed sheets, for people who take part on paper.
 *
 * A person of ten should be able to read them aloud (a test measures it). A sheet tells only what its own reader may
 * know (P3, P8); on no sheet stands an address of a page.
 */

/** A space at which no line ends: the foot of a small page breaks between its parts. */
const HELD = "\u00a0";

export const SHEET = {
  foot: ({ service, address, telephone }, code, page, pages) =>
    [service, address, telephone, code && `Reference ${code}`, `Page ${page} of ${pages}`].filter(Boolean)
      .map((part, at, { length }) => (at < length - 2 ? part : part.replaceAll(" ", HELD))).join(`${HELD}· `),
  stop: "You can stop at any time. You do not have to say why.",
  name: "Your name",
  signed: "Signed",
  date: "Date",
  to: (name) => `For ${name}`,
  write: "Write here. You can ask somebody to write for you.",
  notSure: "Not sure? Leave it empty and ask us.",
};

export const COVER = {
  title: "Before you read",
  from: (from) => `With this sheet comes something for you. It is from ${from}.`,
  length: (pages, minutes) =>
    `It is about ${pages} ${pages === 1 ? "page" : "pages"}. It takes about ${minutes} ${minutes === 1 ? "minute" : "minutes"} to read.`,
  about: "It talks about",
  removed: "Some parts were taken out before it came to you.",
  whole: "No parts were taken out.",
  who: "Who can be with you",
  halfWay: "You do not have to read it. You can stop half way. You can ask us to keep it for you.",
};

export const TEXT_TITLE = { letter: "A letter for you", statement: "A message for you", questions: "Questions for you", answers: "Answers for you", spoken: "Words for you" };

export const CHANGES_SHEET = {
  title: "Changes we suggest",
  lead: (name) => `${name} suggests these changes to what you wrote. Nothing is passed on until you agree. Tick one box for each.`,
  change: (number, all) => `Change ${number} of ${all}`,
  yours: "You wrote",
  nothing: "(nothing)",
  instead: "Put instead",
  out: "It is taken out.",
  why: "Why",
  agree: "I agree",
  keep: "Keep my words",
  talk: "Talk to me about it",
  whole: "How it would read",
  notSent: "I do not want this passed on",
};

export const ANSWERS_SHEET = {
  title: "Questions for you",
  lead: "You can answer all of them, some, or none. Short answers are fine.",
  question: (number) => `Question ${number}`,
  remember: "I do not remember",
  accepts: "I do not remember. I accept it from what others saw.",
  disputes: "I do not remember. I do not think it was like that.",
  wont: "I will not answer this",
};

export const REPLY_SHEET = {
  title: "What would you like to do?",
  lead: "Tick what fits. You can change your mind later.",
  choices: ["I want to write back", "I do not want to write back", "Ask me again later", "I want to talk to you first", "Please ring me or visit me", "I want to stop"],
};

export const LINES_SHEET = { title: "Write to us", lead: "We read this first. We talk with you before anything is passed on." };

export const CONSENT_SHEET = {
  title: "What I agree to",
  lead: "Tick one box under each. You can change your mind at any time. Nobody is cross if you say no.",
  meaning: "Not now: we may ask you again. Never: we do not ask you again. No: we tell you nothing about it.",
  about: (name, other) => `This sheet is for ${name}. It is about ${name} and ${other}, and nobody else.`,
  until: "A last day for a yes, if you want one",
  court: "Taking part brings no promise about sentence or parole. We tell courts only if you agree or the law requires it.",
};

export const SLIP = {
  title: "To whom it may concern",
  took: (name, how, date) => `${name} took part${how} on ${date}.`,
  how: { "": "", meeting: " in a meeting with us", telephone: " by telephone", paper: " in writing" },
  nothing: "We say nothing about what was talked about.",
};

export const PRISON = "Feeling low? Press your cell bell and ask for a Listener, by day or night.";
