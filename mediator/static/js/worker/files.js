// The verbs of files: photographs are locked before they are sent, and opened for whoever opened the text that names them.
import { b64 } from "../protocol/encoding.js";
import { openFile, sealFile } from "../protocol/file.js";
import { check, checked } from "../protocol/chain.js";
import { Misused } from "./held.js";

/** @type {Record<string, (held: import("./held.js").Held, args: any) => any>} */
export const fileVerbs = {
  /** Answers what to upload. The key stays here until the text that names the file is sealed. */
  sealFile(held, { bytes, mime, name }) {
    held.getIdentity();
    const { ct, blob, key, size } = sealFile(bytes);
    held.files.set(blob, { blob, key: b64(key), size, mime, name });
    return { blob, ct };
  },

  /** Opens a file that an opened body names. */
  openFile(held, { case: id, chain, seq, blob, ct }) {
    const open = held.getCase(id);
    const entry = open.chain(chain).entries[seq];
    const content = entry && open.contents.get(`${entry.hash}/body`);
    if (!content) throw new Misused("Open the text that names it first.");
    const row = content.att.find((/** @type {any} */ one) => one.blob === blob);
    check(row, "V8", "the text names no such file");
    return { bytes: checked("V8", () => openFile(row, ct)), mime: row.mime };
  },
};

/**
 * The `att` rows of files that were sealed on this page.
 * @param {Map<string, any>} files @param {string[]} blobs
 */
export function rowsOf(files, blobs) {
  return blobs.map((blob) => {
    const row = files.get(blob);
    if (!row) throw new Misused("This photograph was locked on another page: lock it again.");
    return row;
  });
}

/** A content as pages see it: the keys of its files stay in the worker. @param {any} content */
export function withoutKeys(content) {
  return { ...content, att: content.att.map((/** @type {any} */ row) => ({ ...row, key: "" })) };
}
