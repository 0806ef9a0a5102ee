/**
 * Numbers by which somebody can be reached, however they are written: "07700 900 123", "oh seven seven double oh",
 * "O77OO". Digits are collected into runs across spaces and small filler words, then judged by length and by what
 * stands around them. Money, times, dates, scores, case numbers and verses never enter a run.
 */
import { CONTACT } from "./data.js";

/** @typedef {{digits: string, first: number, last: number, spoken: boolean, plus: boolean}} Run token positions, last inclusive */

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const DIGIT_WORDS = new Map(Object.entries(CONTACT.digitWords).filter(([, digit]) => digit));
const TEENS = new Map(Object.entries(CONTACT.teens));
const TENS = new Map(Object.entries(CONTACT.tens));
const REPEATS = new Map(Object.entries(CONTACT.repeats));
const BUNDLES = new Map(Object.entries(CONTACT.bundles));
const LOOK_ALIKES = new Map(Object.entries(CONTACT.lookAlikes));
const FILLERS = set(CONTACT.fillers);
const PHONE_CUES = set(CONTACT.phoneCues);
const OTHER_NUMBERS = set(CONTACT.otherNumbers);
const UNITS = set(CONTACT.units);
const MONTHS = set(CONTACT.months);
const BANK_CUES = set(CONTACT.bankCues);
const JOINS = /^[\s\-.()/,*+_'"|~:;\\]{0,8}$/;

/**
 * @param {import("./tokens.js").Token[]} tokens
 * @returns {{first: number, last: number, rule: string, severity: number, why: string}[]} token positions, last inclusive
 */
export function findNumbers(tokens) {
  return collectRuns(tokens).flatMap((run) => {
    const found = judgeRun(run, tokens);
    return found ? [{ first: run.first, last: run.last, ...found }] : [];
  });
}

/** @param {import("./tokens.js").Token[]} tokens @returns {Run[]} */
function collectRuns(tokens) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Run | null} */
  let open = null;
  const close = () => {
    if (open) runs.push(open);
    open = null;
  };
  for (let at = 0; at < tokens.length;) {
    const item = readItem(tokens, at, open !== null);
    if (!item) {
      if (!(open && FILLERS.has(tokens[at].text) && at - open.last <= 3 && JOINS.test(tokens[at].gap))) close();
      at += 1;
      continue;
    }
    if (open && (!JOINS.test(tokens[at].gap) || item.alone)) close();
    if (open) Object.assign(open, { digits: open.digits + item.digits, last: at + item.width - 1, spoken: open.spoken && item.spoken });
    else open = { digits: item.digits, first: at, last: at + item.width - 1, spoken: item.spoken, plus: /\+\s?\(?$/.test(tokens[at].gap) };
    if (item.alone) close();
    at += item.width;
  }
  close();
  return runs;
}

/**
 * @param {import("./tokens.js").Token[]} tokens @param {number} at @param {boolean} running inside a run
 * @returns {{digits: string, width: number, spoken: boolean, alone: boolean} | null}
 */
function readItem(tokens, at, running) {
  const { text, gap } = tokens[at];
  const next = tokens[at + 1];
  if (/^\d+$/.test(text)) return isOtherNumber(tokens, at) ? null : { digits: text, width: 1, spoken: false, alone: text.length > 16 };
  const repeat = REPEATS.get(text);
  if (repeat && next) {
    const digit = DIGIT_WORDS.get(next.text) ?? (/^\d$/.test(next.text) ? next.text : undefined);
    if (digit) return { digits: digit.repeat(repeat), width: 2, spoken: true, alone: false };
  }
  const digit = DIGIT_WORDS.get(text) ?? (running ? TEENS.get(text) ?? BUNDLES.get(text) : TEENS.get(text));
  if (digit) return { digits: digit, width: 1, spoken: true, alone: false };
  const ten = TENS.get(text);
  if (ten) {
    const unit = next && /^[\s-]$/.test(next.gap) ? DIGIT_WORDS.get(next.text) : undefined;
    return { digits: ten + (unit && unit !== "0" ? unit : "0"), width: unit && unit !== "0" ? 2 : 1, spoken: true, alone: false };
  }
  const disguised = readDisguised(text, running || /[£$€]$/.test(gap) === false);
  return disguised ? { digits: disguised, width: 1, spoken: false, alone: false } : null;
}

