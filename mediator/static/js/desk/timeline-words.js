/**
 * One sentence for each signed entry of a case, as the timeline and the conflict page say it. Pure.
 */
import { ACT_WORDS, CHANNELS } from "./words.js";
import { dateWords, hourWords } from "./days.js";
import { gateWords } from "./gates.js";

/**
 * Who did what, without what was written.
 * @param {object} entry @param {{colleague:(fp:string)=>string, name:(lane:string)=>string, open:{find:(hash:string)=>any}}} known
 */
export function happened(entry, known) {
  const who = PERSON.has(entry.t) ? known.name(entry.chain) : capital(known.colleague(entry.by));
  const say = SENTENCES[entry.t];
  return say ? say(who, entry, known) : `${who}: ${entry.t.replaceAll("-", " ")}.`;
}

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

const PERSON = new Set(["enrol", "consent", "wishes", "submit", "tell", "agree", "refuse", "recall", "ready",
  "opened", "keep", "pause", "resume", "withdraw", "prefer"]);

const ANSWERS = { yes: "said yes to", "not-now": "said not now to", never: "said never to", no: "said no to" };
const OUTCOMES = { release: "decided to pass it on", return: "decided to give it back", decline: "decided not to pass it on" };

const THINGS = { letter: "a letter", questions: "questions", answers: "answers", statement: "a statement", spoken: "a spoken message" };

function kind(entry) { return THINGS[entry.body.kind] ?? "a text"; }

function decided(who, entry) {
  const hour = entry.when ? ` on ${hourWords(entry.when)}` : "";
  return `${who} ${OUTCOMES[entry.outcome]}${hour}.`;
}

function held(who, entry) {
  if (entry.on === "date") return `${who} put it on hold until ${dateWords(entry.until)}.`;
  return `${who} put it on hold until ${entry.on === "asked" ? "the other person asks" : "something happens"}.`;
}

const CONTACTS = { tried: "tried to reach", spoke: "spoke with", met: "met", booked: "booked a time with" };

function contacted(who, entry, known) { return `${who} ${CONTACTS[entry.how]} ${known.name(entry.lane)}.`; }

const STEPS = {
  wish: (asker, asked) => `wrote down that ${asker} would like to write to ${asked}`,
  asked: (asker, asked) => `asked ${asked} about it`,
  yes: (asker, asked) => `wrote down that ${asked} said yes to hearing from ${asker}`,
  "not-now": (asker, asked) => `wrote down that ${asked} said not now`,
  never: (asker, asked) => `wrote down that ${asked} said no, and not to ask again`,
  "no-answer": (asker, asked) => `had no answer from ${asked}`,
  rest: () => "let the wish rest",
  ended: () => "ended the wish",
};

function approached(who, entry, known) { return `${who} ${STEPS[entry.step](known.name(entry.lane), known.name(entry.to))}.`; }

function coverWords(who, entry, known) {
  const away = known.colleague(entry.for);
  if (!entry.who) return `${who} wrote down that ${away} is back.`;
  return `${who} wrote down that ${known.colleague(entry.who)} covers for ${away} from ${dateWords(entry.from)}${entry.until ? ` until ${dateWords(entry.until)}` : ""}.`;
}

/** "version 2 for the reader": the number tells apart what was approved from what stands now. */
function versionOf({ of }, known) {
  const offer = known.open.find(of);
  const versions = (known.open.view?.log ?? []).filter((entry) => entry.t === "offer" && entry.msg === offer?.msg);
  const number = versions.indexOf(offer) + 1;
  return versions.length > 1 && number ? `version ${number} for the reader` : "the version for the reader";
}

