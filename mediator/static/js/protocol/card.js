// The printed card: its text, and the five values that follow from its secret (section 4).
import { b64, derive, digest } from "./encoding.js";
import { CardInvalid } from "./errors.js";
import sodium from "./sodium.js";

export const SECRET_BYTES = 15;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CARD_CHARACTERS = 28;
const SECRET_CHARACTERS = 24;
const GROUP = 4;

/** @typedef {{find: string, packet: Uint8Array, mackey: Uint8Array, salt: Uint8Array, value: Uint8Array}} CardKeys */

/** Makes a fresh card secret of 15 bytes. */
export function makeSecret() {
  return sodium.randombytes_buf(SECRET_BYTES);
}

/**
 * Writes a card secret as seven groups of four characters: 120 bits and a check of 20.
 * @param {Uint8Array} secret 15 bytes
 * @returns {string} such as "005H-C89C-6X14-TP33-DSWR-93WT-PSMZ"
 */
export function encodeCard(secret) {
  if (secret.length !== SECRET_BYTES) throw new CardInvalid("A card secret has the wrong length.");
  const bits = toBits(secret) + toBits(digest("rj1/card/check", secret).subarray(0, 3)).slice(0, 20);
  const text = (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[parseInt(five, 2)]).join("");
  return (text.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
}

/**
 * Reads a card as typed, pasted or scanned: spaces, dashes and small letters are welcome; O is 0, I and L are 1.
 * @param {string} text
 * @returns {Uint8Array} 15 bytes
 * @throws {CardInvalid}
 */
export function decodeCard(text) {
  // Characters outside ASCII go first: some of them turn into letters when upper-cased.
  if (/[^\x00-\x7f\s\u2010-\u2015]/.test(text)) throw new CardInvalid("This is not the code of a card.");
  const plain = text.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (plain.length !== CARD_CHARACTERS || [...plain].some((sign) => !ALPHABET.includes(sign))) {
    throw new CardInvalid("This is not the code of a card.");
  }
  const bits = [...plain.slice(0, SECRET_CHARACTERS)].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, "0"));
  const secret = fromBits(bits.join(""));
  if (encodeCard(secret).replaceAll("-", "") !== plain) throw new CardInvalid("There is a mistake in the code of the card.");
  return secret;
}

/**
 * Answers the card value C, 32 bytes; the secret is not needed after this.
 * @param {Uint8Array} secret 15 bytes
 */
export function cardValue(secret) {
  return digest("rj1/card", secret);
}

/**
 * Answers what follows from the card value: the handle, the packet key, the enrolment key and the salt.
 * @param {Uint8Array} value C, 32 bytes
 * @returns {CardKeys}
 */
export function cardKeys(value) {
  return {
    value,
    find: b64(derive(value, "rj1/card/find")),
    packet: derive(value, "rj1/card/packet"),
    mackey: derive(value, "rj1/card/enrol"),
    salt: derive(value, "rj1/card/salt").slice(0, 16),
  };
}

/** @param {Uint8Array} bytes */
function toBits(bytes) {
  return [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
}

/** @param {string} bits a multiple of eight */
function fromBits(bits) {
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
