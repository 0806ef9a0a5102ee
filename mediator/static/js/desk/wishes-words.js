/** How a person wants it, as the desk reads it: what stands open, what they sealed, and how much they want in a month. */
import { saidWishes } from "../case/line.js";
import { dateWords, longDateWords } from "./days.js";
import { some } from "./words.js";

const MONTH = 30 * 86_400;
const DAY = 86_400;
const TELL = { none: "Tell them nothing. They look themselves", mail: "By a neutral e-mail", sms: "By a neutral text message" };

const clock = (minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
/** A day counted since 1970; noon is on it in every zone of the service. */
const dayWords = (day) => dateWords(day * DAY + DAY / 2);
const span = ([first, last]) => (first === last ? dayWords(first) : `${dayWords(first)} to ${dayWords(last)}`);

/** The sealed part of somebody's wishes. @param {object} known @param {string} lane */
export function sealedWishes(known, lane) { return saidWishes(known.open, known.desk.lanes.get(lane)); }

/**
 * Each wish with its words; nothing for what was left open.
 * @param {object} known @param {string} lane @returns {Promise<[string, string][]>}
 */
export async function wishLines(known, lane) {
  const { wishes, paused } = known.desk.lanes.get(lane);
  if (!wishes) return [];
  const said = await sealedWishes(known, lane);
  const rows = wishRows(wishes, said, known.now, Boolean(paused && said.back && wishes.ts >= paused.ts));
  const told = wishes.told ? [["Written down", `by ${known.colleague(wishes.by)} on ${dateWords(wishes.ts)}; their words stand below`]] : [];
  return /** @type {[string, string][]} */ ([...rows, ...told]);
}

/**
 * The same for wishes that are not handed in yet.
 * @param {{tell:string, quiet:number[], blocked:number[][]}} wishes what stands open @param {any} said the sealed part @param {number} now
 * @param {boolean} asks whether the day to ask them belongs to a pause that stands @returns {[string, string][]}
 */
export function wishRows(wishes, said, now, asks) {
  const today = Math.floor(now / DAY);
  const blocked = wishes.blocked.filter(([, last]) => last >= today);
  /** @type {[string, string][]} */
  const rows = [
    ["Called", said.call], ["Letters to them are signed", said.sign], ["The other person is called", said.other],
    ["Told", TELL[wishes.tell]], ["Quiet hours", wishes.quiet.length ? `${clock(wishes.quiet[0])} to ${clock(wishes.quiet[1])}` : ""],
    ["Leave alone on", blocked.map(span).join("\n")], ["At most in a month", said.monthly ? some(said.monthly, "thing") : ""],
    ["With them when they read", said.with], ["A call by a day, either way", said.either ? "Yes" : ""],
    ["If they pause", said.paused ? "The other person may be told that they paused" : ""],
    ["If they stop", said.stopped ? "The other person may be told that they stopped" : ""],
    ["Ask them to go on", asks ? `on ${longDateWords(said.back)}` : ""],
    ["Also", said.extra || said.text],
  ];
  return rows.filter(([, words]) => words);
}

/**
 * How a reader wants to be addressed, for whoever makes a text ready for them; "" where they left it open.
 * @param {any} known @param {{reader:{lane:string}|null, readerName:string}} reading
 */
export async function addressWords(known, { reader, readerName }) {
  const wishes = reader && known.desk.lanes.get(reader.lane).wishes;
  if (!wishes) return "";
  if (wishes.told) return `${readerName} told a facilitator how they want it, on ${dateWords(wishes.ts)}. Read it on their page first.`;
  const { call, sign, other, extra } = await sealedWishes(known, reader.lane);
  const said = [call && `they are called “${call}”`, sign && `a letter is signed ${sign.charAt(0).toLowerCase()}${sign.slice(1)}`,
    other && `the other person is called “${other}”`, extra && `besides, “${extra}”`].filter(Boolean);
  return said.length ? `How ${readerName} wants it: ${said.join("; ")}.` : "";
}

/**
 * Why one thing more is too many for its reader in the month before an hour, or "".
 * @param {object} known @param {string} lane the reader @param {number} monthly their wish, 0 for any number @param {number} hour
 */
export function tooMany(known, lane, monthly, hour) {
  if (!monthly) return "";
  const came = [...known.desk.lanes.get(lane).received.values()].map(({ release }) => release.ts);
  const waits = known.desk.items.filter(({ parked }) => parked?.lane === lane).map(({ parked }) => parked.when);
  const count = [...came, ...waits].filter((ts) => ts > hour - MONTH && ts <= hour).length;
  if (count < monthly) return "";
  return `${known.name(lane)} wants at most ${some(monthly, "thing")} in a month. ${count === 1 ? "One has" : `${count} have`} come, or will have, in the 30 days before that hour.`;
}

/** Who paused and wished that the others may be told, in one case: lanes. @param {object} known @returns {Promise<Set<string>>} */
export async function pausesToTell(known) {
  const paused = [...known.desk.lanes.values()].filter((lane) => lane.paused && lane.wishes);
  const wished = await Promise.all(paused.map(async (lane) => (await sealedWishes(known, lane.chain)).paused === 1));
  return new Set(paused.filter((lane, place) => wished[place]).map((lane) => lane.chain));
}

/** The day on which somebody who paused wants to be asked, by lane, in one case. @param {object} known @returns {Promise<Map<string, number>>} */
export async function backsIn(known) {
  const paused = [...known.desk.lanes.values()].filter((lane) => lane.paused && lane.wishes?.ts >= lane.paused.ts);
  return new Map(await Promise.all(paused.map(async (lane) => /** @type {[string, number]} */ ([lane.chain, (await sealedWishes(known, lane.chain)).back]))));
}

/**
 * How it stands with e-mails to a person. Pure.
 * @param {boolean} wanted whether they wish to be told by e-mail @param {boolean} kept whether an address is kept
 * @param {boolean} sends whether this service sends mail at all @returns {{words:string, lacks:boolean}}
 */
export function noticeState(wanted, kept, sends) {
  const silent = sends ? "" : " This service sends no e-mails yet: whoever runs it has to name a mail server.";
  if (wanted && !kept) return { words: `Wants an e-mail, but no address is kept. Ask for one when you ring.${silent}`, lacks: true };
  if (wanted) return { words: `Wants an e-mail, and an address is kept.${silent}`, lacks: !sends };
  if (kept) return { words: "An address is kept, but they want no e-mail now. None is sent.", lacks: false };
  return { words: "They have not asked for e-mails.", lacks: false };
}
