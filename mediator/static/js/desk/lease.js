/**
 * Who works on an item: a claim that ends thirty minutes after the last work on its page, and when the page is left.
 * No promise rests on it; it saves two people from doing the same work.
 */
import { api } from "../api.js";
import { at, fill, show } from "../dom.js";
import { whenWords } from "./days.js";
import { words } from "./dom.js";

/** A claim is renewed by work, at most this often. */
const RENEW = 60 * 1000;
/** Seconds that a claim lasts after that; the service has the same (review/services.py). */
const LASTS = 30 * 60;
const WORK = ["input", "keydown", "pointerdown", "wheel", "touchmove"];

/** This page, so that leaving it gives back the claim that it took and no newer one. */
const PAGE = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** @typedef {{case:string, item:string}} Here */
/** @typedef {{mine:boolean, by:string, name:string, until:number, taken_from:string, taken_at:number}} Lease */

let renewed = 0;
let told = false;

/** @param {Here} here @param {string} act @param {RequestInit} [more] */
async function ask(here, act, more) {
  return (await api.post("/api/leases", { case: here.case, msg: here.item, act, page: PAGE }, more)).lease;
}

/** @param {Here} here @param {"take"|"renew"|"takeover"} act @returns {Promise<Lease>} */
async function hold(here, act) {
  try {
    renewed = Date.now();
    return { mine: true, ...(await ask(here, act)) };
  } catch (error) {
    if (error.code !== "leased") throw error;
    return { mine: false, name: "A colleague", until: 0, ...error.extra?.lease };
  }
}

/** Claim an item, or learn who has it. @param {Here} here */
export function take(here) { return hold(here, "take"); }

/** Take an item over; the other person is told when they go on working. @param {Here} here */
export function takeOver(here) { return hold(here, "takeover"); }

/** @param {Here} here */
export function drop(here) { return ask(here, "drop"); }

/**
 * Keep a claim while its page is worked on, and give it back when the page is left.
 * @param {Here} here @param {() => number} now
 */
export function keepClaim(here, now) {
  const worked = () => { if (Date.now() - renewed > RENEW) stillMine(here, now()).catch(() => {}); };
  for (const kind of WORK) document.addEventListener(kind, worked, { passive: true });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) worked(); });
  window.addEventListener("pagehide", () => { if (!told) ask(here, "drop", { keepalive: true }).catch(() => {}); });
}

/**
 * Renew a claim. Whoever has lost it is told on the page, once; what they wrote stays where it is, and saved.
 * @param {Here} here @param {number} now
 * @returns {Promise<boolean>} false when they have just been told
 */
export async function stillMine(here, now) {
  if (told) return true;
  const lease = await hold(here, "renew");
  if (lease.mine) return true;
  told = true;
  fill(at("taken-over"), { words: lostWords(lease, now) });
  show("taken-over", true);
  at("taken-over").scrollIntoView({ block: "nearest" });
  return false;
}

/**
 * "Priya has this open, and worked on it 2 minutes ago": a claim is renewed by work and lasts thirty minutes from then.
 * @param {{name:string, until:number}} lease @param {number} now
 */
export function presentWords({ name, until }, now) {
  const minutes = Math.floor((now - (until - LASTS)) / 60);
  if (!until || minutes < 0) return `${name} has this open`;
  return `${name} has this open, and worked on it ${minutes < 2 ? "just now" : `${minutes} minutes ago`}`;
}

/** @param {Lease} lease @param {number} now */
function lostWords({ name, taken_at: when }, now) {
  return `${name} took this over from you${when ? ` ${whenWords(when, now)}` : ""}. What you wrote is saved. Talk to each other before you decide: only one decision can count.`;
}

/** What a page says to whoever has a claim. @param {Lease} lease @param {{now:number, colleague:(fp:string)=>string}} known */
export function heldWords({ until, taken_from: from, taken_at: when }, known) {
  const taken = from ? ` You took it over from ${known.colleague(from)} ${whenWords(when, known.now)}; they are told.` : "";
  return `Claimed by you until ${whenWords(until, known.now)}, and longer while you work.${taken}`;
}

/** Take an item for this page and keep it while it is worked on, or say who has it. @param {object} known @param {Here} here */
export async function claim(known, here) {
  const lease = await take(here);
  words("lease", lease.mine ? heldWords(lease, known) : `${presentWords(lease, known.now)}. Go back and take it over before you decide.`);
  if (lease.mine) keepClaim(here, () => known.now);
}
