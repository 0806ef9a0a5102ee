/**
 * Exit this page: hide at once, save what was being written, drop the keys, end the session, and put another
 * page in the place of this one, so that Back does not lead here.
 */
import { saveAll } from "./drafts.js";
import { keys } from "./keys.js";
import { forgetDevice } from "./sign-in.js";

const WAIT_MILLISECONDS = 250;
const SHIFTS = 3;
const SHIFT_MILLISECONDS = 5_000;
const KEPT = "exit-url";

/** Where Exit may lead: pages that anybody might look at. `service` is the link in the page itself. */
export const EXITS = {
  service: { name: "The usual page", url: "" },
  weather: { name: "The weather", url: "https://www.bbc.co.uk/weather" },
  news: { name: "The news", url: "https://www.bbc.co.uk/news" },
  recipes: { name: "Recipes", url: "https://www.bbc.co.uk/food" },
  encyclopedia: { name: "Wikipedia", url: "https://en.wikipedia.org/wiki/Main_Page" },
};

let armed = false;

/** Let the button and three presses of Shift lead away. Pages for staff have no button, and no Shift. */
export function armExit() {
  const button = /** @type {HTMLAnchorElement | null} */ (document.getElementById("exit"));
  if (!button || armed) return;
  armed = true;
  const kept = sessionStorage.getItem(KEPT);
  if (kept) button.href = kept;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  window.addEventListener("keydown", countShifts(), { capture: true });
}

/** Choose where Exit leads, for the pages of this tab. @param {string} choice a name of EXITS */
export function chooseExit(choice) {
  const { url } = EXITS[choice] ?? EXITS.service;
  if (url) sessionStorage.setItem(KEPT, url);
  else sessionStorage.removeItem(KEPT);
  const button = /** @type {HTMLAnchorElement | null} */ (document.getElementById("exit"));
  if (button && url) button.href = url;
}

/** Leave now. Nothing that can fail stands between the press and the hiding. */
export async function leave() {
  const target = /** @type {HTMLAnchorElement} */ (document.getElementById("exit")).href;
  const saved = saveAll({ leaving: true });
  document.documentElement.style.display = "none";
  document.getElementById("main")?.replaceChildren();
  await Promise.race([saved, new Promise((done) => setTimeout(done, WAIT_MILLISECONDS))]);
  fetch("/api/sign-out", { method: "POST", keepalive: true, credentials: "same-origin" }).catch(() => {});
  keys.end();
  forgetDevice();
  sessionStorage.clear();
  location.replace(target);
}

function countShifts() {
  let times = [];
  return (event) => {
    if (event.repeat) return;
    if (event.key !== "Shift") {
      times = [];
      return;
    }
    times = [...times.filter((time) => event.timeStamp - time < SHIFT_MILLISECONDS), event.timeStamp];
    if (times.length === SHIFTS) leave();
  };
}
