// The verbs of somebody who answers a card: look at the invitation, then sign the enrolment (section 8).
import { enrolMac } from "../protocol/card.js";
import { check, readEntries } from "../protocol/chain.js";
import { makeEntry, toWire } from "../protocol/entry.js";
import { checkWords } from "../protocol/identity.js";
import { verifyLane } from "../protocol/lane.js";
import { verifyRoster } from "../protocol/roster.js";
import { Misused } from "./held.js";
import { checkPacketRoster } from "./open-case.js";

/** @typedef {import("./held.js").Held} Held */

/** @type {Record<string, (held: Held, args: any) => any>} */
export const invitationVerbs = {
  checkInvitation(held, { roster: served, lane: shown }) {
    const packet = held.packet;
    if (!packet?.case) throw new Misused("This card is not for a participant.");
    const roster = verifyRoster(served, packet.case);
    checkPacketRoster(packet, roster);
    check(shown.chain === packet.chain, "V4", "the card is for another lane");
    const lane = verifyLane(roster, readEntries(shown.entries).slice(0, 1).map(toWire), packet.chain);
    checkHead(packet.head, shown.head, lane.head);
    held.invitation = { case: packet.case, lane, ros: roster.head, head: shown.head };
    return { case: packet.case, lang: lane.lang, mode: lane.mode };
  },

  signEnrol(held, { now }) {
    const { me, fp } = held.getIdentity();
    const invitation = held.invitation;
    if (!invitation) throw new Misused("Look at the invitation first.");
    const { case: id, lane, ros, head } = invitation;
    const mac = enrolMac(held.getCard().mackey, lane.chain, me);
    const place = { case: id, chain: lane.chain, seq: head[0] + 1, prev: head[1], ros, ts: now ?? held.clock() };
    const entry = makeEntry(held.getIdentity(), { ...place, t: "enrol", me, mac });
    return { entry: toWire(entry), words: checkWords(lane.lang, [fp, id]) };
  },
};

/**
 * Checks the head of the lane as shown against the card and the lane's first entry (V7). What lies between is
 * checked by the facilitators' browsers: an enrolment on another past is refused there.
 * @param {[number, string]} known of the card
 * @param {[number, string]} shown
 * @param {[number, string]} first of the opening entry
 */
function checkHead(known, shown, first) {
  for (const [seq, hash] of [known, first]) {
    check(shown[0] >= seq && (shown[0] !== seq || shown[1] === hash), "V7", "the lane is not the one that the card names");
  }
  check(known[0] !== first[0] || known[1] === first[1], "V7", "the lane does not begin as the card says");
}
