/**
 * Pause and stop. Nothing may stand in the way (P7): when the case cannot be checked or something cannot be
 * signed, the same button stops everything without a signature.
 */
import { OpenCase } from "../case/case.js";
import { pause, resume, withdraw } from "../case/acts.js";
import { foldLane } from "../case/items.js";
import { at, show } from "../dom.js";
import { halt, openPage } from "../session.js";

const PARTS = ["running", "sure", "paused", "halted", "stopped"];
const FAILED = "That did not work just now. Please try again, or ring us: we stop everything for you at once.";

/** @type {OpenCase | null} null when the case could not be checked */
let open = null;

export async function start() {
  const session = await openPage({ kind: "participant" });
  const look = async () => (open = await OpenCase.load(session.case).catch(() => null));
  await look();
  document.addEventListener("unlocked", look);
  press("pause", () => act(pause, "paused"));
  press("sure-pause", () => act(pause, "paused"));
  press("sure-stop", () => act(withdraw, "stopped"));
  press("resume", () => resumed());
  press("stop", () => ask());
  press("paused-stop", () => ask());
  press("sure-back", () => showState());
  showState();
}

/** Sign it; if that is not possible for whatever reason, stop everything without a signature. */
async function act(sign, part) {
  try {
    if (!open) throw new Error("the case was not checked");
    await sign(open);
    only(part);
  } catch {
    await halt();
    only("halted");
  }
}

async function resumed() {
  if (!open) throw new Error("the case was not checked");
  await resume(open);
  showState();
}

function ask() {
  only("sure");
  at("sure").focus();
}

function showState() {
  const lane = open ? foldLane(open.own, open.now) : null;
  if (lane?.withdrawn) only("stopped");
  else if (lane?.paused) only("paused");
  else only("running");
}

/** @param {string} part the one to show */
function only(part) {
  for (const name of PARTS) show(name, name === part);
  show("after", !["running", "sure"].includes(part));
  show("failed", false);
}

/** @param {string} id @param {() => any} work */
function press(id, work) {
  const button = at(id);
  button.addEventListener("click", async () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    try {
      await work();
    } catch (error) {
      at("failed").textContent = error.sentence ?? FAILED;
      show("failed");
      at("failed").focus();
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}
