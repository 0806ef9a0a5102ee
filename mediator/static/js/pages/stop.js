/**
 * Pause and stop. Nothing may stand in the way (P7): when the case cannot be checked or something cannot be
 * signed, the same button stops everything without a signature.
 */
import { OpenCase } from "../case/case.js";
import { pause, resume, withdraw } from "../case/acts.js";
import { askAgainOn, askedAgain, mayBeTold } from "../case/line.js";
import { fatesOf } from "../case/fates.js";
import { foldLane } from "../case/items.js";
import { at, chosen, list, show } from "../dom.js";
import { listDrafts } from "../drafts.js";
import { FATES } from "../words/fates.js";
import { halt, openPage } from "../session.js";
import { day } from "./mine.js";

const PARTS = ["running", "sure", "paused", "halted", "stopped"];
const FAILED = "That did not work just now. Please try again, or ring us: we stop everything for you at once.";
const SOMEBODY = "Your facilitator";

/** @type {OpenCase | null} null when the case could not be checked */
let open = null;
/** @type {any} */
let session = null;

export async function start() {
  session = await openPage({ kind: "participant" });
  await look();
  document.addEventListener("unlocked", look);
  press("pause", () => act(pauseFor, "paused"));
  press("sure-pause", () => act(pause, "paused"));
  press("sure-stop", () => act(withdraw, "stopped"));
  for (const id of ["resume", "halted-resume"]) press(id, () => resumed());
  press("stop", () => ask());
  for (const id of ["paused-stop", "halted-stop"]) press(id, () => ask());
  press("sure-back", () => showState());
  for (const id of ["long-open", "long-day"]) at(id).addEventListener("change", () => show("until-part", chosen("long") === "day"));
  await showState();
}

async function look() { open = await OpenCase.load(session.case).catch(() => null); }

/** The pause first; the day on which to ask is a wish beside it, and may fail without undoing the pause. */
async function pauseFor(opened) {
  const until = chosen("long") === "day" ? dayChosen() : 0;
  await pause(opened);
  if (until > opened.now) await askAgainOn(opened, foldLane(opened.own, opened.now), until).catch(() => {});
}

function dayChosen() { return at("until").value ? Math.floor(new Date(`${at("until").value}T08:00:00`).getTime() / 1000) : 0; }

/** Sign it; if that is not possible for whatever reason, stop everything without a signature. */
async function act(sign, part) {
  try {
    if (!open) throw new Error("the case was not checked");
    await sign(open);
  } catch {
    await halt();
    only("halted");
    return show("halted-choices", false);
  }
  only(part);
  return showFates();
}

async function resumed() {
  if (!open) throw new Error("the case was not checked");
  await resume(open);
  await look();
  await showState();
}

function ask() {
  only("sure");
  at("sure").focus();
}

async function showState() {
  const lane = open ? foldLane(open.own, open.now) : null;
  if (lane?.withdrawn) only("stopped");
  else if (open?.halted) {
    only("halted");
    // Before the desk has accepted a key, nothing of it counts: then somebody goes on with them by telephone.
    show("halted-choices", lane?.accepted !== "");
  } else if (lane?.paused) only("paused");
  else only("running");
  await showFates();
}

/** Every open thing with its fate: before as it would be, after as it is. What cannot be told stands in nobody's way. */
async function showFates() {
  if (!open) return;
  try {
    const fold = foldLane(open.own, open.now);
    const [drafts, tells, back] = [await listDrafts(), await mayBeTold(open, fold), await askedAgain(open, fold)];
    const fates = (why) => fatesOf(fold, why, { drafts, tells, name: SOMEBODY, day });
    const put = (id, why) => list(id, "fate-row", fates(why), (fate) => ({ ...fate }));
    put("pause-fates", "pause");
    put("stop-fates", "stop");
    for (const id of ["before-pause", "before-stop"]) show(id);
    at("paused-words").textContent = back > open.now ? FATES.until(day(back)) : FATES.always;
    show("after-fates-part", Boolean(fold.paused || fold.withdrawn || open.halted));
    put("after-fates", fold.withdrawn ? "stop" : "pause");
  } catch {
    for (const id of ["before-pause", "before-stop", "after-fates-part"]) show(id, false);
  }
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
      // The button that was pressed is gone: reading goes on where the answer stands.
      at(PARTS.find((part) => !at(part).hidden) ?? "running").focus();
    } catch (error) {
      at("failed").textContent = error.sentence ?? FAILED;
      show("failed");
      at("failed").focus();
    } finally {
      button.removeAttribute("aria-disabled");
    }
  });
}
