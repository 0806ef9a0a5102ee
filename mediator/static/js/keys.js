/**
 * The page's way to the crypto worker: `await keys.sealDraft({…})` asks the worker to do that verb.
 *
 * The worker is started by the first question. Pages never see a key. Errors carry `name`, `code` and `sentence`
 * as the worker gave them; a worker that never answers is "CannotWork": this browser cannot do what is needed.
 */

/** How long the first answer may take, in milliseconds. Without WebAssembly the worker stays silent for ever. */
const FIRST_ANSWER = 10_000;
const CRYPTO = new URL("./worker/crypto.js", import.meta.url).href;
const UNLOCK = new URL("./worker/unlock.js", import.meta.url).href;

/** What the worker, or its silence, said. */
export class KeysError extends Error {
  /** @param {{name: string, code?: string, sentence: string, why?: string}} said */
  constructor({ name, code = "", sentence, why = "" }) {
    super(sentence);
    Object.assign(this, { name, code, sentence, why });
  }
}

const policy = globalThis.trustedTypes?.createPolicy("rjworker", {
  createScriptURL(url) {
    if (url !== CRYPTO && url !== UNLOCK) throw new TypeError("This page starts no other worker.");
    return url;
  },
});

let asked = 0;
/** @type {Map<number, {resolve: (value: any) => void, reject: (error: KeysError) => void}>} */
const waiting = new Map();
/** @type {Worker | null} */
let worker = null;
/** @type {Worker[]} those that stretch a passphrase just now, oldest first */
const unlocking = [];
let silence = 0;

/** Asks the worker to do a verb. @param {string} verb @param {object} [args] @returns {Promise<any>} */
export function ask(verb, args = {}) {
  worker ??= start();
  return new Promise((resolve, reject) => {
    waiting.set((asked += 1), { resolve, reject });
    worker.postMessage({ id: asked, verb, args });
  });
}

/** Ends the worker and with it every key; the next question starts a new, empty one. */
export function end() {
  stop();
  refuseAll({ name: "Locked", sentence: "Your page is locked." });
}

function start() {
  const made = startWorker(CRYPTO);
  silence = setTimeout(cannotWork, FIRST_ANSWER);
  made.onerror = cannotWork;
  made.onmessage = ({ data: { id, ok, error, need, done } }) => {
    clearTimeout(silence);
    if (need) return connectUnlock(made);
    if (done) return unlocking.shift()?.terminate();
    const question = waiting.get(id);
    waiting.delete(id);
    if (error) question?.reject(new KeysError(error));
    else question?.resolve(ok);
  };
  made.postMessage({ id: 0, verb: "hello" });
  return made;
}

/** @param {string} url */
function startWorker(url) {
  return new Worker(policy ? policy.createScriptURL(url) : url, { type: "module" });
}

/** Starts a worker to stretch a passphrase in, and joins it to the crypto worker. @param {Worker} crypto */
function connectUnlock(crypto) {
  const { port1, port2 } = new MessageChannel();
  const unlock = startWorker(UNLOCK);
  unlock.onerror = cannotWork;
  unlock.postMessage({}, [port1]);
  crypto.postMessage({ port: port2 }, [port2]);
  unlocking.push(unlock);
}

function cannotWork() {
  stop();
  refuseAll({ name: "CannotWork", sentence: "This browser cannot open locked letters." });
}

function stop() {
  worker?.terminate();
  worker = null;
  for (const unlock of unlocking.splice(0)) unlock.terminate();
  clearTimeout(silence);
}

function refuseAll(said) {
  for (const { reject } of waiting.values()) reject(new KeysError(said));
  waiting.clear();
}

/** Every verb of the worker as a function of the same name. @type {Record<string, (args?: object) => Promise<any>>} */
export const keys = new Proxy({}, {
  get(_, verb) {
    if (verb === "end") return end;
    // A promise that resolves to this object looks for `then`; that is not a verb.
    if (typeof verb !== "string" || verb === "then") return undefined;
    return (args) => ask(verb, args);
  },
});