/** @param {string} text @param {boolean} allowed @returns {string} digits with look-alike letters read, or "" */
function readDisguised(text, allowed) {
  if (!allowed || text.length < 2 || !/\d/.test(text)) return "";
  const digits = [...text].map((sign) => (/\d/.test(sign) ? sign : LOOK_ALIKES.get(sign) ?? "x")).join("");
  const letters = text.replace(/\d/g, "");
  const sure = /^[oli]+$/.test(letters) && text.length >= 3;
  return digits.includes("x") || (!sure && letters.length > text.length / 2) || UNITS.has(letters) ? "" : digits;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at */
function isOtherNumber(tokens, at) {
  const { gap, text } = tokens[at];
  const next = tokens[at + 1];
  const before = tokens[at - 1];
  if (/[£$€]\s?$/.test(gap)) return true;
  if (!next) return false;
  if (next.gap.startsWith("%") || (/^ ?$/.test(next.gap) && (UNITS.has(next.text) || (MONTHS.has(next.text) && text.length <= 2)))) return true;
  const short = text.length <= 2;
  if (short && next.gap === ":" && /^\d{2}/.test(next.text)) return true;
  if (short && gap === ":" && before && /^\d{1,3}$/.test(before.text)) return true;
  if (text.length <= 4 && before && MONTHS.has(before.text) && /^,? $/.test(gap)) return true;
  return isDate(tokens, at) || isDate(tokens, at - 1) || isDate(tokens, at - 2);
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at whether 14/03/2023 begins here */
function isDate(tokens, at) {
  const [day, month, year] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!day || !month || !year || !/^[/.-]$/.test(month.gap) || year.gap !== month.gap) return false;
  return /^\d{1,2}$/.test(day.text) && /^(0?[1-9]|1[0-2])$/.test(month.text) && /^(19|20)?\d{2}$/.test(year.text) && Number(day.text) >= 1 && Number(day.text) <= 31 && !(month.gap === "-" && year.text.length === 2);
}

/** @param {Run} run @param {import("./tokens.js").Token[]} tokens */
function judgeRun(run, tokens) {
  const around = tokens.slice(Math.max(0, run.first - 6), run.first).concat(tokens.slice(run.last + 1, run.last + 5)).map((token) => token.text);
  const before = tokens.slice(Math.max(0, run.first - 6), run.first).map((token) => token.text);
  const cued = around.some((word) => PHONE_CUES.has(word));
  const banked = before.some((word) => BANK_CUES.has(word)) || around.includes("iban");
  const national = run.digits.replace(/^(0044|44)0?/, "0");
  const { length } = run.digits;
  if (banked && length >= 6 && length <= 24) return { rule: "contact.bank", severity: 2, why: "Looks like bank details." };
  const telephone = { rule: "contact.telephone", severity: 3, why: "Looks like a telephone number." };
  const named = before.some((word) => OTHER_NUMBERS.has(word));
  if (named && !(cued && /^0[1-9]\d{8,10}$/.test(national))) return null;
  if (/^0[1-9]\d{8,10}$/.test(national)) return telephone;
  if (run.plus && length >= 8 && length <= 15) return telephone;
  if (/^7\d{9}$/.test(run.digits)) return telephone;
  if (run.spoken && length >= 7 && run.last - run.first >= 4) return { ...telephone, why: "Digits spelled out in words: may be a telephone number." };
  if (cued && length >= 6 && length <= 15) return { ...telephone, severity: 2, why: "A number beside words about telephoning." };
  if (/^07\d{3,}$/.test(run.digits) && length <= 16) return { ...telephone, severity: 2, why: "May be the beginning of a mobile number." };
  return null;
}
