/**
 * Rows of the queue and the home page from what the server knows, before any name is open. Pure.
 */
import { KINDS, NEEDED, SIDES, STATES, TAGS, TURN_WORDS, TURNS } from "./words.js";
import { waitedWords, whenWords } from "./days.js";

const FORTNIGHT = 14 * 86400;
const DONE = new Set(["released", "declined", "recalled"]);

/**
 * @param {object} item a row of GET /api/queue
 * @param {{me:string, now:number, colleague:(fp:string)=>string}} at
 */
export function rowOf(item, { me, now, colleague }) {
  const lease = item.lease && item.lease.until > now ? item.lease : null;
  return {
    ...item,
    turn: TURNS[item.state],
    what: KINDS[item.kind] ?? "Message",
    round: item.round > 1 ? `round ${item.round}` : "",
    stateWords: STATES[item.state],
    tag: TAGS[item.state],
    needed: NEEDED[item.state],
    turnWords: turnWords(item, now),
    waiting: DONE.has(item.state) ? "" : waitedWords(item.since, now),
    approvals: ["offered", "approved", "parked"].includes(item.state) ? `${item.approvals} of ${item.eyes}` : "",
    claimed: lease ? colleague(lease.by) : "",
    mine: lease?.by === me,
    open: !DONE.has(item.state),
    danger: Boolean(item.danger),
    held: item.state === "held",
    blocked: null,
    caseLabel: `Case ${item.case.slice(0, 4)}`,
    from: "",
    side: "",
  };
}

function turnWords(item, now) {
  if (item.state === "parked") return `Passed on ${whenWords(item.parked, now)}`;
  if (item.state === "held" && item.held_on === "date") return `On hold until ${whenWords(item.held_until, now)}`;
  if (item.state === "held") return item.held_on === "asked" ? "Until the other person asks" : "Until something happens";
  return TURN_WORDS[TURNS[item.state]];
}

/** What a case that was opened on this device adds to its rows. @param {object} row @param {{label:string, from:string, side:string, blocked:string[], danger:boolean, own:boolean}} known */
export function named(row, { label, from, side, blocked, danger, own }) {
  return { ...row, caseLabel: label, from, side, blocked, danger: row.danger || danger, own,
    fromWords: SIDES[side] ? `${from}, ${SIDES[side].toLowerCase()}` : from };
}

/** Danger first, then the longest waiting. @param {object[]} rows */
export function inOrder(rows) {
  return [...rows].sort((a, b) => Number(b.danger) - Number(a.danger) || a.since - b.since || (a.msg < b.msg ? -1 : 1));
}

/** @param {object[]} rows @param {{turn:string, claim:string, kind:string, side:string, stop:string}} asked each "" for all */
export function filtered(rows, { turn, claim, kind, side, stop }) {
  const tests = {
    mine: (row) => row.mine, free: (row) => !row.claimed,
    blocked: (row) => row.blocked?.length > 0, unblocked: (row) => !row.blocked?.length, held: (row) => row.held,
  };
  return rows.filter((row) => row.open && (!turn || row.turn === turn) && (!claim || tests[claim](row))
    && (!kind || row.kind === kind) && (!side || row.side === side)
    && (!stop || tests[stop === "free" ? "unblocked" : stop](row)));
}

/** Whether this facilitator may make the next move. */
export function isMyTurn(row) {
  return row.open && (row.turn === "desk" || (row.turn === "second" && !row.own));
}

/** Whether somebody else must move first. */
export function isOthersTurn(row) {
  return row.open && (row.turn === "author" || (row.turn === "second" && row.own === true));
}

/** Rows with a date in the next fortnight, soonest first, each with `at`. @param {object[]} rows @param {number} now */
export function comingUp(rows, now) {
  const dated = rows.map((row) => ({ ...row, at: row.parked || (row.held_on === "date" ? row.held_until : 0) }));
  return dated.filter((row) => row.open && row.at > now && row.at <= now + FORTNIGHT).sort((a, b) => a.at - b.at);
}
