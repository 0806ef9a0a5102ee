// The crypto worker: every key of this page lives here, and pages ask it to do verbs of the protocol.
// A question is {id, verb, args}; its answer {id, ok} or {id, error: {name, code, sentence, why}}.
// It asks one thing of the page: {need: "unlock"}, a worker to stretch a passphrase in; {done: "unlock"} ends that one.
import { DerivationUnsafe, ProtocolError } from "../protocol/errors.js";
import { ready } from "../protocol/sodium.js";
import { Held } from "./held.js";
import { run } from "./verbs.js";

const CANNOT_WORK = { name: "CannotWork", code: "", sentence: "This browser cannot open locked letters." };

/** @type {((port: MessagePort) => void)[]} */
const wanting = [];
const held = new Held({ stretch: stretchElsewhere });

self.onmessage = ({ data: { id, verb, args, port } }) => (port ? wanting.shift()?.(port) : answer(id, verb, args));

/** @param {number} id @param {string} verb @param {any} args */
async function answer(id, verb, args) {
  const works = await ready.then(() => true, () => false);
  if (!works) return self.postMessage({ id, error: CANNOT_WORK });
  try {
    self.postMessage({ id, ok: await run(held, verb, args) });
  } catch (error) {
    self.postMessage({ id, error: describe(error) });
  }
}

/**
 * Stretches in a worker of its own that ends afterwards.
 * @type {import("../protocol/account.js").Stretch}
 */
function stretchElsewhere(passphrase, salt) {
  return new Promise((resolve, reject) => {
    wanting.push((port) => {
      port.onmessage = ({ data: { stretched } }) => {
        self.postMessage({ done: "unlock" });
        if (stretched) resolve(stretched);
        else reject(new DerivationUnsafe("This device cannot work out your key safely. Please try another device, or ring us."));
      };
      port.postMessage({ passphrase, salt });
    });
    self.postMessage({ need: "unlock" });
  });
}

/** @param {unknown} error what the page may know; the words of an unforeseen error stay here */
function describe(error) {
  if (!(error instanceof ProtocolError)) return { name: "Failed", code: "", sentence: "Something went wrong on this page." };
  const { name, code, sentence } = error;
  return { name, code, sentence, why: /** @type {any} */ (error).why ?? "" };
}
