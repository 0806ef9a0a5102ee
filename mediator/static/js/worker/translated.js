// A translation goes with a version as it was checked, and no other does (docs/decisions/0025).
import { carried, isCarried } from "../protocol/translation.js";
import { Misused } from "./held.js";

/** @typedef {(batch: any, entry: any) => any} ContentOf */

/**
 * What goes with a version beside its letter part: `{translation}` as it stands for the reader, or nothing.
 * @param {import("./batch.js").Batch} batch
 * @param {Record<string, any>} offered the fields of its offer
 * @param {ContentOf} contentOf
 */
export function carriedWith(batch, offered, contentOf) {
  const { made, content, found } = standing(batch, offered, contentOf);
  return carried(made, content, found);
}

/**
 * Refuses to sign a version with another translation than the one that was checked, or without it.
 * @param {import("./batch.js").Batch} batch
 * @param {any} version its content
 * @param {Record<string, any>} offered
 * @param {ContentOf} contentOf
 * @throws {Misused}
 */
export function requireTranslated(batch, version, offered, contentOf) {
  const { made, content, found } = standing(batch, offered, contentOf);
  if (!isCarried(version, made, content, found)) throw new Misused("The translation in this version is not the one that was checked.");
}

/** @param {import("./batch.js").Batch} batch @param {Record<string, any>} offered @param {ContentOf} contentOf */
function standing(batch, { lane, src, msg }, contentOf) {
  const { log } = batch.ground;
  const made = log?.translationFor({ lane, src, msg });
  const content = made?.use === "reader" ? contentOf(batch, log?.find(made.hash)) : {};
  return { made, content, found: log?.foundIn(made) ?? new Map() };
}
