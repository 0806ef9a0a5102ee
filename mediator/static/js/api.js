/**
 * The API of the service: JSON and bytes in, JSON and bytes out. What can go wrong is Refused (the service
 * said no, with a sentence for the person) or Offline (it could not be reached; nothing is known).
 */

const SECONDS = 30;
const BUILD_HEADER = "Page-Build";

/** The service did not do this. `extra` is the rest of its answer, such as the head of a chain that moved. */
export class Refused extends Error {
  /** @param {number} status @param {{code?: string, sentence?: string}} answer */
  constructor(status, answer) {
    const { code = "unreadable", sentence = "Something went wrong. Nothing was changed. Please try again.", ...extra } = answer;
    super(sentence);
    this.name = "Refused";
    this.status = status;
    this.code = code;
    this.sentence = sentence;
    /** @type {Record<string, any>} */
    this.extra = extra;
  }
}

/** The service cannot be reached just now. What was written stays on this page. */
export class Offline extends Error {
  constructor() {
    super("There is no connection just now. Keep this page open: nothing is lost.");
    this.name = "Offline";
    this.code = "offline";
    this.sentence = this.message;
  }
}

export const api = {
  /** @param {string} path @returns {Promise<any>} */
  get: (path) => json("GET", path),
  /** @param {string} path @returns {Promise<Uint8Array>} */
  getBytes: async (path) => new Uint8Array(await (await send("GET", path)).arrayBuffer()),
  /** @param {string} path @param {object} [body] @param {RequestInit} [more] such as {keepalive: true} */
  post: (path, body = {}, more = {}) => json("POST", path, { body: JSON.stringify(body), ...more }),
  /** @param {string} path @param {object} body @param {RequestInit} [more] */
  put: (path, body, more = {}) => json("PUT", path, { body: JSON.stringify(body), ...more }),
  /** @param {string} path @param {Uint8Array} bytes @param {RequestInit} [more] such as a `signal` with more patience */
  putBytes: (path, bytes, more = {}) => json("PUT", path, { body: bytes, headers: { "Content-Type": "application/octet-stream" }, ...more }),
  /** @param {string} path @param {RequestInit} [more] */
  delete: (path, more = {}) => json("DELETE", path, more),
};

/** @returns {Promise<any>} the decoded answer; null when there is none */
async function json(method, path, more = {}) {
  const answer = await send(method, path, more);
  const text = await answer.text();
  return text ? JSON.parse(text) : null;
}

async function send(method, path, more = {}) {
  const headers = more.body === undefined ? {} : { "Content-Type": "application/json", ...more.headers };
  let answer;
  try {
    answer = await fetch(path, { method, credentials: "same-origin", cache: "no-store", redirect: "error",
      signal: AbortSignal.timeout(SECONDS * 1000), ...more, headers });
  } catch {
    throw new Offline();
  }
  noticeBuild(answer);
  if (answer.ok) return answer;
  throw new Refused(answer.status, await answer.json().catch(() => ({})));
}

/** Tell the page (start.js) when the service has moved on to another build than the one this page came from. */
function noticeBuild(answer) {
  const build = answer.headers.get(BUILD_HEADER);
  if (build && build !== document.documentElement.dataset.build) document.dispatchEvent(new Event("newer-build"));
}
