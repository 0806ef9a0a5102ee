// The printed card: its text, the keys that follow from it, and the invitation packet (sections 4 and 8).
import { openAead, sealAead } from "./aead.js";
import { b64, canon, concat, context, derive, digest, keyed, parse, unb64 } from "./encoding.js";
import { CardInvalid, PacketInvalid, ProtocolError } from "./errors.js";
import { checkMembers } from "./fields.js";
import sodium from "./sodium.js";

export const SECRET_BYTES = 15;

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CARD_CHARACTERS = 28;
const SECRET_CHARACTERS = 24;
const GROUP = 4;
const PACKET_LABEL = "rj1/card/packet";

export const PARTICIPANT_PACKET = {
  by: "fp", case: "hash", chain: "id16", exp: "int", head: "ros", root: "fp", ros: "ros",
};
export const STAFF_PACKET = { by: "fp", exp: "int", root: "fp" };

/** @typedef {{find: string, packet: Uint8Array, mackey: Uint8Array, salt: Uint8Array, value: Uint8Array}} CardKeys */

/** Makes a fresh card secret of 15 bytes. */
export function makeCard() {
  return sodium.randombytes_buf(SECRET_BYTES);
}

/**
 * Writes a card secret as seven groups of four characters: 120 bits and a check of 20.
 * @param {Uint8Array} secret 15 bytes
 * @returns {string} such as "005H-C89C-6X14-TP33-DSWR-93WT-PSMZ"
 */
export function cardText(secret) {
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
export function readCard(text) {
  // Characters outside ASCII go first: some of them turn into letters when upper-cased.
  if (/[^\x00-\x7f\s\u2010-\u2015]/.test(text)) throw new CardInvalid("This is not the code of a card.");
  const plain = text.toUpperCase().replace(/[\s\-\u2010-\u2015]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (plain.length !== CARD_CHARACTERS || [...plain].some((sign) => !ALPHABET.includes(sign))) {
    throw new CardInvalid("This is not the code of a card.");
  }
  const bits = [...plain.slice(0, SECRET_CHARACTERS)].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, "0"));
  const secret = fromBits(bits.join(""));
  if (cardText(secret).replaceAll("-", "") !== plain) throw new CardInvalid("There is a mistake in the code of the card.");
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

/**
 * Seals an invitation packet, participant or staff form, under a card's packet key.
 * @param {Uint8Array} key 32 bytes
 * @param {Record<string, any>} packet
 * @param {Uint8Array} [nonce] fixed by known-answer tests alone
 * @returns {Uint8Array}
 * @throws {PacketInvalid}
 */
export function sealPacket(key, packet, nonce) {
  checkPacket(packet);
  return sealAead(key, canon(packet), PACKET_LABEL, nonce);
}

/**
 * Opens an invitation packet and checks its form and `exp`.
 * @param {Uint8Array} key 32 bytes
 * @param {Uint8Array} sealed
 * @param {number} now Unix seconds
 * @returns {Record<string, any>}
 * @throws {PacketInvalid}
 */
export function openPacket(key, sealed, now) {
  let packet;
  try {
    packet = parse(openAead(key, sealed, PACKET_LABEL));
  } catch (error) {
    if (error instanceof ProtocolError) throw new PacketInvalid("This card is not valid here.");
    throw error;
  }
  checkPacket(packet);
  if (Number(packet.exp) < now) throw new PacketInvalid("The time of this card is over. Please ring the number on it.");
  return packet;
}

/**
 * Answers the proof that an enrolment in a lane came from its card: over the lane's id as text and both keys.
 * @param {Uint8Array} mackey 32 bytes
 * @param {string} lane
 * @param {import("./identity.js").Me} me
 * @returns {string} base64 of 32 bytes
 */
export function enrolMac(mackey, lane, me) {
  const keys = [unb64(me.box, 32), unb64(me.sign, 32)];
  return b64(keyed(mackey, concat(context("rj1/enrol"), context(lane), ...keys)));
}

/** @param {Record<string, any>} packet */
function checkPacket(packet) {
  try {
    checkMembers(packet, Object.keys(packet).length === 3 ? STAFF_PACKET : PARTICIPANT_PACKET);
  } catch (error) {
    if (error instanceof ProtocolError) throw new PacketInvalid("This card is not valid here.");
    throw error;
  }
}

/** @param {Uint8Array} bytes */
function toBits(bytes) {
  return [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
}

/** @param {string} bits a multiple of eight */
function fromBits(bits) {
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => parseInt(eight, 2));
}
