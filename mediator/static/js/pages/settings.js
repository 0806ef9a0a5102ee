/** Settings: where Exit leads, when the page locks, how large the words are. */
import { api } from "../api.js";
import { at, chosen, setTextSize, show } from "../dom.js";
import { lockNow, openPage, use } from "../session.js";
import { forgetDevice, rememberedCard } from "../sign-in.js";

const SAVED = "Saved.";

export async function start() {
  const { settings } = await openPage({ kind: "participant" });
  at(`exit-to-${settings.exit}`).checked = true;
  at(`lock-minutes-${settings.lock_minutes}`).checked = true;
  at(`text-size-${settings.text_size}`).checked = true;
  at("veil").checked = settings.veil === 1;
  at("spelling").checked = settings.spelling === 1;
  at("form").addEventListener("submit", save);
  at("text-size").addEventListener("change", () => setTextSize(/** @type {any} */ (chosen("text-size")), false));
  at("lock").addEventListener("click", () => lockNow());
  show("remembers", rememberedCard() !== "");
  at("forget").addEventListener("click", () => {
    forgetDevice();
    show("remembers", false);
  });
}

async function save(event) {
  event.preventDefault();
  const settings = {
    exit: chosen("exit-to"),
    lock_minutes: Number(chosen("lock-minutes")),
    text_size: /** @type {any} */ (chosen("text-size")),
    veil: at("veil").checked ? 1 : 0,
    spelling: at("spelling").checked ? 1 : 0,
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
