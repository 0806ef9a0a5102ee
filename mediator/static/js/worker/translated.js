// What the worker refuses to sign: a version with another translation than the one that was checked (docs/decisions/0025).
import { isCarried } from "../protocol/translation.js";
import { Misused } from "./held.js";

/**
 * @param {import("./batch.js").Batch} batch
 * @param {any} version its content
 * @param {Record<string, any>} offered the fields of its offer
 * @param {(batch: any, entry: any) => any} contentOf
 * @throws {Misused} unless it carries exactly the translation that stands for the reader, or none where there is none
 */
export function requireTranslated(batch, version, offered, contentOf) {
  const log = batch.ground.log;
  const made = log?.translationFor({ lane: offered.lane, src: offered.src, msg: offered.msg });
  const content = made?.use === "reader" ? contentOf(batch, log?.find(made.hash)) : {};
  if (!isCarried(version, made, content, log?.foundIn(made) ?? new Map())) {
    throw new Misused("The translation in this version is not the one that was checked.");
  }
}
