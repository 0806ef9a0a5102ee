// The verbs of a case: load and check it, open what is locked for this reader, and questions about it.
import { checkCertificate } from "../protocol/certificate.js";
import { check, mergePins } from "../protocol/chain.js";
import { letterPart } from "../protocol/contents.js";
import { b64, digest, unb64, utf8 } from "../protocol/encoding.js";
import { ProtocolError } from "../protocol/errors.js";
import { checkWords, fingerprint } from "../protocol/identity.js";
import { checkEnrolment } from "../protocol/lane.js";
import { withinPermission } from "../protocol/permission.js";
import sodium from "../protocol/sodium.js";
import { withoutKeys } from "./files.js";
import { Misused } from "./held.js";
import { OpenCase } from "./open-case.js";
import { plainView } from "./plain-view.js";

/** @typedef {import("./held.js").Held} Held */

/** @type {Record<string, (held: Held, args: any) => any>} */
export const caseVerbs = {
  loadCase(held, { case: id, served, pins, now }) {
    check(served.case === id && (!pins || pins.case === id), "V1", "this is another case");
    const before = held.cases.get(id);
    const known = [...(pins?.heads ?? []), ...(before?.view.heads ?? [])];
    const packet = held.packet?.case === id ? held.packet : null;
    const skew = now ? now - held.clock() : 0;
    const open = new OpenCase(id, served, { identity: held.getIdentity(), pins: known, root: held.root, packet, skew });
    open.inherit(before);
    held.cases.set(id, open);
    return plainView(open, mergePins(known));
  },

  openBody(held, { case: id, chain, seq, part, ct }) {
    const open = held.getCase(id);
    const entry = open.chain(chain).entries[seq];
    check(entry, "V4", "there is no such entry here");
    const content = withoutKeys(open.open(entry, part, ct));
    // The key inside proves enrolments; pages have no use for it.
    return entry.t === "invite" ? { ...content, mac: "" } : content;
  },

  checkEnrol(held, { case: id, lane: chain, ct }) {
    const open = held.getCase(id);
    const lane = /** @type {import("../protocol/lane.js").Lane} */ (open.chain(chain));
    const enrol = lane.entries.findLast(({ t }) => t === "enrol");
    const invite = open.view.log?.entries.findLast((/** @type {any} */ { t, fields }) => t === "invite" && fields.lane === chain);
    if (!enrol || !invite || lane.accepted === enrol.by) throw new Misused("Nobody waits in this lane.");
    const { mac } = ct ? open.open(invite, "body", ct) : (open.contents.get(`${invite.hash}/body`) ?? {});
    if (!mac) throw new Misused("Open the body of the invite first.");
    const words = checkWords(lane.lang, [enrol.by, open.id]);
    return { ok: proves(open, enrol, unb64(mac, 32)), words, fp: enrol.by, old: lane.accepted };
  },

  checkStaff(held, { staff, root }) {
    check(held.root && fingerprint(root) === held.root, "V10", "this is another service root than the one pinned");
    const certified = staff.filter((/** @type {any} */ row) => isCertified(row, root, held.clock()));
    // The words that this colleague read out when the holder of the root certified them.
    return certified.map((/** @type {any} */ row) => ({ ...row, words: checkWords("en", [row.fp, held.root]) }));
  },

  checkWords(_held, { lang, fps }) {
    return checkWords(lang, fps);
  },

  letterHash(_held, { content }) {
    return b64(digest("rj1/blob", letterPart(content)));
  },

  /** Whether the standing permission covers all that a proposal changes. */
  isPermitted(_held, { original, proposal }) {
    return withinPermission(original, proposal);
  },

  hashText(_held, { text }) {
    return { hash: b64(digest("rj1/blob", utf8(text))) };
  },

  newId() {
    return b64(sodium.randombytes_buf(16));
  },
};

/** @param {OpenCase} open @param {import("../protocol/entry.js").Entry} enrol @param {Uint8Array} mackey */
function proves(open, enrol, mackey) {
  try {
    checkEnrolment(enrol, mackey);
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
  open.proven.add(enrol.by);
  return true;
}

/**
 * Whether a row of the service's list of staff carries a certificate of the root for exactly its keys.
 * @param {{fp: string, me: import("../protocol/identity.js").Me, cert: any}} row
 * @param {import("../protocol/identity.js").Me} root
 * @param {number} now
 */
function isCertified({ fp, me, cert }, root, now) {
  try {
    return checkCertificate(cert, root, now).fp === fp && fingerprint(me) === fp;
  } catch (error) {
    if (error instanceof ProtocolError) return false;
    throw error;
  }
}
