/**
 * What stands on each printed sheet, as blocks in reading order. Pure.
 *
 * @typedef {{kind:"title"|"head"|"label"|"text"|"box"|"row"|"lines"|"fill"|"fields", text?:string, boxes?:string[], count?:number,
 *   fields?:string[]}} Block  `box`: one tick box with words; `row`: words, then several boxes; `lines`: `count` lines to
 *   write on; `fill`: lines to the end of the page, and on `count` pages more; `fields`: named lines for a name, a signature, a date
 * @typedef {{code:string, blocks:Block[]}} Sheet  begins on a page of its own; `code` finds it again, "" for none
 */
import { CONSENT, answersTo } from "../words/consents.js";
import { CHANGES, READ } from "../words/participant.js";
import { ANSWERS_SHEET, CHANGES_SHEET, CONSENT_SHEET, COVER, LINES_SHEET, PRISON, REPLY_SHEET, SHEET, SLIP, TEXT_TITLE } from "../words/sheets.js";
import { TRANSLATED } from "../words/translated.js";

const LINES_FOR_ANSWER = 4;
const PAGES_FOR_LETTER = 1;

/** @param {Block["kind"]} kind @param {string} text @returns {Block} */
const block = (kind, text) => ({ kind, text });
/** @param {string} words @returns {Block[]} */
const paragraphs = (words) => words.split(/\n{2,}/).filter((part) => part.trim()).map((part) => block("text", part));
/** @param {number} count @returns {Block} */
const lines = (count) => ({ kind: "lines", count });
/** @param {number} count @returns {Block} */
const fill = (count) => ({ kind: "fill", count });
/** @param {string[]} before what else is asked for @returns {Block} */
const signature = (...before) => ({ kind: "fields", fields: [...before, SHEET.name, SHEET.signed, SHEET.date] });

/**
 * What the reader should know before the text.
 * @param {object} cover content of a cover @param {string} code @param {{lang:string, by:string}|null} [translation] that comes with it @returns {Sheet}
 */
export function coverSheet(cover, code, translation = null) {
  return { code, blocks: [
    block("title", COVER.title), block("text", COVER.from(cover.from)), block("text", COVER.length(cover.pages, cover.minutes)),
    block("label", COVER.about), block("text", cover.about.join("\n")),
    block("text", [cover.removed ? COVER.removed : COVER.whole, translation && TRANSLATED.cover(translation)].filter(Boolean).join(" ")),
    ...(cover.who ? [block("label", COVER.who), block("text", cover.who)] : []),
    ...paragraphs(cover.text ?? ""), block("text", COVER.halfWay), block("text", SHEET.stop),
  ] };
}

/**
 * The text itself.
 * @param {string} kind @param {import("../case/parts.js").Part[]} parts @param {object} content @param {string} code
 * @param {{title?:string, lead?:string}} [above] other words than the usual @returns {Sheet}
 */
export function textSheet(kind, parts, content, code, { title = TEXT_TITLE[kind], lead = "" } = {}) {
  const how = (/** @type {string} */ id) => READ.answerHow[content.answers?.[Number(id.slice(1))]?.how] ?? "";
  return { code, blocks: [block("title", title), ...paragraphs(lead), ...parts.filter(({ id, text }) => !id.startsWith("q") || text).flatMap((part) => [
    ...(parts.length > 1 ? [block("head", part.question ?? part.label)] : []),
    ...(part.id.startsWith("a") && how(part.id) ? [block("text", how(part.id))] : []), ...paragraphs(part.text)])] };
}

/** Questions with room for the answers. @param {string[]} questions @param {string} code @returns {Sheet} */
export function answersSheet(questions, code) {
  return { code, blocks: [block("title", ANSWERS_SHEET.title), block("text", ANSWERS_SHEET.lead),
    ...questions.filter((one) => one).flatMap((one, at) => [block("head", `${ANSWERS_SHEET.question(at + 1)}: ${one}`), ...[ANSWERS_SHEET.remember, ANSWERS_SHEET.accepts, ANSWERS_SHEET.disputes, ANSWERS_SHEET.wont].map((one) => block("box", one)), lines(LINES_FOR_ANSWER)]), signature()] };
}

