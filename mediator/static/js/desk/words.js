/**
 * The words of the facilitators' pages: one place for each state, kind, turn, mode and reason.
 * Code says release; these pages say "pass on" (docs/glossary.md).
 */

const { harmed = "person harmed", responsible = "person responsible" } = globalThis.document?.body.dataset ?? {};

/** The service's own words for the two sides, as its pages carry them (SIDE_WORDS). */
export const SIDES = { victim: capital(harmed), offender: capital(responsible) };

/** @param {string} words */
function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }

export const KINDS = { letter: "Letter", questions: "Questions", answers: "Answers", statement: "Statement", spoken: "Spoken message" };

export const STATES = {
  waiting: "Waiting to be looked at",
  returned: "Back with the author",
  proposed: "Suggested text is with the author",
  agreed: "The author agreed",
  offered: "Needs a second reader",
  approved: "Ready to pass on",
  parked: "Will be passed on by itself",
  released: "Passed on",
  held: "On hold",
  declined: "Not passed on",
  recalled: "Asked for back",
};

/** Whose move it is, by state. */
export const TURNS = {
  waiting: "desk", returned: "author", proposed: "author", agreed: "desk", offered: "second", approved: "desk",
  parked: "date", held: "date", released: "call", declined: "none", recalled: "none",
};

export const TURN_WORDS = {
  desk: "Facilitator", second: "Second reader", author: "Author", reader: "Reader", date: "A date", call: "A call", none: "Nobody",
};

/** What keeps an item from its reader, by the codes of the service: known before any case is open. */
export const BLOCKS = {
  pair: "These two are not set to write to each other.",
  closed: "The case is closed.",
  suspended: "The case is stopped for everybody.",
  "author-paused": "The author paused, or pressed Stop.",
  "reader-paused": "The reader paused, or pressed Stop.",
  "author-stops": "The author stopped taking part.",
  "reader-stops": "The reader stopped taking part.",
  "author-consent": "The author's yes is missing or has ended.",
  "reader-consent": "The reader's yes is missing or has ended.",
  never: "The reader was asked, and said never.",
  "author-gate": "A condition for the author is not met.",
  "reader-gate": "A condition for the reader is not met.",
  "no-reader": "The reader has not used the card yet, or their words are not confirmed.",
  paper: "Not yet checked against the paper by a second person.",
  lang: "Its translation is not checked yet, or is of the text before.",
};

/** What the next move is, for a list that says what is needed. */
export const NEEDED = {
  waiting: "Look at it and decide", agreed: "Get it ready for the reader", offered: "Second reading",
  approved: "Pass it on", returned: "The author changes it", proposed: "The author says yes or no",
  parked: "Its hour", held: "Its date", released: "Nothing", declined: "Nothing", recalled: "Nothing",
};

export const TAGS = {
  waiting: "blue", agreed: "blue", offered: "purple", approved: "turquoise", parked: "turquoise", held: "yellow",
  returned: "grey", proposed: "grey", released: "green", declined: "grey", recalled: "grey",
};

export const MODES = {
  "as-written": "As written. Nothing was changed.",
  edited: "Parts were changed or taken out, and the author agreed.",
  excerpt: "A part of what was written, and the author agreed.",
  summary: "A short version that the author agreed to.",
  spoken: "To be told in person, not handed over.",
};

/** Kinds of change. "Tone" is not one: that goes back to the author as a comment. */
export const CHANGE_KINDS = {
  privacy: "Privacy", safety: "Safety", law: "Law", author: "The author asked", spelling: "Spelling",
  translation: "Translation",
};

export const RETURN_REASONS = {
  contact: "It has contact details, or a way to get in touch",
  person: "It names somebody who has no part in this",
  blame: "It puts the blame on the reader, or makes the harm small",
  pressure: "It asks for something the reader should be free to give or not",
  threat: "It could frighten the reader",
  legal: "It speaks of the court, the sentence or parole",
  unclear: "It is hard to follow",
  tone: "Parts could hurt more than the author means",
  other: "Something else",
};

/** Why something is on hold. */
export const HELD_FOR = {
  day: "A day is near that it should not fall on: an anniversary, a birthday, a hearing",
  ready: "Somebody is not ready for it yet",
  word: "We wait for somebody's word: a colleague, an agency, an interpreter",
  law: "A court or an investigation has to be over first",
  safety: "Somebody's safety has to be looked at first",
  bank: "The other person does not want to hear for now",
  other: "Something else",
};

