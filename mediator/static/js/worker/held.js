// What the crypto worker holds between two questions of the page. Nothing here is ever sent to the page as it stands.
import { stretch } from "../protocol/account.js";
import { ProtocolError } from "../protocol/errors.js";

/** A verb that needs keys was called while none are open: the page goes to Unlock. */
export class Locked extends ProtocolError {}

/** A verb was called out of its order or with something it does not know: a mistake in a page. */
export class Misused extends ProtocolError {}

/** @typedef {import("../protocol/identity.js").Identity} Identity */

export class Held {
  /** @param {{stretch?: import("../protocol/account.js").Stretch, clock?: () => number}} [given] */
  constructor(given = {}) {
    this.stretch = given.stretch ?? stretch;
    this.clock = given.clock ?? (() => Math.floor(Date.now() / 1000));
    this.forget();
  }

  /** Drops every key. */
  forget() {
    /** @type {import("../protocol/card.js").CardKeys | null} */
    this.card = null;
    /** @type {import("../protocol/account.js").AccountKeys | null} */
    this.derived = null;
    /** @type {Identity | null} */
    this.identity = null;
    /** @type {Record<string, any> | null} */
    this.packet = null;
    /** @type {Record<string, any> | null} */
    this.invitation = null;
    /** @type {string} the fingerprint of the service root, once pinned */
    this.root = "";
    /** @type {Map<string, any>} `att` rows of files that were sealed on this page, by blob */
    this.files = new Map();
    /** @type {Map<string, any>} the checked cases of this page */
    this.cases = new Map();
  }

  /** @returns {Identity} */
  getIdentity() {
    if (!this.identity) throw new Locked("Your page is locked.");
    return this.identity;
  }

  getCard() {
    if (!this.card) throw new Misused("Please enter your card first.");
    return this.card;
  }

  /** @param {string} id */
  getCase(id) {
    const open = this.cases.get(id);
    if (!open) throw new Misused("This case is not open on this page.");
    return open;
  }
}