/**
 * A suggested text, each change with its reason and boxes to tick.
 * @param {{name:string, changes:{n:number, removed:string, added:string}[], reasons?:{n:number, kind:string, why:string}[], note:string, whole:string, code:string}} suggested
 * @returns {Sheet}
 */
export function changesSheet({ name, changes, reasons = [], note, whole, code }) {
  return { code, blocks: [block("title", CHANGES_SHEET.title), block("text", CHANGES_SHEET.lead(name)), ...paragraphs(note),
    ...changes.flatMap((change) => changeBlocks(change, reasons.find(({ n }) => n === change.n), changes.length)),
    block("box", CHANGES_SHEET.notSent), lines(LINES_FOR_ANSWER), signature(),
    block("head", CHANGES_SHEET.whole), ...paragraphs(whole)] };
}

function changeBlocks({ n, removed, added }, reason, all) {
  const why = reason ? [`${CHANGES.kind[reason.kind]}.`, reason.why.trim()].filter(Boolean).join(" ") : "";
  return [block("head", CHANGES_SHEET.change(n, all)), block("label", CHANGES_SHEET.yours), block("text", removed.trim() || CHANGES_SHEET.nothing),
    block("label", CHANGES_SHEET.instead), block("text", added.trim() || CHANGES_SHEET.out),
    ...(why ? [block("label", CHANGES_SHEET.why), block("text", why)] : []),
    { kind: /** @type {const} */ ("row"), text: "", boxes: [CHANGES_SHEET.agree, CHANGES_SHEET.keep, CHANGES_SHEET.talk] }];
}

/** What the reader would like to happen next. @param {string} code of the person @returns {Sheet} */
export function replySheet(code) {
  return { code, blocks: [block("title", REPLY_SHEET.title), block("text", REPLY_SHEET.lead),
    ...REPLY_SHEET.choices.map((one) => block("box", one)), fill(0), signature()] };
}

/** Lines to write on. @param {string} code of the person @returns {Sheet} */
export function linesSheet(code) {
  return { code, blocks: [block("title", LINES_SHEET.title), block("text", LINES_SHEET.lead), block("text", SHEET.write),
    fill(PAGES_FOR_LETTER), signature()] };
}

/**
 * What a person agrees to, to be signed, in the words of the page and with the answers that it has.
 * @param {{peer:string, what:string, title:string, text:string}[]} rows about nobody else, or about one other person
 * @param {string} code of the person
 * @param {{name:string, other:string}|null} [pair] who signs, and the other by the words that the desk chose for them alone
 * @returns {Sheet}
 */
export function consentSheet(rows, code, pair = null) {
  return { code, blocks: [block("title", CONSENT_SHEET.title), ...(pair ? [block("text", CONSENT_SHEET.about(pair.name, pair.other))] : []),
    block("text", CONSENT_SHEET.lead), block("text", CONSENT_SHEET.meaning),
    ...rows.flatMap(({ what, title, text }) => [block("head", title), block("text", text),
      { kind: /** @type {const} */ ("row"), text: "", boxes: answersTo(what).map((state) => CONSENT.answer[state]) }]),
    block("text", [SHEET.notSure, CONSENT_SHEET.court, SHEET.stop].join(" ")), signature(CONSENT_SHEET.until)] };
}

/**
 * That somebody took part, without a word of what.
 * @param {string} code of the person @param {string} name in full @param {string} how a key of SLIP.how @param {string} date @returns {Sheet}
 */
export function slip(code, name, how, date) {
  return { code, blocks: [block("title", SLIP.title), block("text", SLIP.took(name, SLIP.how[how], date)), block("text", SLIP.nothing),
    { kind: "fields", fields: [SHEET.signed, SHEET.date] }] };
}

/** The sheet for a cell: how to ask for a Listener stands before what is filled in. @param {Sheet} sheet @returns {Sheet} */
export function forPrison({ code, blocks }) {
  const end = blocks.findIndex(({ kind }) => kind === "fill" || kind === "fields");
  const at = end < 0 ? blocks.length : end;
  return { code, blocks: [...blocks.slice(0, at), block("text", PRISON), ...blocks.slice(at)] };
}
