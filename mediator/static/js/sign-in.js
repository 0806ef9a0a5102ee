/**
 * From a card and a passphrase to an open page, and from one page to the next. No words, no elements.
 *
 * Between two pages the server keeps one half of the key and this tab the other (docs/protocol.md, "Web
 * platform"). The card's value stays in this tab sealed under the person's own key, so that after a lock the
 * passphrase alone opens the same page again.
 */
import { api } from "./api.js";
import { keys } from "./keys.js";

const HALF = "half";
const CARD = "card";
const CARD_DRAFT = { id: "this-tabs-card", version: 1 };
const REMEMBERED = "card";
/** When the passphrase was typed last in this tab, in milliseconds; and that what came may be shown in this sitting. */
const TYPED = "typed";
const SHOWN = "shown";
/** So long after it was typed it is not asked for before something that came is shown. */
const LATELY = 10 * 60_000;

/**
 * Sign in, or unlock. The card must have been read by the worker (`keys.readCard`).
 * @param {string} find @param {string} passphrase
 * @returns {Promise<object>} the session, as GET /api/session answers
 */
export async function signIn(find, passphrase) {
  const { auth } = await keys.derive({ passphrase });
  const session = await api.post("/api/sign-in", { find, auth }).catch((error) => tryAgain(error, find, passphrase));
  await keys.unlock({ passphrase, blob: session.blob });
  if (session.self) await keys.openState({ name: "self", sealed: session.self });
  await stayOpen(session);
  return session;
}

/** Some devices derive wrongly now and then: never say no before the second derivation agreed with the first. */
async function tryAgain(error, find, passphrase) {
  if (error.code !== "no-match") throw error;
  const { auth, same } = await keys.deriveAgain({ passphrase });
  if (same) throw error;
  return api.post("/api/sign-in", { find, auth });
}

/**
 * Let the next pages of this tab open by themselves. A half that another tab has left with the server stays.
 * @param {{hk: string|null}} session
 */
export async function stayOpen({ hk }) {
  let split = await keys.splitSession(hk ? { hk } : {});
  const { hk: inForce } = await api.put("/api/session/hk", { hk: split.hk });
  if (inForce !== split.hk) split = await keys.splitSession({ hk: inForce });
  sessionStorage.setItem(TYPED, String(Date.now()));
  sessionStorage.setItem(HALF, split.half);
  sessionStorage.setItem(CARD, await keys.sealDraft({ ...CARD_DRAFT, content: await keys.keepCard() }));
}

/**
 * Open the keys of a session on a new page.
 * @param {{hk: string|null, fp: string, self: string}} session
 * @returns {Promise<boolean>} false when the passphrase is needed
 */
export async function restore(session) {
  const half = sessionStorage.getItem(HALF);
  if (!session.hk || !half) return false;
  try {
    const { fp } = await keys.restore({ hk: session.hk, half });
    if (fp !== session.fp) return false;
    if (session.self) await keys.openState({ name: "self", sealed: session.self });
    return true;
  } catch (error) {
    // Only a half that does not fit is thrown away: a page that is just being left ends its worker too.
    if (error.name !== "Damaged") throw error;
    sessionStorage.removeItem(HALF);
    return false;
  }
}

/** Whether what came may be shown without asking for the passphrase: it was asked for in this sitting, or typed a short while ago. */
export function mayShow() {
  const typed = Number(sessionStorage.getItem(TYPED));
  if (!sessionStorage.getItem(SHOWN) && Date.now() - typed >= LATELY) return false;
  sessionStorage.setItem(SHOWN, "1");
  return true;
}

/**
 * Whether this is the passphrase of who is here, on this device alone: the server is not asked, so other tabs stay open.
 * @param {string} value of the card @param {string} passphrase @param {{blob:string, fp:string}} session
 */
export async function typeAgain(value, passphrase, { blob, fp }) {
  await keys.readCard({ value });
  const opened = await keys.unlock({ passphrase, blob });
  if (opened.fp !== fp) throw new Error("This is another page.");
  sessionStorage.setItem(TYPED, String(Date.now()));
}

/** The card's value of this tab, for the page's memory; "" if it is not known. To be asked before a lock. */
export async function cardOfTab() {
  const sealed = sessionStorage.getItem(CARD);
  if (!sealed) return "";
  return keys.openDraft({ ...CARD_DRAFT, sealed }).then(({ value }) => value, () => "");
}

/** Forget what this tab has of a session; what is left elsewhere opens nothing. */
export function forgetTab() {
  for (const name of [HALF, CARD, TYPED, SHOWN]) sessionStorage.removeItem(name);
}

/** Keep the card's value on this device, because the person said that it is theirs alone. */
export async function rememberDevice() {
  localStorage.setItem(REMEMBERED, (await keys.keepCard()).value);
}

/** @returns {string} the card's value kept on this device, or "" */
export function rememberedCard() {
  return localStorage.getItem(REMEMBERED) ?? "";
}

export function forgetDevice() {
  localStorage.removeItem(REMEMBERED);
}
