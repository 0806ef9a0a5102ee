/**
 * Names on social services: "@jonno.the.roofer", "1nsta k4yz.ldn", "s n a p : jayy_b", "add me on WhatsApp".
 */
import { CONTACT } from "./data.js";
import { readSymbols } from "./squeeze.js";

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const PLATFORMS = set(CONTACT.platforms);
const PLAIN = set(CONTACT.plainPlatforms);
const VERBS = set(CONTACT.platformVerbs);
const NOUNS = set(CONTACT.platformNouns);
const AT_NAME = /(?<![a-z0-9._@])@[a-z_][a-z0-9_.]{1,40}/g;
const UNDERSCORED = /[a-z0-9]_[a-z0-9]|^_[a-z]{2}|[a-z]{2}_$/;
const NEAR = 6;

/** @param {string} text of a clean view. @returns {import("./addresses.js").Found[]} */
export function findAtNames(text) {
  if (!text.includes("@")) return [];
  return [...text.matchAll(AT_NAME)].map((match) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].replace(/\.{1,3}$/, "").length, rule: "contact.handle", severity: 2, why: "Looks like a name on a social service." }));
}

/**
 * @param {import("./squeeze.js").Piece[]} pieces @param {string} text the clean view's text
 * @returns {{first: number, last: number, rule: string, severity: number, why: string}[]} token positions, last inclusive
 */
export function findHandles(pieces, text) {
  const found = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (UNDERSCORED.test(piece.text)) found.push({ first: piece.first, last: piece.last, rule: "contact.handle", severity: 2, why: "Written like a name on a social service." });
    if (piece.text === "underscore" && at > 0 && at + 1 < pieces.length) found.push({ first: pieces[at - 1].first, last: pieces[at + 1].last, rule: "contact.handle", severity: 2, why: "Reads aloud as a name on a social service." });
    const platform = PLATFORMS.has(piece.text) ? piece.text : PLATFORMS.has(readSymbols(piece.text)) ? readSymbols(piece.text) : "";
    if (!platform) continue;
    const last = readName(pieces, at, platform);
    if (last > at || isInvitation(pieces, at)) {
      found.push({ first: piece.first, last: pieces[last].last, rule: "contact.platform", severity: 2, why: "Names a social service where somebody can be found." });
    }
  }
  return found;
}

/** @param {import("./squeeze.js").Piece[]} pieces @param {number} at @param {string} platform @returns {number} last piece of the name after the platform, or `at` */
function readName(pieces, at, platform) {
  const next = pieces[at + 1];
  if (!next) return at;
  const named = /^\s{0,2}[:=]\s{0,2}@?$|@$|^\s{1,2}-\s{1,2}$/.test(next.gap);
  if (named) return spread(pieces, at + 1);
  for (let here = at + 1; here < pieces.length && here <= at + 3; here += 1) {
    if (/[.!?]\s|\n/.test(pieces[here].gap)) return at;
    if (looksLikeName(pieces, here) && !(PLAIN.has(platform) && here > at + 1 && !NOUNS.has(pieces[here - 1].text))) return spread(pieces, here);
    if (!NOUNS.has(pieces[here].text) && !["my", "me", "its", "it", "i'm", "im", "i"].includes(pieces[here].text)) return at;
  }
  return at;
}

/** @param {import("./squeeze.js").Piece[]} pieces @param {number} at */
function looksLikeName(pieces, at) {
  const { text } = pieces[at];
  const dotted = pieces[at + 1]?.gap === "." || pieces[at + 1]?.gap === "_";
  return dotted || text.includes("_") || (/[a-z]/.test(text) && /\d/.test(text) && !/^\d+(?:st|nd|rd|th|am|pm|p|k)$/.test(text)) || pieces[at].gap.includes("@");
}

/** @param {import("./squeeze.js").Piece[]} pieces @param {number} at @returns {number} last piece that belongs to the name */
function spread(pieces, at) {
  let last = at;
  while (last + 1 < pieces.length && last - at < 8 && (/^[._-]$/.test(pieces[last + 1].gap) || (pieces[last + 1].gap === " " && /^\d$/.test(pieces[last + 1].text)))) last += 1;
  return last;
}

/** @param {import("./squeeze.js").Piece[]} pieces @param {number} at */
function isInvitation(pieces, at) {
  const before = pieces.slice(Math.max(0, at - NEAR), at);
  const cut = before.map((piece) => /[.!?]\s/.test(piece.gap)).lastIndexOf(true);
  const near = before.slice(Math.max(0, cut)).map((piece) => piece.text);
  const invited = near.some((word, place) => VERBS.has(word) && near.slice(place + 1).some((other) => other === "me" || other === "us" || other === "u" || other === "you"));
  const mine = ["my", "our"].includes(pieces[at - 1]?.text) && ["is", "its", ":"].includes(pieces[at + 1]?.text ?? "");
  return invited || mine;
}
