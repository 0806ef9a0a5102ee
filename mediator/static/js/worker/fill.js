// What the worker itself puts into an entry: bodies, desk keys, cards, approvals; and what it refuses to sign.
import { approve, versionOf } from "../protocol/approval.js";
import { sealBody } from "../protocol/body.js";
import { cardKeys, cardText, cardValue, makeCard, sealPacket } from "../protocol/card.js";
import { letterPart } from "../protocol/contents.js";
import { b64, sameBytes } from "../protocol/encoding.js";
import { COVER_KIND } from "../protocol/entry.js";
import { fingerprint } from "../protocol/identity.js";
import { withinPermission } from "../protocol/permission.js";
import { TYPES } from "../protocol/types.js";
import { rowsOf } from "./files.js";
import { Misused } from "./held.js";
import { carriedWith, requireTranslated } from "./translated.js";

/** How long a card may be answered, in seconds. */
const CARD_SECONDS = 14 * 86_400;

/** @typedef {import("./batch.js").Batch} Batch */
/** @typedef {import("./batch.js").Item} Item */
/** @typedef {import("../protocol/entry.js").Entry} Entry */
/** @typedef {{fields: Record<string, any>, key?: Uint8Array, seed?: Uint8Array, content?: any}} Filled */
/** @typedef {(batch: Batch, item: Item, fields: Record<string, any>, ok: any[] | null) => Filled} Fill */

/**
 * Answers the fields of an entry with all that the worker adds, and the key that its slots hold.
 * @type {Fill}
 * @throws {Misused} when this must not be signed
 */
export function fillFields(batch, item, fields, ok) {
  const fill = FILLS.get(item.t) ?? sealItem;
  return fill(batch, item, fields, ok);
}

/** @type {Fill} */
function sealItem(batch, item, fields) {
  if (!item.body) return { fields };
  const { kind, chain } = item.body;
  const content = item.files ? { ...item.body.content, att: rowsOf(batch.files, item.files) } : item.body.content;
  const place = { case: batch.ground.case, chain: chain ?? batch.ground.chainFor(item).chain, kind, t: item.t };
  const body = sealBody(content, place);
  batch.blobs.push({ id: body.descriptor.ct, bytes: body.ct });
  /** @type {Record<string, any>} */
  const filled = { ...fields, ...(item.files ? { att: item.files } : {}), body: body.descriptor };
  if (Object.hasOwn(TYPES[item.t].fields, "cover")) filled.cover = sealCover(batch, item, place, body);
  return { fields: filled, key: body.key, content };
}

/**
 * @param {Batch} batch @param {Item} item
 * @param {import("../protocol/body.js").Place} place
 * @param {import("../protocol/body.js").SealedBody} body
 */
function sealCover(batch, item, place, { key, descriptor: { msg } }) {
  if (!item.cover) return "";
  const cover = sealBody(item.cover.content, { ...place, kind: COVER_KIND, t: "" }, { key, msg });
  batch.blobs.push({ id: cover.descriptor.ct, bytes: cover.ct });
  return cover.descriptor;
}

/** @type {Fill} */
function openRoster(batch, _item, fields) {
  if (!batch.root || fingerprint(fields.root) !== batch.root) throw new Misused("This is another service root than the one pinned.");
  const { desk, seed } = batch.makeDesk();
  return { fields: { ...fields, me: batch.identity.me, desk }, seed };
}

/** @type {Fill} */
function changeDesk(batch, _item, fields) {
  if (fields.who === batch.identity.fp) throw new Misused("Whoever leaves cannot make the desk's new key.");
  const { desk, seed } = batch.makeDesk();
  return { fields: { ...fields, desk }, seed };
}

/** Makes a card: the secret leaves this function as text and stays nowhere. @type {Fill} */
function invite(batch, item, fields) {
  const secret = makeCard();
  const { find, packet, mackey } = cardKeys(cardValue(secret));
  const { roster, case: id, ros } = batch.ground;
  const lane = batch.ground.chain(fields.lane);
  const exp = item.exp ?? batch.ts + CARD_SECONDS;
  const said = { by: batch.identity.fp, case: id, chain: lane.chain, exp, head: lane.head, root: roster.rootFp, ros };
  batch.packets.push([find, b64(sealPacket(packet, said))]);
  batch.cards.push({ lane: lane.chain, text: cardText(secret), find });
  const body = { kind: "invite", content: { v: 1, text: "", lang: "en", att: [], mac: b64(mackey) } };
  secret.fill(0);
  return sealItem(batch, { ...item, body }, { ...fields, find }, null);
}

/** @type {Fill} */
function accept(batch, item, fields) {
  if (!batch.open?.proven.has(fields.who)) throw new Misused("First check that this key came from the card.");
  return sealItem(batch, item, fields, null);
}

