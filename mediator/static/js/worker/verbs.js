// The one table of what a page may ask of the crypto worker.
import { accountVerbs } from "./account.js";
import { batchVerbs } from "./batch.js";
import { caseVerbs } from "./case.js";
import { Misused } from "./held.js";
import { fileVerbs } from "./files.js";
import { invitationVerbs } from "./invitation.js";
import { labelVerbs } from "./labels.js";

/** @type {Map<string, (held: import("./held.js").Held, args: any) => any>} */
const VERBS = new Map(Object.entries({
  hello: () => ({}),
  ...accountVerbs,
  ...invitationVerbs,
  ...caseVerbs,
  ...batchVerbs,
  ...labelVerbs,
  ...fileVerbs,
}));

/**
 * Does one verb.
 * @param {import("./held.js").Held} held
 * @param {string} verb
 * @param {any} args
 * @throws {import("../protocol/errors.js").ProtocolError}
 */
export async function run(held, verb, args) {
  const act = VERBS.get(verb);
  if (!act) throw new Misused("There is no such verb.");
  return act(held, args ?? {});
}
