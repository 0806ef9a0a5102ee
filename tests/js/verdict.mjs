// Says of each input line what the browser's side thinks of it; the Python side asks the same and compares.
// The format of the lines stands in tests/vectors/README.md.
import { createInterface } from "node:readline";

import { canon, parse, unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { entryHash, parseEntry } from "../../mediator/static/js/protocol/entry.js";
import { ProtocolError } from "../../mediator/static/js/protocol/errors.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";

await ready;
const NO_SIGNATURE = new Uint8Array(64);

/** @type {Record<string, (bytes: Uint8Array) => Uint8Array>} what is hashed if the input is accepted */
const JUDGES = {
  json: (bytes) => canon(parse(bytes)),
  b64: (bytes) => unb64(Buffer.from(bytes).toString("latin1")),
  entry: (bytes) => parseEntry(bytes, NO_SIGNATURE).stmt,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { kind, in: input } = JSON.parse(line);
  console.log(JSON.stringify(judge(JUDGES[kind], new Uint8Array(Buffer.from(input, "base64")))));
}

function judge(read, bytes) {
  try {
    return { ok: true, hash: entryHash(read(bytes)) };
  } catch (error) {
    // Anything else is a crash, and the comparison must see it as one.
    if (!(error instanceof ProtocolError)) throw error;
    return { ok: false };
  }
}
