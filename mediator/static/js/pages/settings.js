/** Settings: where Exit leads, when the page locks, how large the words are. */
import { api } from "../api.js";
import { at, chosen, setTextSize, show } from "../dom.js";
import { OpenCase } from "../case/case.js";
import { foldLane } from "../case/items.js";
import { wantsCalls, wishCalls } from "../case/line.js";
import { lockNow, openPage, use } from "../session.js";
import { SETTINGS } from "../words/consents.js";
import { onPress } from "./mine.js";
import { forgetDevice, rememberedCard } from "../sign-in.js";

const SAVED = "Saved.";

export async function start() {
  const session = await openPage({ kind: "participant" });
  const { settings } = session;
  at(`exit-to-${settings.exit}`).checked = true;
  at(`lock-minutes-${settings.lock_minutes}`).checked = true;
  at(`text-size-${settings.text_size}`).checked = true;
  at("form").addEventListener("submit", save);
  at("text-size").addEventListener("change", () => setTextSize(/** @type {any} */ (chosen("text-size")), false));
  at("lock").addEventListener("click", () => lockNow());
  show("remembers", rememberedCard() !== "");
  at("forget").addEventListener("click", () => {
    forgetDevice();
    show("remembers", false);
  });
  await startCalls(session);
}

/** A wish to the facilitators, and no setting of the page: it stands in the person's own record. */
async function startCalls(session) {
  const open = await OpenCase.load(session.case);
  document.addEventListener("unlocked", () => open.reload());
  const fold = () => foldLane(open.own, open.now);
  show("calls", fold().accepted === session.fp);
  if (fold().accepted !== session.fp) return;
  at(`either-${(await wantsCalls(open, fold())) ? "yes" : "no"}`).checked = true;
  onPress(at("either-save"), async () => {
    await wishCalls(open, fold(), chosen("either") === "yes");
    at("either-saved").textContent = SETTINGS.calls(chosen("either") === "yes");
  }, (sentence) => { at("either-saved").textContent = sentence; });
}

async function save(event) {
  event.preventDefault();
  const settings = {
    exit: chosen("exit-to"),
    lock_minutes: Number(chosen("lock-minutes")),
    text_size: /** @type {any} */ (chosen("text-size")),
  };
  at("saved").textContent = "";
  try {
    await api.put("/api/settings", settings);
    use(settings);
    at("saved").textContent = SAVED;
  } catch (error) {
    at("saved").textContent = error.sentence;
  }
}
