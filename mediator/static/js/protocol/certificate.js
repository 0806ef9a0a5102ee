// Staff certificates: the service root says whose key this is (section 7).
import { canon, parse, unb64, b64 } from "./encoding.js";
import { CertificateInvalid, ProtocolError } from "./errors.js";
import { checkMembers } from "./fields.js";
import { fingerprint, signBytes, verify } from "./identity.js";

const CONTEXT = "rj1/staff";
const FIELDS = { box: "key", exp: "int", fp: "fp", sign: "key", sup: "bit", t: "enum:staff", v: "int" };

/** @typedef {{box: string, exp: number, fp: string, sign: string, sup: number, t: string, v: number}} Certificate */

/**
 * Makes a certificate; only the command line does this, never a page. Here for tests.
 * @param {import("./identity.js").Identity} root
 * @param {import("./identity.js").Me} me
 * @param {{exp: number, sup: number}} terms `exp` in Unix seconds; `sup` 1 for somebody who may be supervisor
 * @returns {import("./entry.js").Wire}
 */
export function certify(root, me, { exp, sup }) {
  const stmt = canon({ ...me, exp, fp: fingerprint(me), sup, t: "staff", v: 1 });
  return { stmt: b64(stmt), sig: b64(signBytes(CONTEXT, stmt, root.sign)) };
}

/**
 * Checks a certificate against the root and answers what it says.
 * @param {any} cert {"stmt", "sig"}
 * @param {import("./identity.js").Me} root
 * @param {number} at the second at which it must hold
 * @returns {Certificate}
 * @throws {CertificateInvalid}
 */
export function checkCertificate(cert, root, at) {
  let said;
  try {
    const stmt = unb64(cert?.stmt);
    verify(unb64(root.sign, 32), CONTEXT, stmt, unb64(cert.sig, 64));
    said = /** @type {any} */ (parse(stmt));
    checkMembers(said, FIELDS);
  } catch (error) {
    if (error instanceof ProtocolError) throw new CertificateInvalid("This certificate was not given by this service.");
    throw error;
  }
  const right = said.v === 1 && said.fp === fingerprint({ box: said.box, sign: said.sign });
  if (!right) throw new CertificateInvalid("This certificate does not fit its keys.");
  if (said.exp < at) throw new CertificateInvalid("The time of this certificate is over.");
  return said;
}
