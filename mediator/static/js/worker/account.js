// The verbs of card, account and session. Seeds and card values stay here.
import {
  deriveAccount, deriveAccountTwice, openDraft, openSelf, openSessionHalf, openState, sealDraft, sealSelf, sealState,
  sessionHalf, unwrapSeed, wrapSeed,
} from "../protocol/account.js";
import { cardKeys, cardValue, openPacket, readCard } from "../protocol/card.js";
import { check } from "../protocol/chain.js";
import { b64, unb64 } from "../protocol/encoding.js";
import { DerivationUnsafe, PassphraseWrong } from "../protocol/errors.js";
import { identityFrom, makeSeed } from "../protocol/identity.js";
import sodium from "../protocol/sodium.js";
import { WORDS } from "../protocol/words.js";
import { Misused } from "./held.js";

const SELF = "self";

/** @typedef {import("./held.js").Held} Held */

/** @type {Record<string, (held: Held, args: any) => any>} */
export const accountVerbs = {
  readCard(held, { text, value }) {
    const code = String(text).split("#").at(-1) ?? "";
    held.card = cardKeys(value ? unb64(value, 32) : cardValue(readCard(code)));
    held.derived = null;
    return { find: held.card.find };
  },

  /** The card's value, for a device that is to remember it: with it the passphrase alone opens the page. */
  keepCard(held) {
    return { value: b64(held.getCard().value) };
  },

  openPacket(held, { sealed, now }) {
    held.packet = openPacket(held.getCard().packet, unb64(sealed), now ?? held.clock());
    held.root = held.packet.root;
    return held.packet;
  },

  async derive(held, { passphrase }) {
    held.derived = await deriveAccount(passphrase, held.getCard(), held.stretch);
    return { auth: held.derived.auth };
  },

  async deriveAgain(held, { passphrase }) {
    const before = held.derived?.auth;
    held.derived = await deriveAccount(passphrase, held.getCard(), held.stretch);
    return { auth: held.derived.auth, same: held.derived.auth === before };
  },

  async createAccount(held, { passphrase }) {
    const derived = await deriveAccountTwice(passphrase, held.getCard(), held.stretch);
    const identity = identityFrom(makeSeed());
    const blob = wrapSeed(derived.wrap, identity.seed);
    held.identity = identity;
    return { auth: derived.auth, blob: b64(blob), me: identity.me, fp: identity.fp };
  },

  async unlock(held, { passphrase, blob }) {
    const card = held.getCard();
    const derived = held.derived ?? (await deriveAccount(passphrase, card, held.stretch));
    held.identity = identityFrom(await openBlob(held, derived, passphrase, unb64(blob)));
    held.derived = null;
    return whoAmI(held);
  },

  async changePassphrase(held, { passphrase }) {
    const { seed } = held.getIdentity();
    const derived = await deriveAccountTwice(passphrase, held.getCard(), held.stretch);
    return { auth: derived.auth, blob: b64(wrapSeed(derived.wrap, seed)) };
  },

  suggestWords(_held, { count }) {
    return Array.from({ length: count }, () => WORDS.en[sodium.randombytes_uniform(WORDS.en.length)]);
  },

  splitSession(held, { hk } = {}) {
    const key = hk ? unb64(hk, 32) : sodium.randombytes_buf(32);
    return { hk: b64(key), half: b64(sessionHalf(key, held.getIdentity().seed)) };
  },

  restore(held, { hk, half }) {
    held.identity = identityFrom(openSessionHalf(unb64(hk, 32), unb64(half)));
    return whoAmI(held);
  },

  forget(held) {
    held.forget();
    return {};
  },

  pinRoot(held) {
    if (!held.root) throw new Misused("There is no service root to remember.");
    return b64(sealSelf(held.getIdentity().seed, { v: 1, root: held.root }));
  },

  sealState(held, { name, content }) {
    if (name === SELF) return b64(sealSelf(held.getIdentity().seed, content));
    if (content.case !== name) throw new Misused("This state belongs to another case.");
    return b64(sealState(held.getIdentity().seed, content));
  },

  openState(held, { name, sealed }) {
    const { seed } = held.getIdentity();
    if (name === SELF) {
      const self = openSelf(seed, unb64(sealed));
      held.root = self.root;
      return self;
    }
    const state = openState(seed, unb64(sealed));
    check(state.case === name, "V7", "the state kept is of another case");
    return state;
  },

  sealDraft(held, { id, version, content }) {
    return b64(sealDraft(held.getIdentity().seed, id, version, content));
  },

  openDraft(held, { id, version, sealed }) {
    return openDraft(held.getIdentity().seed, id, version, unb64(sealed));
  },
};

/** @param {Held} held */
function whoAmI(held) {
  const { fp, me } = held.getIdentity();
  return { fp, me };
}

/**
 * Opens the sealed seed; before saying no, derives a second time, since devices have been seen to derive wrongly.
 * @param {Held} held
 * @param {import("../protocol/account.js").AccountKeys} derived
 * @param {string} passphrase
 * @param {Uint8Array} blob
 */
async function openBlob(held, derived, passphrase, blob) {
  try {
    return unwrapSeed(derived.wrap, blob);
  } catch (error) {
    if (!(error instanceof PassphraseWrong)) throw error;
    const again = await deriveAccount(passphrase, held.getCard(), held.stretch);
    if (again.auth === derived.auth) throw error;
    try {
      return unwrapSeed(again.wrap, blob);
    } catch {
      throw new DerivationUnsafe("This device did not work out the same key twice. Please try another device, or ring us.");
    }
  }
}