export const FINE_REASONS = {
  agreed: "The reader has asked for this or knows it",
  public: "It is not private",
  meant: "It does not mean that here",
  voice: "It is hard, but it is the author's to say",
  handled: "Dealt with outside this page (say how in a note)",
};

/** Why a disclosure of danger or of an offence is none: the only answers that let it go back to its author. */
export const NO_CONCERN = {
  past: "It is long past, and nobody is in danger now",
  known: "It is known, and those who help are at work (say who in a note)",
  spoken: "Somebody spoke with the author, and it is not so (say when in a note)",
  misread: "These words do not speak of danger or of an offence",
};

export const CONCERNS = {
  danger: "Somebody is in danger, or may be", "self-harm": "Suicide or self-harm", child: "A child or somebody who cannot protect themselves",
  offence: "An offence that is not known", control: "Somebody is controlled or threatened", other: "Something else",
};

export const CATEGORIES = {
  safeguarding: "Danger or self-harm", threat: "Threat", contact: "Contact details", protected: "Protected term",
  direct_contact: "Direct contact", pressure: "Pressure", blame: "Blame", legal: "Court and sentence",
  abusive: "Abusive words", hidden: "Hidden text", third_party: "Somebody else",
};

const TAKE_OUT = {
  contact: "[contact details removed]", protected: "[name removed]", third_party: "[name removed]",
  "contact.place": "[place removed]", "third_party.place": "[place removed]", "third_party.prison": "[place removed]",
  "third_party.relation": "[another person]", "third_party.title": "[another person]",
};

const PLACE = "[place removed]";
/** Words that no family is called by. */
const PLACES = /\b(?:road|rd|street|avenue|ave|crescent|drive|gardens|primary|secondary|school|academy|college|nursery|hospital|surgery|clinic|vets?|cafe|café|pub|inn|hotel|church|chapel|centre|office|garage|salon|shop|stores?|supermarket|club|estate|university|prison|station)\b/iu;
/** Words that end a place, and are family names when they stand alone. */
const PLACE_ENDS = /\S\s+(?:lane|ln|close|way|court|ct|place|grove|park|row|hill|square|view|farm|hall|house|st)\.?$/iu;

/**
 * What stands in place of a highlight when it is taken out, by its rule, else its category. A protected term that looks
 * like a place is one: its reader is told of a place, not of a name. What a service looks for itself is nobody's name.
 * @param {{rule:string, category:string, words?:string, why?:string}} mark
 */
export function takeOutWords({ rule, category, words = "", why = "" }) {
  if (rule.startsWith("own:") && category === "third_party") return "[part removed]";
  const terms = [words, /"([^"]+)"/u.exec(why)?.[1] ?? ""];
  if (category === "protected" && terms.some((term) => PLACES.test(term) || PLACE_ENDS.test(term))) return PLACE;
  return TAKE_OUT[rule] ?? TAKE_OUT[category] ?? "[part removed]";
}

export const CHANNELS = {
  "take-part": "take part", letters: "letters", questions: "questions and answers", spoken: "spoken messages",
  recordings: "recordings", "told-read": "telling when something was read", sharing: "sharing with courts, police or others", "remove-details": "taking names and contact details out without asking",
};

export const ACT_WORDS = {
  pause: "Pause everything", resume: "Go on after a pause", withdraw: "Stop taking part",
  recall: "Ask for something back", refuse: "Say no to the suggested text", agree: "Say yes to the suggested text",
  consent: "Say yes or no to a kind of contact", ready: "Say when something may be opened",
  keep: "Say what becomes of something after reading", wishes: "Say how and when they want to be told",
  prefer: "Say whether they wait for whoever is away",
};

/** "1 page", "3 pages". @param {number} count @param {string} noun */
export function some(count, noun) { return `${count} ${noun}${count === 1 ? "" : "s"}`; }

/** A number that the service counts up to a point only. @param {number} count @param {number} counted @param {string} noun */
export function someAtLeast(count, counted, noun) { return count > counted ? `more than ${counted} ${noun}s` : some(count, noun); }

/** "Ann", "Ann and Bo", "Ann, Bo and Cy". @param {string[]} names */
export function listed(names) {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
