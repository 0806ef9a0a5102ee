// The versions of drafts as the server keeps them: sealed before they leave, opened when they come.
import { api } from "./api.js";
import { keys } from "./keys.js";

/** Browsers let 64 KiB at most outlive a page. */
const LASTING_CHARACTERS = 60_000;

/** @typedef {{version: number, savedAt: number, content: any}} Version */

/** The newest version of each draft, last saved first; one that cannot be opened is left out. */
export async function listDrafts() {
  const rows = await api.get("/api/drafts");
  const opened = await Promise.all(rows.map((row) => openVersion(row.id, row)));
  return opened.flatMap((version, at) => (version ? [{ id: rows[at].id, ...version }] : []));
}

/** Every version that is kept of a draft, newest first. @param {string} id @returns {Promise<Version[]>} */
export async function listVersions(id) {
  const { versions } = await api.get(`/api/drafts/${id}`);
  return (await Promise.all(versions.map((row) => openVersion(id, row)))).filter((version) => version !== null);
}

/**
 * Open one version as it travels.
 * @param {string} id @param {{version: number, saved_at: number, sealed: string}} row
 * @returns {Promise<Version|null>} null when it was sealed for somebody else or damaged
 */
export async function openVersion(id, { version, saved_at: savedAt, sealed }) {
  try {
    return { version, savedAt, content: await keys.openDraft({ id, version, sealed }) };
  } catch (error) {
    if (error.name !== "Damaged") throw error;
    return null;
  }
}

/**
 * Seal a content and hand it in after version `replaces`. Raises Refused (409 when another page was first), Offline.
 * @param {string} id @param {number} replaces @param {any} content
 * @param {boolean} leaving the request may outlive the page; a long one is sent while the page still waits
 * @returns {Promise<{version: number, saved_at: number}>}
 */
export async function putVersion(id, replaces, content, leaving) {
  const sealed = await keys.sealDraft({ id, version: replaces + 1, content });
  const lasting = leaving && sealed.length < LASTING_CHARACTERS ? { keepalive: true } : {};
  return api.put(`/api/drafts/${id}`, { version: replaces, sealed }, lasting);
}
