/**
 * A card: made on this device, drawn once, printed, forgotten. Neither the server nor this page keeps its secret.
 */
import encodeQR from "../../vendor/qr.js";
import { makeCard } from "../case/desk-open.js";
import { at, clone, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { othersOf } from "../case/others.js";
import { put, words } from "../desk/dom.js";
import { abuseWarning } from "../desk/gates.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { notReady } from "../desk/lines.js";
import { begin, once } from "../desk/page.js";

const DOT = 6;
const QUIET = 4;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  identify(known, "", "people");
  words("title", `Make a card for ${known.name(here.lane)}`);
  const reason = notReady(known);
  put("blocks", reason ? [clone("block", { words: reason, fix: "Bring in the people who are missing." })] : []);
  show("make", !reason);
  show("first", lane.mode === "scribe");
  words("again", againWords(lane, known.desk.invites.get(here.lane)));
  const both = [here.lane, ...othersOf(known.desk, here.lane).map((one) => one.lane)];
  words("abuse", abuseWarning(known.desk, both, (one) => known.name(one)));
  at("leave").href = linkTo("person", here);
  at("print").addEventListener("click", () => window.print());
  at("make").addEventListener("click", () => once(at("make"), async () => drawCard(await makeCard(known.open, here.lane)), { known }));
});

function againWords(lane, invite) {
  if (lane.accepted) {
    return "They have a page already. A new card replaces their key: their old card and passphrase stop working, and drafts they have not handed in are lost. Tell them first. What they handed in and received stays.";
  }
  return invite && invite.ts > lane.paperSince ? "A card was made before. Make a new one only if it was lost or may be in wrong hands." : "";
}

/** @param {string} text "005H-…" */
function drawCard(text) {
  words("card-text", text);
  words("host", `${location.host}/in`);
  drawCode(at("code"), `${location.origin}/in#${text.replaceAll("-", "")}`);
  show("before", false);
  show("after", true);
  show("card", true);
  at("after").focus();
}

/** @param {HTMLCanvasElement} canvas @param {string} text */
function drawCode(canvas, text) {
  const rows = encodeQR(text, "raw", { border: QUIET });
  canvas.width = rows.length * DOT;
  canvas.height = rows.length * DOT;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.fillStyle = "white";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "black";
  rows.forEach((row, y) => row.forEach((dark, x) => { if (dark) pen.fillRect(x * DOT, y * DOT, DOT, DOT); }));
}
