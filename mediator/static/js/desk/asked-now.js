/**
 * Whether somebody has asked for a word since a page opened: "I need help now" must not wait until a page is loaded again.
 *
 * It asks every minute while the page is looked at, and at once when somebody comes back to it. That keeps nobody signed in:
 * the page locks by what people do on it (js/idle.js).
 */
import { api } from "../api.js";
import { announce, show } from "../dom.js";

const MINUTE = 60_000;
const SAID = "Somebody has asked for a word since this page opened.";

/** Watch until the page is left. The event "asked" says on the page of the desk that its lists are out of date. */
export function watchAsked() {
  /** @type {number} Unix seconds of the service: what was asked before stood on the page already */
  let since = 0;
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await api.get("/api/calls/asked").catch(() => null);
    if (!answer) return;
    since ||= answer.now - Math.ceil(performance.now() / 1000);
    if (!answer.asked.some(({ at }) => at >= since)) return;
    since = answer.now + 1;
    announce(SAID);
    if (location.pathname === "/desk") document.dispatchEvent(new Event("asked"));
    else show("asked-now");
  };
  const timer = setInterval(look, MINUTE);
  document.addEventListener("visibilitychange", look);
  document.addEventListener("leave", () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
  });
}
