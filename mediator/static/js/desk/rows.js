/**
 * Rows of the queue and the home page from what the server knows, before any name is open. Pure.
 */
import { neededWords, stateWords } from "./relay-words.js";
import { BLOCKS, KINDS, SIDES, TAGS, TURN_WORDS, TURNS, listed, some } from "./words.js";
import { waitedWords, whenWords } from "./days.js";

const FORTNIGHT = 14 * 86400;

/**
 * @param {object} item a row of GET /api/queue
 * @param {{me:string, now:number, colleague:(fp:string)=>string, isAway?:(id:string, fp:string)=>boolean}} at
 */
export function rowOf(item, { me, now, colleague: named, isAway = () => false }) {
  const colleague = (fp) => (fp !== me && isAway(item.case, fp) ? `${named(fp)} (away)` : named(fp));
  const lease = item.lease && item.lease.until > now ? item.lease : null;
  return {
    ...item,
    what: KINDS[item.kind] ?? "Message",
    round: item.round > 1 ? `round ${item.round}` : "",
    stateWords: stateWords(item),
    tag: TAGS[item.state],
    needed: neededFor(item, { me, now, colleague }),
    turnWords: item.call || item.written_by ? neededFor(item, { me, now, colleague }) : turnWords(item, now),
    waiting: waitedWords(item.since, now),
    approvals: ["offered", "approved", "parked"].includes(item.state) ? `${item.approvals} of ${item.eyes}` : "",
    claimed: lease ? colleague(lease.by) : "",
    mine: lease?.by === me,
    danger: "",
    concernWords: item.concern ? `A concern was written down ${whenWords(item.concern, now)}.` : "",
    blocked: item.blocks.map((code) => BLOCKS[code] ?? "Something else."),
    caseLabel: `Case ${item.case.slice(0, 4)}`,
    from: "",
    fromWords: "",
    side: "",
  };
}

/** What the next move is, where something said about the item changes it. */
function neededFor(item, { me, now, colleague }) {
  const stopped = item.call ? "" : stoppedWords(item);
  if (stopped) return stopped;
  if (item.objected) return "Objected: the supervisor decides";
  if (item.call) return `${item.call.who === me ? "You ring the reader" : `${capital(colleague(item.call.who))} rings the reader`}${item.call.for ? `, for ${colleague(item.call.for)} who is away` : ""}, ${whenWords(item.call.when, now)}`;
  if (item.written_by) return item.written_by === me ? "A colleague checks it against the paper" : `To check against the paper: ${colleague(item.written_by)} wrote it down`;
  if (item.asked.includes(me)) return "You were asked to read it";
  if (item.asked.length) return `${listed(item.asked.map(colleague))} ${item.asked.length > 1 ? "were" : "was"} asked to read it`;
  if (isDropped(item)) return item.dropped > now ? `It does not go ${whenWords(item.dropped, now)} as it was to: pass it on anew` : "It was not passed on at its hour: choose anew";
  if (!isDue(item, now)) return neededWords(item);
  return item.held_on === "asked" ? "Its review date in the letter bank has come" : "Its day to be looked at again has come";
}

/** What is left to do with something whose author, or reader, takes part no longer; "" where nothing of that says it. */
function stoppedWords({ blocks, looked, state }) {
  if (blocks.includes("author-stops")) return `Its author stopped taking part: ${looked ? "" : "read it once for signs of danger, "}it goes no further`;
  const decides = blocks.includes("reader-stops") && ["waiting", "agreed", "offered", "approved"].includes(state);
  return decides ? "The reader stopped taking part: decide what its author hears" : "";
}

/** Whether something that stays on hold, or in the letter bank, is to be looked at again. @param {{state:string, held_on:string, held_until:number}} item @param {number} now */
function isDue(item, now) {
  return item.state === "held" && item.held_on !== "date" && item.held_until > 0 && item.held_until <= now;
}

function turnWords(item, now) {
  if (item.part === "resting" && item.blocks.includes("author-stops")) return "Nobody: its author stopped taking part";
  if (item.state === "parked") return `Passed on ${whenWords(item.parked, now)}`;
  if (item.state === "held" && item.held_on === "date") return `On hold until ${whenWords(item.held_until, now)}`;
  if (isDue(item, now)) return "You or a colleague";
  if (item.state === "held") return item.held_on === "asked" ? "Until the other person asks" : "Until something happens";
  if (item.part === "yours") return item.state === "offered" ? "You, as second reader" : "You or a colleague";
  return TURN_WORDS[TURNS[item.state]];
}

function capital(words) { return words.charAt(0).toUpperCase() + words.slice(1); }

/** A row with the names of its case. @param {object} row @param {{label:string, name:(lane:string)=>string, sideOf:(lane:string)=>string}} label */
export function named(row, label) {
  const [from, side] = [label.name(row.lane), label.sideOf(row.lane)];
  if (label.people?.length > 2 && row.reader) return { ...row, caseLabel: label.label, from, side, fromWords: `${from} to ${label.name(row.reader)}` };
  return { ...row, caseLabel: label.label, from, side, fromWords: SIDES[side] ? `${from}, ${SIDES[side].toLowerCase()}` : from };
}

/** Whether a text waited for its hour and fell: somebody may think that it still goes. @param {{dropped:number, state:string}} item */
export function isDropped(item) { return Boolean(item.dropped) && item.state === "approved"; }

/** What the red mark of a row says, or "". @param {{danger:string, concern:number}} row */
export function alarmOf({ danger, concern }) { return danger ? "Signs of danger" : concern ? "Concern" : ""; }

/**
 * Rows with signs of danger first, then those with a concern and what fell before its hour; the others stay in the order
 * of the service. @param {any[]} rows
 */
export function dangerFirst(rows) {
  const rank = (/** @type {any} */ row) => (row.danger ? 0 : row.concern || isDropped(row) ? 1 : 2);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}

/** Rows with a date in the next fortnight, soonest first, each with `at`. @param {object[]} rows @param {number} now */
export function comingUp(rows, now) {
  const dated = rows.map((row) => ({ ...row, at: row.parked || row.held_until }));
  return dated.filter((row) => row.at > now && row.at <= now + FORTNIGHT).sort((a, b) => a.at - b.at);
}

/** "2 items are handed to Priya. 1 item is in a case whose desk they are not on." Pure. @param {number} wanted @param {number} handed @param {string} name */
export function handedWords(wanted, handed, name) {
  if (!wanted) return "Tick something, and choose a colleague.";
  const left = wanted - handed;
  return [handed ? `${some(handed, "item")} ${handed === 1 ? "is" : "are"} handed to ${name}.` : "",
    left ? `${some(left, "item")} ${left === 1 ? "stays" : "stay"}: ${name} is not on the desk of that case.` : ""].filter(Boolean).join(" ");
}