/** @type {Record<string, (who:string, entry:any, known:any) => string>} */
const SENTENCES = {
  "roster-open": (who) => `${who} opened the case.`,
  "staff-add": (who, entry, known) => `${who} brought in ${known.colleague(entry.who)}.`,
  "staff-remove": (who, entry, known) => `${who} took ${known.colleague(entry.who)} off the case.`,
  desk: (who) => `${who} changed the desk's key.`,
  policy: (who, entry) => `${who} set that ${entry.eyes} people must approve.`,
  takeover: (who) => `${who} took the case over for the service.`,
  close: (who) => `${who} closed the case.`,
  "log-open": (who) => `${who} started the record of the desk.`,
  people: (who) => `${who} wrote down names and contacts.`,
  terms: (who) => `${who} changed the protected terms.`,
  pair: (who, entry, known) => `${who} let ${known.name(entry.a[0])} and ${known.name(entry.b[0])} exchange, once each says yes.`,
  invite: (who, entry, known) => `${who} made a card for ${known.name(entry.lane)}.`,
  look: (who) => `${who} opened it.`,
  hold: held,
  reopen: (who) => `${who} ended the hold.`,
  note: (who) => `${who} wrote a note.`,
  need: (who, entry, known) => `${who} set which conditions must be met for ${known.name(entry.lane)}.`,
  gate: (who, entry, known) => `${who} ${entry.state === "open" ? "opened" : "shut"} “${gateWords(entry.gate)}” for ${known.name(entry.lane)}.`,
  checks: (who) => `${who} answered the highlights.`,
  offer: (who, entry, known) => `${who} made ${versionOf({ of: entry.hash }, known)}.`,
  approve: (who, entry, known) => `${who} approved ${versionOf(entry, known)}.`,
  ask: (who, entry, known) => `${who} asked ${known.colleague(entry.who)} to read ${versionOf(entry, known)}.`,
  object: (who, entry, known) => `${who} objected to ${versionOf(entry, known)}. A supervisor decides about it.`,
  excuse: (who, entry, known) => {
    const asked = known.open.find(entry.of)?.who;
    return asked === entry.by ? `${who} does not read that version.` : `${who} said that ${known.colleague(asked)} need not read that version.`;
  },
  settle: (who) => `${who} upheld the objection: it waits again.`,
  translation: (who, entry) => (entry.use === "none" ? `${who} said that no translation is needed after all.` : `${who} entered an interpreter's translation${entry.use === "desk" ? ", for the facilitators" : ", for the reader"}.`),
  compare: (who, entry, known) => known.open.find(entry.of)?.t === "translation" ? `${who} checked the translation: ${entry.found === "same" ? "it says the same" : "something differs"}.` : `${who} compared it with the paper: ${entry.found === "same" ? "it says the same" : "something differs"}.`,
  concern: (who) => `${who} wrote down a concern for somebody's safety, and who was told.`,
  decide: decided,
  takeback: (who) => `${who} stopped it before it was passed on.`,
  call: (who, entry, known) => `${who} planned a call to ${known.name(entry.lane)} by ${known.colleague(entry.who)} for ${hourWords(entry.when)}.`,
  contact: (who, entry, known) => contacted(who, entry, known),
  "stand-in": coverWords,
  away: (who, entry, known) => `${who} told ${known.name(entry.chain)} that ${known.colleague(entry.for)} ${entry.who ? "is away" : "is back"}.`,
  prefer: (who, entry) => `${who} said: ${entry.how === "wait" ? "rather wait" : "rather meet whoever covers"}.`,
  approach: (who, entry, known) => approached(who, entry, known),
  outcome: (who, entry, known) => `${who} wrote down ${entry.reply ? "that there is a reply from" : "that no more is wanted after telling"} ${known.name(entry.lane)}.`,
  told: (who, entry, known) => `${who} told it to ${known.name(entry.chain)} ${entry.how === "meeting" ? "in a meeting" : "by telephone"}, on ${dateWords(entry.when)}.`,
  suspend: (who) => `${who} stopped the case for everybody.`,
  lift: (who) => `${who} let the case go on.`,
  "lane-open": (who, entry, known) => `${who} opened a page for ${known.name(entry.chain)}.`,
  accept: (who, entry, known) => `${who} confirmed the check words of ${known.name(entry.chain)}.`,
  "on-paper": (who, entry, known) => `${who} ended the page of ${known.name(entry.chain)}: facilitators write for them again.`,
  info: (who) => `${who} wrote down who is who for this page.`,
  status: (who, entry) => ({ reading: `${who} told the author that it is being read.`,
    kept: `${who} told the author that nothing needs to change.`,
    declined: `${who} told the author that it cannot be passed on.` })[entry.st] ?? `${who} told how it stands.`,
  later: (who, entry) => `${who} told the author that it waits for the right time, until ${dateWords(entry.until)}.`,
  say: (who, entry, known) => `${who} wrote a word to ${known.name(entry.chain)}.`,
  return: (who) => `${who} gave it back with how to mend it.`,
  proof: (who) => `${who} suggested a text to the author.`,
  release: (who, entry, known) => `${who} passed something on to ${known.name(entry.chain)}.`,
  transcript: (who, entry, known) => `${who} wrote down ${kind(entry)} for ${known.name(entry.chain)}${entry.att?.length ? ", from paper" : ""}.`,
  said: (who, entry, known) => `${known.name(entry.chain)} told ${known.colleague(entry.by)}: ${(ACT_WORDS[entry.act] ?? entry.act).toLowerCase()}.`,
  printed: (who) => `${who} handed a text over on paper.`,
  regrant: (who, entry, known) => `${who} gave ${known.name(entry.chain)} their earlier texts again.`,
  closed: (who) => `${who} closed this page.`,
  sync: (who) => `${who} noted a change in the team.`,
  checkpoint: (who) => `${who} noted how the case stands.`,
  enrol: (who) => `${who} set up their page.`,
  consent: (who, entry) => `${who} ${ANSWERS[entry.state]}: ${CHANNELS[entry.what]}.`,
  wishes: (who) => `${who} changed how they want to be told.`,
  submit: (who, entry) => `${who} handed in ${kind(entry)}${entry.of ? " again, changed" : ""}.`,
  tell: (who) => `${who} wrote a word to the desk.`,
  agree: (who) => `${who} agreed to the suggested text.`,
  refuse: (who) => `${who} said no to the suggested text.`,
  recall: (who) => `${who} asked for it back.`,
  ready: (who) => `${who} said when they want to open something.`,
  opened: (who) => `${who} opened something.`,
  keep: (who) => `${who} said what becomes of something after reading.`,
  pause: (who) => `${who} paused everything.`,
  resume: (who) => `${who} went on after a pause.`,
  withdraw: (who) => `${who} stopped taking part.`,
};
