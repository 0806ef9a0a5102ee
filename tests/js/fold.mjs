// Reads cases as staff are served them, one JSON a line; writes {msg: [state, the hour of its call, whether it waits to be compared with
// its paper]} for each, as a facilitator's browser checks and folds it.
import { createInterface } from "node:readline";

import { foldDesk } from "../../mediator/static/js/case/desk-items.js";
import { waitsForComparing } from "../../mediator/static/js/case/paper.js";
import { verifyCase } from "../../mediator/static/js/protocol/case.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { plainView } from "../../mediator/static/js/worker/plain-view.js";

await ready;
for await (const line of createInterface({ input: process.stdin })) {
  const served = JSON.parse(line);
  const view = verifyCase(served.case, served);
  const plain = plainView({ id: served.case, view, identity: { fp: "" }, kind: "staff", slots: new Map() }, []);
  const { items } = foldDesk(plain, served.parked, served.now);
  console.log(JSON.stringify(Object.fromEntries(items.map((item) => [item.msg, [item.state, item.call?.entry.when ?? 0, Number(waitsForComparing(item))]]))));
}
