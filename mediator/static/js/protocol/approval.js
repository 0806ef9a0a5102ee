// Approvals: what facilitators sign before a version may go to its reader (section 6).
import { b64, canon, unb64 } from "./encoding.js";
import { ApprovalInvalid, ProtocolError } from "./errors.js";
import { signBytes, verify } from "./identity.js";

const CONTEXT = "rj1/ok";

/** @typedef {{att: string[], body: any, case: string, chain: string, cover: any, mode: string}} Version */

/**
 * Answers the version that an offer or a release stands for; `chain` is the lane it is for.
 * @param {import("./entry.js").Entry} entry
 * @returns {Version}
 */
export function versionOf({ case: caseId, chain, t, fields: { att, body, cover, mode, dst } }) {
  return { att, body, case: caseId, chain: t === "offer" ? dst : chain, cover, mode };
}

/**
 * Signs an approval.
 * @param {import("./identity.js").Identity} identity
 * @param {Version} version
 * @returns {string} base64 of 64 bytes
 */
export function approve(identity, version) {
  return b64(signBytes(CONTEXT, canon({ ...version }), identity.sign));
}

/**
 * Checks one approval.
 * @param {Version} version
 * @param {import("./identity.js").Me} me
 * @param {string} sig base64 of 64 bytes
 * @throws {ApprovalInvalid}
 */
export function checkApproval(version, me, sig) {
  try {
    verify(unb64(me.sign, 32), CONTEXT, canon({ ...version }), unb64(sig, 64));
  } catch (error) {
    if (error instanceof ProtocolError) throw new ApprovalInvalid("An approval is not for exactly this version.");
    throw error;
  }
}

/**
 * Checks that enough distinct members approved exactly this release (V9).
 * @param {import("./entry.js").Entry} release
 * @param {Map<string, import("./roster.js").Member>} members the desk at the release's `ros`
 * @param {number} eyes how many are needed
 * @throws {ApprovalInvalid}
 */
export function checkApprovals(release, members, eyes) {
  const { ok } = release.fields;
  if (ok.length < eyes) throw new ApprovalInvalid("There are too few approvals.");
  for (const { by, sig } of ok) {
    const member = members.get(by);
    if (!member) throw new ApprovalInvalid("Somebody approved who is not on the desk.");
    checkApproval(versionOf(release), member.me, sig);
  }
}