/** @type {Fill} */
function proof(batch, item, fields) {
  const about = batch.ground.lanes.get(item.chain)?.find(fields.of);
  if (fields.under) requirePermitted(contentOf(batch, about), item.body?.content);
  return sealItem(batch, item, fields, null);
}

/** @type {Fill} */
function offer(batch, item, fields) {
  const { kind, content } = /** @type {any} */ (item.body);
  const whole = { ...content, ...carriedWith(batch, fields, contentOf) };
  requireEqual(batch, whole, fields);
  return sealItem(batch, { ...item, body: { kind, content: whole, chain: fields.dst } }, fields, null);
}

/** @type {Fill} */
function approveOffer(batch, _item, fields) {
  const meant = findOffer(batch, fields.of);
  requireEqual(batch, contentOf(batch, meant), meant.fields);
  return { fields: { ...fields, sig: approve(batch.identity, versionOf(meant)) } };
}

/** @type {Fill} */
function release(batch, item, fields, ok) {
  const meant = findOffer(batch, batch.resolve(item.fromOffer));
  // A release that was parked was compared when it was first signed; its approvals bind the very same ciphertext.
  if (!ok) requireEqual(batch, contentOf(batch, meant), meant.fields);
  const { body, cover, att, mode } = meant.fields;
  return { fields: { ...fields, body, cover, att, mode, ok: ok ?? standingApprovals(batch, meant.hash) }, key: batch.keyOf(meant) };
}

/** @type {Map<string, Fill>} */
const FILLS = new Map([
  ["roster-open", openRoster],
  ["staff-remove", changeDesk],
  ["desk", changeDesk],
  ["invite", invite],
  ["accept", accept],
  ["proof", proof],
  ["offer", offer],
  ["approve", approveOffer],
  ["release", release],
]);

/** @param {Batch} batch @param {string} hash @returns {Entry} */
function findOffer(batch, hash) {
  const found = batch.ground.log?.find(hash);
  if (found?.t !== "offer") throw new Misused("There is no such version.");
  return found;
}

/**
 * The entry whose text a version must repeat: the proposal agreed to or permitted, else the submission as written.
 * @param {Batch} batch
 * @param {Record<string, any>} fields of an offer
 * @returns {Entry | undefined}
 */
function sourceOf(batch, { lane: author, src, agree }) {
  const lane = batch.ground.lanes.get(author);
  const agreed = agree ? lane?.find(agree) : undefined;
  if (agreed?.t === "proof") return agreed;
  return lane?.find(agree ? (agreed?.t === "said" ? agreed.fields.as.of : agreed?.fields.of) : src);
}

/** @param {Batch} batch @param {Entry | undefined} entry */
function contentOf(batch, entry) {
  const content = entry && (batch.contents.get(entry.hash) ?? batch.open?.contents.get(`${entry.hash}/body`));
  if (!content) throw new Misused("Open both texts first: they have to be compared.");
  return content;
}

/**
 * Refuses to sign unless the version repeats its source byte for byte, and the permission covers one that stands on it.
 * @param {Batch} batch
 * @param {any} version
 * @param {Record<string, any>} offered the fields of its offer
 */
function requireEqual(batch, version, offered) {
  const source = sourceOf(batch, offered);
  const same = version && sameBytes(letterPart(version), letterPart(contentOf(batch, source)));
  if (!same || version.att.length) throw new Misused("The version is not the text that its author sent or agreed to.");
  requireTranslated(batch, version, offered, contentOf);
  const written = batch.ground.lanes.get(offered.lane)?.find(offered.src);
  if (source?.fields.under) requirePermitted(contentOf(batch, written), contentOf(batch, source));
}

/** @param {any} original @param {any} proposal */
function requirePermitted(original, proposal) {
  if (!withinPermission(original, proposal)) throw new Misused("This changes more than the author's permission covers.");
}

/** The approvals of an offer that stand, sorted by signer; a suspension since then took them away. @param {Batch} batch @param {string} hash */
function standingApprovals({ ground: { log, roster } }, hash) {
  const about = log?.entries.filter(({ fields }) => fields.of === hash) ?? [];
  if (about.some(({ t }) => t === "object" || t === "takeback")) throw new Misused("This version was stopped.");
  const stopped = log?.entries.findLast(({ t }) => t === "suspend")?.seq ?? -1;
  const given = about.filter(({ t, by, seq }) => t === "approve" && seq > stopped && roster.members.has(by));
  const each = new Map(given.map(({ by, fields }) => [by, fields.sig]));
  return [...each].map(([by, sig]) => ({ by, sig })).sort((one, other) => (one.by < other.by ? -1 : 1));
}
