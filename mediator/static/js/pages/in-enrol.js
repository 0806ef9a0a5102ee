/**
 * A card that was never used: what to know first, a passphrase, this device, and the four words that a person
 * compares with whoever gave them the card. Nothing is sent before the page is locked and opened once.
 */
import { api } from "../api.js";
import { at, chosen, show } from "../dom.js";
import { keys } from "../keys.js";
import { homeOf } from "../session.js";
import { rememberDevice, stayOpen } from "../sign-in.js";
import { ask, explainOnce, fitTo, progress, stop, wrong } from "./in-steps.js";
import { WORDS } from "./in-words.js";

const LEAST_LETTERS = 10;
const TRIES = 3;
const SUGGESTED = { participant: 3, staff: 5 };

/** @typedef {{kind: "participant"|"staff", packet: string, roster: object[], lane: any}} Invitation */

/** Walk a new person through. @param {string} find @param {Invitation} invitation as POST /api/card answered */
export async function enrol(find, invitation) {
  const { kind } = invitation;
  let packet;
  try {
    packet = await keys.openPacket({ sealed: invitation.packet });
    if (kind === "participant") await keys.checkInvitation(invitation);
  } catch (error) {
    return stop(error);
  }
  fitTo(kind);
  await ask("new");
  if (kind === "participant") await explainOnce();
  const passphrase = await choosePassphrase(kind);
  if (kind === "participant") await ask("device");
  progress(WORDS.making);
  const made = kind === "staff" ? await enrolStaff(find, passphrase, packet) : await enrolParticipant(find, passphrase);
  if (chosen("device") === "mine" && kind === "participant") await rememberDevice();
  await stayOpen(made.session);
  return showWords(made);
}

async function choosePassphrase(kind) {
  const field = kind === "staff" ? "chosen-staff" : "chosen";
  let suggested = await suggest(kind);
  at("other-suggested").onclick = async () => (suggested = await suggest(kind));
  at("use-suggested").onclick = () => {
    at(field).value = suggested;
    at(field).dispatchEvent(new Event("input"));
    show("problems", false);
    at(field).focus();
  };
  at(field).oninput = () => (at("strength").textContent = isEnough(at(field).value, suggested, kind) ? WORDS.good : WORDS.notYet);
  for (;;) {
    await ask("choose", () => isEnough(at(field).value, suggested, kind) || wrong(field, kind === "staff" ? WORDS.five : WORDS.short));
    if (await practise(at(field).value)) break;
  }
  const passphrase = at(field).value;
  for (const id of [field, "practised"]) at(id).value = "";
  return passphrase;
}

async function suggest(kind) {
  const words = (await keys.suggestWords({ count: SUGGESTED[kind] })).join(" ");
  at("suggested").textContent = words;
  return words;
}

/** Staff take the words that were drawn for them; others may choose. */
function isEnough(passphrase, suggested, kind) {
  const plain = plainOf(passphrase);
  return plain === plainOf(suggested) || (kind === "participant" && [...plain].length >= LEAST_LETTERS);
}

/** @returns {Promise<boolean>} false when the person wants to choose another */
function practise(passphrase) {
  at("practised").value = "";
  return Promise.race([
    new Promise((done) => (at("choose-again").onclick = () => done(false))),
    ask("practise", () => plainOf(at("practised").value) === plainOf(passphrase) || wrong("practised", WORDS.notSame)).then(() => true),
  ]);
}

/** Spaces and ways to write one letter do not count: as in the derivation (docs/protocol.md, "Card and account"). */
function plainOf(text) {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ");
}

async function enrolParticipant(find, passphrase) {
  const { auth, blob } = await keys.createAccount({ passphrase });
  for (let tries = 1; ; tries += 1) {
    const { entry, words } = await keys.signEnrol({});
    try {
      return { words, session: await api.post("/api/enrol", { find, auth, blob, entry }) };
    } catch (error) {
      // Something was added to the lane while the person was choosing: look again, sign again.
      if (error.code !== "moved" || tries === TRIES) throw error;
      await keys.checkInvitation(await api.post("/api/card", { find }));
    }
  }
}

async function enrolStaff(find, passphrase, packet) {
  const { auth, blob, me, fp } = await keys.createAccount({ passphrase });
  const sealed = await keys.pinRoot({});
  const session = await api.post("/api/enrol", { find, auth, blob, me });
  await api.put("/api/states/self", { version: 0, sealed });
  return { words: await keys.checkWords({ lang: "en", fps: [fp, packet.root] }), session };
}

async function showWords({ words, session }) {
  at("check-words").textContent = words.join(" · ");
  at("differ").onclick = () => stop(WORDS.differ);
  await ask("words");
  location.replace(homeOf(session));
}
