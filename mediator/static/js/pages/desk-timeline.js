/** Everything that happened in a case, newest first, each line signed and checked. */
import { at, clone, slot } from "../dom.js";
import { dateWords, hourWords } from "../desk/days.js";
import { options, put } from "../desk/dom.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin } from "../desk/page.js";
import { happened } from "../desk/timeline-words.js";
import { KINDS } from "../desk/words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "timeline");
  const rows = eventsOf(known);
  options(at("filter-who"), { ...Object.fromEntries(known.open.view.lanes.map((lane) => [lane.chain, `What ${known.name(lane.chain)} can see`])),
    D: "What only facilitators see" });
  const draw = () => put("events", rows.filter((row) => !at("filter-who").value || row.chain === at("filter-who").value).map((row) => drawEvent(row, known)));
  at("filter-who").addEventListener("change", draw);
  draw();
});

/** Entries of all chains with who can see them, newest first. */
function eventsOf(known) {
  const { roster, log, lanes } = known.open.view;
  const all = [
    ...roster.entries.map((entry) => ({ entry, chain: "R" })),
    ...log.map((entry) => ({ entry, chain: "D" })),
    ...lanes.flatMap((lane) => lane.entries.map((entry) => ({ entry, chain: lane.chain }))),
  ];
  return all.sort((a, b) => b.entry.ts - a.entry.ts || b.entry.seq - a.entry.seq);
}

/** Which text an entry is about, or "". */
function aboutWords(entry, known) {
  const item = known.item(known.open.itemOf(entry));
  return item ? `About: ${titleOf(known, item, KINDS[item.kind])}, ${dateWords(item.submissions[0].ts)}` : "";
}

function drawEvent({ entry, chain }, known) {
  const seen = { R: "Everybody sees this", D: "Facilitators only" }[chain] ?? `${known.name(chain)} sees this`;
  const drawn = clone("event", { words: happened(entry, known), about: aboutWords(entry, known), seen, when: hourWords(entry.ts) });
  drawn.classList.toggle("desk-timeline__staff", chain === "D");
  slot(drawn, "seen").classList.add(`govuk-tag--${chain === "D" ? "yellow" : "grey"}`);
  return drawn;
}
