/** How somebody wants it, as they told a facilitator: the same wishes as a page has, filled with those that stand. */
import { saidWishes } from "../case/line.js";
import { at, chosen, show } from "../dom.js";
import { fieldDate, secondsOf } from "./days.js";
import { choose } from "./dom.js";
import { dayLines, daysOf, quietOf } from "./said-acts.js";

const TEXTS = ["call", "sign", "other", "with", "extra"];
const BITS = ["either", "paused", "stopped"];

/** Those that stand, to be changed. @param {any} known @param {any} lane folded */
export async function fillWishes(known, lane) {
  const { tell = "none", quiet = [], blocked = [] } = lane.wishes ?? {};
  const { text, ...said } = await saidWishes(known.open, lane);
  choose("tell", tell === "mail" ? "mail" : "none");
  const clock = (/** @type {number} */ minutes) => [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  [at("quiet-from").value, at("quiet-to").value] = quiet.length ? quiet.map(clock) : ["", ""];
  at("blocked").value = dayLines(blocked);
  if (said.sign && ![...at("wish-sign").options].some(({ value }) => value === said.sign)) at("wish-sign").append(new Option(said.sign));
  for (const name of TEXTS) at(`wish-${name}`).value = said[name] || (name === "extra" ? text : "");
  at("wish-monthly").value = said.monthly || "";
  for (const name of BITS) at(`wishes-also-${name}`).checked = said[name] === 1;
  show("back-part", Boolean(lane.paused));
  if (lane.paused && lane.wishes?.ts >= lane.paused.ts && said.back > known.now) at("back").value = fieldDate(said.back);
  return said.line;
}

/** What machines obey stands open; the rest is sealed. @param {any} lane @param {number} line the wish about a word to readers, as it stands */
export function wishesNow(lane, line) {
  const open = { tell: chosen("tell"), quiet: quietOf(at("quiet-from").value, at("quiet-to").value), blocked: daysOf(at("blocked").value) ?? [] };
  const texts = Object.fromEntries(TEXTS.map((name) => [name, at(`wish-${name}`).value.trim()]));
  const bits = Object.fromEntries(BITS.map((name) => [name, at(`wishes-also-${name}`).checked ? 1 : 0]));
  const back = lane.paused && at("back").value ? secondsOf(at("back").value, "08:00") : 0;
  return { open, sealed: { ...texts, ...bits, monthly: Number(at("wish-monthly").value) || 0, line, back } };
}

/** What is wrong with what stands there. @param {number} now */
export function wishesMissing(now) {
  const monthly = at("wish-monthly").value;
  return [
    ...(!daysOf(at("blocked").value) ? [{ id: "blocked", words: "Write each day as 2026-12-24, two with “to” between" }] : []),
    ...(Boolean(at("quiet-from").value) !== Boolean(at("quiet-to").value) ? [{ id: "quiet-from", words: "Give both quiet hours, or neither" }] : []),
    ...(monthly && !/^[0-9]{1,3}$/.test(monthly) ? [{ id: "wish-monthly", words: "Write a number, or leave it empty" }] : []),
    ...(at("back").value && secondsOf(at("back").value, "23:59") < now ? [{ id: "back", words: "Choose a day to ask them that lies ahead" }] : []),
  ];
}
