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

/**
 * What stands there and did not at the last look; at the first, what is younger than the page. Not by the clock alone: two may ask in
 * one second, and somebody's clock may go after the service's. Pure.
 * @param {{asked:{case:string, lane:string, at:number}[], now:number}} answer @param {Set<string>|null} seen what stood there at the last look
 * @param {number} age how many seconds the page has been open @returns {{isNew:boolean, seen:Set<string>}}
 */
export function compareAsked({ asked, now }, seen, age) {
  const names = asked.map((one) => `${one.case}/${one.lane}/${one.at}`);
  return { isNew: asked.some(({ at }, place) => (seen ? !seen.has(names[place]) : at >= now - Math.ceil(age))), seen: new Set(names) };
}

/** Watch until the page is left. The event "asked" says on the page of the desk that its lists are out of date. */
export function watchAsked() {
  /** @type {Set<string>|null} */
  let stood = null;
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    const answer = await api.get("/api/calls/asked").catch(() => null);
    if (!answer) return;
    const { isNew, seen } = compareAsked(answer, stood, performance.now() / 1000);
    stood = seen;
    if (!isNew) return;
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
