/**
 * Who is signed in on this page, and for how long it stays open.
 *
 * Every page but /in begins with `openPage`. A page left alone is saved, loses its keys and is covered; the
 * passphrase opens the same page again, text and place included. Pages of one session lock together.
 */
import { api } from "./api.js";
import { Cover } from "./cover.js";
import { setTextSize } from "./dom.js";
import { rest, saveAll } from "./drafts.js";
import { armExit, chooseExit } from "./exit.js";
import { Idle } from "./idle.js";
import { keys } from "./keys.js";
import { useSpelling, veilWhenHidden } from "./privacy.js";
import { cardOfTab, forgetDevice, forgetTab, mayShow, restore, signIn, typeAgain } from "./sign-in.js";

const NEXT = "next";
const SAVE_MILLISECONDS = 2_000;
const HOME = { participant: "/home", staff: "/desk" };

/** @type {any} */ let session = null;
/** The sealed seed of who is here: their passphrase opens it. */
let sealed = "";
/** @type {Idle | null} */ let idle = null;
/** @type {Promise<void> | null} */ let locking = null;
const others = new BroadcastChannel("page");
const cover = new Cover();

// The page is on its way out: its keys end with it, also when the browser keeps the page for Back.
document.addEventListener("leave", () => keys.end());

/**
 * Open this page for whoever is signed in; otherwise go to /in and come back here afterwards.
 * @param {{kind?: "participant"|"staff"}} [wanted] another kind of person goes to their own home
 * @returns {Promise<any>} the session as GET /api/session answers, without keys
 */
export async function openPage({ kind } = {}) {
  armExit();
  const { hk, blob, ...found } = await find();
  if (!found.kind || !(await restore({ hk, ...found }))) return goIn();
  if (kind && found.kind !== kind) return go(homeOf(found));
  [session, sealed] = [found, blob];
  setTextSize(session.settings.text_size);
  chooseExit(session.settings.exit);
  if (found.kind === "participant") choosePrivacy(session.settings);
  document.getElementById("sign-out")?.addEventListener("click", signOut);
  others.addEventListener("message", hear);
  watch();
  return session;
}

/** Where a person's pages begin. @param {{kind: "participant"|"staff"}} who */
export function homeOf({ kind }) {
  return HOME[kind];
}

/** The page that somebody was on their way to before they had to sign in; asked for once. */
export function takeNext() {
  const next = sessionStorage.getItem(NEXT);
  sessionStorage.removeItem(NEXT);
  return next;
}

/**
 * Before something that came is shown: the passphrase, once in a sitting, unless it was typed a short while ago. The keys
 * stay where they are; if the page locks meanwhile, what unlocks it counts as well, and the page begins anew.
 */
export async function passphraseFirst() {
  if (mayShow()) return;
  const card = await cardOfTab();
  await new Promise((done) => {
    document.addEventListener("unlocked", () => location.reload(), { once: true });
    cover.ask(card ? async (passphrase) => {
      await typeAgain(card, passphrase, { blob: sealed, fp: session.fp });
      if (!mayShow()) return;
      cover.open();
      done(undefined);
    } : null);
  });
}

/** Lock every page of this session, as when it was left alone. */
export function lockNow() {
  locking ??= lock(true);
  return locking;
}

/** Save, end the session and go to /in. */
export async function signOut() {
  await saved();
  keys.end();
  forgetTab();
  forgetDevice();
  await api.post("/api/sign-out").catch(() => {});
  others.postMessage("locked");
  location.replace("/in");
}

/** Stop everything on its way to or from this person. Needs no key and no signature. */
export function halt() {
  return api.post("/api/halt");
}

/** Use new settings on this page at once. @param {{lock_minutes: number, exit: string, text_size: any, veil: number, spelling: number}} settings */
export function use(settings) {
  session.settings = settings;
  setTextSize(settings.text_size);
  chooseExit(settings.exit);
  choosePrivacy(settings);
  watch();
}

function choosePrivacy({ veil, spelling }) {
  veilWhenHidden(veil === 1);
  useSpelling(spelling === 1);
}

async function find() {
  try {
    return await api.get("/api/session");
  } catch (error) {
    if (error.status === 401) return {};
    throw error;
  }
}

function goIn() {
  sessionStorage.setItem(NEXT, `${location.pathname}${location.search}${location.hash}`);
  return go("/in");
}

/** Go there instead. @param {string} path @returns {Promise<never>} this page is on its way out: nothing after it runs, and start.js never shows it */
export function go(path) {
  location.replace(path);
  return new Promise(() => {});
}

function watch() {
  idle?.stop();
  idle = new Idle({
    minutes: session.settings.lock_minutes,
    warn: (at) => cover.warn(at),
    remind: () => cover.remind(),
    calm: () => cover.calm(),
    lock: () => void lockNow(),
    renew: () => void renew(),
  });
  idle.start();
}

/** Tell the server, and the other pages of this session, that somebody is here. */
async function renew() {
  others.postMessage("active");
  try {
    await api.put("/api/session/hk", { hk: "" });
  } catch (error) {
    if (error.status === 401 || error.status === 404) lockNow();
  }
}

function hear({ data }) {
  if (data === "active") idle?.active();
  if (data === "locked") locking ??= lock(false);
}

async function lock(here) {
  idle?.stop();
  cover.calm();
  cover.hide();
  await saved();
  const card = await cardOfTab().catch(() => "");
  rest(true);
  keys.end();
  forgetTab();
  if (here) {
    others.postMessage("locked");
    await api.delete("/api/session/hk").catch(() => {});
  }
  cover.lock({ kind: session.kind, unlock: card ? (passphrase) => unlock(card, passphrase) : null, halt });
}

/** The same person again: the page goes on where it was. Another person never sees it. */
async function unlock(card, passphrase) {
  const { find: handle } = await keys.readCard({ value: card });
  const opened = await signIn(handle, passphrase);
  if (opened.fp !== session.fp) return go(homeOf(opened));
  locking = null;
  cover.open();
  rest(false);
  watch();
  document.dispatchEvent(new Event("unlocked"));
  return undefined;
}

/** All that was typed, saved if that is possible within two seconds. */
function saved() {
  const all = Promise.allSettled([saveAll()]);
  return Promise.race([all, new Promise((done) => setTimeout(done, SAVE_MILLISECONDS))]);
}
