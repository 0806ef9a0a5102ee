// The quick verb of lists: names of many cases at once, each from its newest body of names alone. It checks less than
// loading a case does, and no decision rests on it: docs/decisions/0012-names-in-lists.md says what that means.
import { openBody, openSlot } from "../protocol/body.js";
import { checkCertificate } from "../protocol/certificate.js";
import { check } from "../protocol/chain.js";
import { unb64 } from "../protocol/encoding.js";
import { checkSignature, fromWire } from "../protocol/entry.js";
import { CheckFailed, ProtocolError } from "../protocol/errors.js";
import { deskFrom, fingerprint } from "../protocol/identity.js";

/** @typedef {import("../protocol/identity.js").Identity} Identity */
/** @typedef {import("../protocol/identity.js").Me} Me */
/** @typedef {import("../protocol/certificate.js").Certificate} Certificate */
/** @typedef {{case: string, entry: any, desk: string, slot: string, ct: string}} Sealed as the service sends it */
/** @typedef {{lane: string, side: string, name: string, call: string}} Person */

/** @type {Record<string, (held: import("./held.js").Held, args: any) => any>} */
export const labelVerbs = {
  openLabels(held, { labels, signers, root }) {
    const identity = held.getIdentity();
    check(held.root && fingerprint(root) === held.root, "V10", "this is another service root than the one pinned");
    const staff = new Map(signers.map((/** @type {any} */ { fp, cert }) => [fp, certificate(cert, root)]));
    return labels.map((/** @type {Sealed} */ label) => ({ case: label.case, people: peopleOf(label, identity, staff) }));
  },
};

/**
 * What a certificate says, null unless the root signed it. Whether its time was over is asked for each entry.
 * @param {any} cert @param {Me} root
 */
function certificate(cert, root) {
  return attempt(() => checkCertificate(cert, root, 0));
}

/**
 * The people that a label names; null when it cannot be opened or was not signed by staff of this service.
 * @param {Sealed} label @param {Identity} identity @param {Map<string, Certificate | null>} staff
 * @returns {Person[] | null}
 */
function peopleOf(label, identity, staff) {
  return attempt(() => {
    const entry = fromWire(label.entry);
    check(entry.t === "people" && entry.case === label.case, "V4", "these are not the names of this case");
    const signer = staff.get(entry.by);
    if (!signer || signer.exp < entry.ts) throw new CheckFailed("V5", "nobody with a certificate signed this");
    checkSignature(entry, { box: signer.box, sign: signer.sign });
    // Which number the desk key has plays no part in what follows from its seed.
    const desk = deskFrom(0, openSlot(unb64(label.desk, 80), identity.box));
    const key = openSlot(unb64(label.slot, 80), desk.box, entry.fields.body);
    const place = { case: entry.case, chain: entry.chain, t: entry.t };
    const { people } = /** @type {any} */ (openBody(entry.fields.body, unb64(label.ct), key, place));
    // A list has no use for telephone numbers and addresses, so they stay in the worker.
    return people.map((/** @type {Person} */ { lane, side, name, call }) => ({ lane, side, name, call }));
  });
}

/** @template T @param {() => T} work @returns {T | null} null where a check fails */
function attempt(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}
