/**
 * The way in: a card from the link, pasted or typed, then either the passphrase or a new page (in-enrol.js).
 */
import { api } from "../api.js";
import { showWhenTicked } from "../cover-form.js";
import { at, show } from "../dom.js";
import { armExit } from "../exit.js";
import { keys } from "../keys.js";
import { homeOf, takeNext } from "../session.js";
import { forgetDevice, rememberDevice, rememberedCard, restore, signIn } from "../sign-in.js";
import { enrol } from "./in-enrol.js";
import { explainOnce, on, progress, sentence, step, stop, wrong } from "./in-steps.js";
import { WORDS } from "./in-words.js";

/** @type {string} the handle of the card that was read */
let find = "";

/** Begin: a card in the link goes first, then a session that is open, then a card that this device remembers. */
export async function start() {
  armExit();
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-shows]"))) {
    showWhenTicked(box, at(box.dataset.shows ?? ""));
  }
  on("card", takeCard);
  on("sign-in", open);
  at("another-card").addEventListener("click", anotherCard);
  window.addEventListener("hashchange", arrive);
  await arrive();
}

async function arrive() {
  const code = takeFragment();
  if (code) {
    at("code").value = code;
    void takeCard();
    return undefined;
  }
  if (await goOn()) return new Promise(() => {});
  const value = rememberedCard();
  return value ? askPassphrase({ value }) : step("card");
}

/** The card in the link; it leaves the address and the history at once. */
function takeFragment() {
  const code = location.hash.slice(1);
  if (location.hash) history.replaceState(null, "", location.pathname);
  return code;
}

/** Somebody is signed in already and this tab can open their page. */
async function goOn() {
  const session = await api.get("/api/session").catch(() => null);
  if (!session || !(await restore(session))) return false;
  location.replace(takeNext() ?? homeOf(session));
  return true;
}

async function takeCard() {
  if (!at("code").value) return wrong("code", WORDS.noCard);
  let answer;
  try {
    ({ find } = await keys.readCard({ text: at("code").value }));
    answer = await api.post("/api/card", { find });
  } catch (error) {
    if (error.name === "CannotWork") throw error;
    step("card");
    return wrong("code", error.name === "CardInvalid" ? WORDS.noCard : sentence(error));
  }
  at("code").value = "";
  if (answer.state === "new") return enrol(find, answer).catch(stop);
  return askPassphrase();
}

/** @param {{value: string}} [remembered] a card that this device keeps */
async function askPassphrase(remembered) {
  if (remembered) ({ find } = await keys.readCard(remembered));
  show("known-card", Boolean(remembered));
  show("remember-group", !remembered);
  step("sign-in");
}

async function open() {
  show("problems", false);
  progress(WORDS.opening);
  let session;
  try {
    session = await signIn(find, at("passphrase").value);
  } catch (error) {
    if (error.name === "CannotWork") throw error;
    at("passphrase").select();
    return wrong("passphrase", sentence(error));
  }
  at("passphrase").value = "";
  if (session.kind === "participant") {
    if (at("remember").checked) await rememberDevice();
    await explainOnce();
  }
  return location.replace(takeNext() ?? homeOf(session));
}

function anotherCard() {
  forgetDevice();
  keys.end();
  at("passphrase").value = "";
  step("card");
}
