/** What somebody removed from their page, while they can have it back. Not on the home page: others may look there. */
import { keep } from "../case/acts.js";
import { backUntil, listRemoved } from "../case/received.js";
import { at, list } from "../dom.js";
import { KIND } from "../words/participant.js";
import { REMOVED } from "../words/receiving.js";
import { again, day, onPress, openMine, sayFailed } from "./mine.js";

export async function start() {
  const mine = await openMine();
  render(mine);
}

function render(mine) {
  list("removed", "removed-row", listRemoved(mine.fold.received, mine.open.now), (received, row) => {
    const kind = KIND[received.release.body.kind].one;
    const button = row.querySelector("[data-slot=back]");
    button.setAttribute("aria-label", REMOVED.back(kind, day(received.release.ts)));
    onPress(button, async () => {
      await keep(mine.open, received.release, "keep");
      render(await again(mine));
      at("said").textContent = REMOVED.isBack;
      at("said").focus();
    }, sayFailed);
    return { what: REMOVED.what(kind, day(received.release.ts)), until: REMOVED.until(day(backUntil(received))) };
  });
}
