/** How a person stands, in lines with a word each: their page, their consents, what they wish. Pure. */
import { consents } from "../case/items.js";
import { CHANNELS } from "./words.js";
import { dateWords } from "./days.js";

/** @typedef {{tag:string, tone:string, words:string}} Line `tone`: green, yellow, red, grey or blue */

/** How far a person's page is set up. @param {object} lane folded @param {object|undefined} invite @param {(fp:string)=>string} colleague @returns {Line[]} */
export function stepsOf(lane, invite, colleague) {
  const paper = { tag: "On paper", tone: "blue", words: "They take part on paper, by telephone or in person. Facilitators write it down." };
  if (lane.mode === "scribe" && !(invite?.ts > lane.paperSince)) return [paper];
  const enrolled = lane.enrol && (!invite || lane.enrol.ts >= invite.ts);
  return [
    ...(lane.mode === "scribe" ? [{ ...paper, words: "Facilitators write for them until their check words are confirmed." }] : []),
    invite ? { tag: "Done", tone: "green", words: `Card made by ${colleague(invite.by)} on ${dateWords(invite.ts)}` }
      : { tag: "To do", tone: "grey", words: "Card made" },
    enrolled ? { tag: "Done", tone: "green", words: `Page set up on ${dateWords(lane.enrol.ts)}` }
      : { tag: "Waiting", tone: "grey", words: "Page set up by them" },
    isConfirmed(lane) ? { tag: "Done", tone: "green", words: "Check words confirmed" }
      : { tag: enrolled ? "To do" : "Waiting", tone: enrolled ? "yellow" : "grey", words: "Check words confirmed by a facilitator" },
  ];
}

/** Whether the newest key of the lane is the confirmed one. @param {object} lane */
export function isConfirmed(lane) { return Boolean(lane.accepted) && (!lane.enrol || lane.enrol.by === lane.accepted); }

/** Whether somebody has set up the page and waits for a facilitator. @param {object} lane */
export function waitsForWords(lane) { return Boolean(lane.enrol) && lane.enrol.by !== lane.accepted; }

/** What stops or allows everything with a person. @param {object} lane @param {{ref:string, name:string}[]} others how this lane knows them @param {object[]} halts @returns {Line[]} */
export function standingOf(lane, others, halts) {
  const lines = [];
  const halt = halts.find((one) => one.lane === lane.chain);
  if (halt) lines.push({ tag: "Stopped", tone: "red", words: `Pressed Stop everything on ${dateWords(halt.at)}` });
  if (lane.withdrawn) lines.push({ tag: "Stopped", tone: "red", words: `Stopped taking part on ${dateWords(lane.withdrawn.ts)}` });
  if (lane.paused) lines.push({ tag: "Paused", tone: "yellow", words: `Paused on ${dateWords(lane.paused.ts)}` });
  return [...lines, ...consentLines(lane, others)];
}

/** @param {object} lane @param {{ref:string, name:string}[]} others @returns {Line[]} */
function consentLines(lane, others) {
  const many = others.length > 1;
  const asked = [["", "take-part", ""], ...others.flatMap(({ ref, name }) =>
    ["letters", "questions", ...FURTHER.filter((what) => lane.consents.has(`${ref}/${what}`))].map((what) => [ref, what, many ? ` with ${name}` : ""])),
  ...["sharing", "remove-details"].filter((what) => what !== "sharing" || lane.consents.has(`/${what}`)).map((what) => ["", what, ""])];
  return asked.map(([peer, what, whom]) => {
    const label = `${capital(CHANNELS[what])}${whom}`;
    const entry = lane.consents.get(`${peer}/${what}`);
    if (!entry) return { tag: "Not asked", tone: "grey", words: label };
    const until = entry.until ? `, until ${dateWords(entry.until)}` : "";
    const told = entry.told ? ", told to a facilitator" : "";
    const since = `${label}: since ${dateWords(entry.ts)}${until}${told}`;
    if (consents(lane, peer, what)) return { tag: "Yes", tone: "green", words: since };
    return { tag: STATES[entry.state] ?? "Ended", tone: "yellow", words: since };
  });
}

/** Said to only by some; nothing is missing without an answer. */
const FURTHER = ["spoken", "recordings", "told-read"];
const STATES = { "not-now": "Not now: may be asked again", never: "Never: do not ask again", no: "No: tell them nothing" };

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

/** Why this person at the desk cannot end a page, in words; "" if they can. @param {any} known @param {any} lane @param {string} name */
export function whyNotOnPaper(known, lane, name) {
  if (!lane.accepted) return `${name} has no page of their own: facilitators write for them already.`;
  const others = known.desk.members.filter((one) => one.present && one.role === "supervisor" && one.fp !== lane.accept.by);
  if (others.some(({ fp }) => fp === known.me)) return "";
  const who = others.map(({ fp }) => known.colleague(fp)).join(" or ");
  return `Only a supervisor who did not confirm ${name}’s check words can end their page, so that no one person alone can begin to speak for ${name}. ${who ? `Ask ${who}.` : "There is none on this desk: bring one in first."} If ${name} only lost the card or passphrase, a new card is enough.`;
}
