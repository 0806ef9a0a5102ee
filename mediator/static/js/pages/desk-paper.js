/** Write for somebody again who lost their page or wants none: a supervisor ends their key, with their words for it. */
import { onPaper } from "../case/desk-open.js";
import { at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { clockWords, fieldDate, hourWords, secondsOf } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { whyNotOnPaper } from "../desk/people-words.js";
import { swap } from "../desk/swap.js";

const WAYS = { telephone: "By telephone", paper: "On paper", meeting: "In a meeting" };

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  const name = known.name(here.lane);
  identify(known, "", "people");
  words("title", `Write for ${name} again`);
  const reason = whyNotOnPaper(known, lane, name);
  words("cannot", reason);
  show("form", !reason);
  at("when-date").value = fieldDate(known.now);
  at("when-hour").value = clockWords(known.now);
  at("done-link").href = linkTo("person", here);
  at("continue").addEventListener("click", () => { if (errorSummary(missing())) toSummary(name); });
  at("change-it").addEventListener("click", () => swap("form"));
  at("act").addEventListener("click", () => once(at("act"), async () => {
    await onPaper(known.open, here.lane, { of: lane.accept.hash, ...told() });
    swap("done");
  }, { known, kept: () => told().text }));
});

function told() {
  return { how: /** @type {any} */ (chosen("how")), when: secondsOf(at("when-date").value, at("when-hour").value),
    present: at("present").value.split(",").map((name) => name.trim()).filter(Boolean), text: at("text").value.trim() };
}

function missing() {
  const { how, when, text } = told();
  return [
    ...(how ? [] : [{ id: "how", words: "Choose how they told you" }]),
    ...(when ? [] : [{ id: "when-date", words: "Write when it was" }]),
    ...(text ? [] : [{ id: "text", words: "Write down their words" }]),
  ];
}

function toSummary(name) {
  const { how, when, present, text } = told();
  const rows = [["Who", name], ["How they told you", `${WAYS[how]}, ${hourWords(when)}${present.length ? `, with ${present.join(", ")}` : ""}`], ["Their words", text],
    ["What ends", "Their card and passphrase open nothing any more. What they began and did not hand in is lost. Nothing is sealed for their device from now on; what it holds already it could still show."],
    ["What stays", "What they handed in and agreed to, their consents and wishes. Stops and pauses stay too."],
    ["From now on", "Facilitators write down what they say, read things to them, and mark it with their own names. A new card gives the page back."]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  swap("summary");
}
