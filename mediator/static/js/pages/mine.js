/**
 * What every participant page begins with: who is signed in, their own lane checked and folded, and the
 * names to say. Before the desk has accepted a person there are no names yet.
 */
import { openPage } from "../session.js";
import { OpenCase } from "../case/case.js";
import { awayNow, foldLane } from "../case/items.js";
import { at } from "../dom.js";
import { inWords, KIND } from "../words/participant.js";

/**
 * @returns {Promise<{session:object, open:object, fold:object, info:object|null, names:string[], name:string,
 *   others:{ref:string, words:string}[], nameOf:(fp:string)=>string}>} `name`: whom this person talks to first
 */
export async function openMine() {
  const session = await openPage({ kind: "participant" });
  const open = await OpenCase.load(session.case);
  // After a lock the worker is a new one and knows no case yet.
  document.addEventListener("unlocked", () => open.reload());
  return read(session, open);
}

/** Fold again after something was handed in. @param {object} mine */
export async function again(mine) {
  return read(mine.session, mine.open);
}

async function read(session, open) {
  const fold = foldLane(open.own, open.now);
  // What the desk wrote down before it accepted this key is sealed to the desk alone.
  const accepted = open.own.entries.some(({ t, who }) => t === "accept" && who === session.fp);
  const info = accepted && fold.info ? await open.body(fold.info) : null;
  const facilitators = info?.staff.filter((one) => one.role === "facilitator") ?? [];
  const names = facilitators.map((one) => one.name);
  const everybody = accepted ? await everNamed(open) : new Map();
  const nameOf = (fp) => everybody.get(fp) ?? "Your facilitator";
  // Who would rather meet whoever covers talks to them first.
  const instead = fold.prefers?.how === "meet" && awayNow(fold);
  return { session, open, fold, info, names, name: (instead ? nameOf(instead.who) : names[0]) ?? "Your facilitator", others: info?.others ?? [], nameOf };
}

/** Everybody who was ever named to this person: somebody who has left still signed what they signed. */
async function everNamed(open) {
  const infos = await saidOf(open);
  return new Map(infos.flatMap(({ staff }) => staff.map(({ fp, name }) => [fp, name])));
}

/** All that was ever said of who is there. What the desk wrote down before this person was accepted has no slot for them. @returns {Promise<any[]>} */
async function saidOf(open) {
  const { entries } = open.own;
  const first = entries.findIndex(({ t }) => t === "accept");
  return Promise.all(entries.slice(first + 1).filter(({ t }) => t === "info").map((entry) => open.body(entry)));
}

/**
 * Whether something that came is from this other person: by the words of its cover note, which are those of this page.
 * With one other person everything is from them.
 * @param {{open:object, others:{ref:string, words:string}[]}} mine @param {object} release @param {string} ref
 */
export async function isFrom({ open, others }, release, ref) {
  if (others.length < 2) return true;
  if (!release.cover) return false;
  const { from } = await open.body(release, "cover");
  return (await saidOf(open)).some(({ others: named }) => named.some((one) => one.ref === ref && one.words === from));
}

/** What a message is to its author: "Your letter", and to whom where there are several people. @param {{kind:string, peer:string}} message */
export function yourTo({ kind, peer }, others) {
  const other = others.length > 1 && others.find(({ ref }) => ref === peer);
  return other ? `${KIND[kind].your} to ${other.words}` : KIND[kind].your;
}

/** The names of everybody who reads first, in words. @param {{info:object|null}} mine */
export function readers({ info }) {
  return inWords((info?.staff ?? []).map((one) => one.name));
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });
const HALF_A_YEAR = 182 * 86_400_000;
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** "4 March"; "4 March 2028" when that is more than half a year away. @param {number} ts Unix seconds */
export function day(ts) {
  return (Math.abs(ts * 1000 - Date.now()) > HALF_A_YEAR ? DAY_AND_YEAR : DAY).format(ts * 1000);
}

/** "14:05". @param {number} ts Unix seconds */
export function clock(ts) { return TIME.format(ts * 1000); }

/** "4 March, 14:05". @param {number} ts Unix seconds */
export function moment(ts) { return `${day(ts)}, ${TIME.format(ts * 1000)}`; }

/** Whose words these are, where the desk has told this page: what helps one of them would hurt the other. @param {any} info @returns {"victim"|"offender"|undefined} */
export function sideIn(info) { return info?.side === "victim" || info?.side === "offender" ? info.side : undefined; }

/** The item that the address means, or null. @param {object} fold */
export function itemInAddress(fold) {
  return fold.items.get(location.hash.slice(1)) ?? null;
}

/**
 * Run what a button does once at a time, and say in words when it could not be done.
 * @param {HTMLElement} button @param {() => Promise<void>} work @param {(sentence:string) => void} failed
 */
export function onPress(button, work, failed) {
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await work();
    } catch (error) {
      // A check that failed is for start.js: it takes everything off the page.
      if (error.code?.startsWith?.("V")) throw error;
      failed(error.sentence ?? error.message);
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}

/** Show a sentence about what went wrong in #failed and move there. @param {string} sentence */
export function sayFailed(sentence) {
  const line = at("failed");
  line.textContent = sentence;
  line.hidden = false;
  line.focus();
}
