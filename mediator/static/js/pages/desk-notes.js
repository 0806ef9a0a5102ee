/** Notes of a case or of one item: whom each was for, and a new one, whose audience is chosen before its words. */
import { note, word } from "../case/desk-acts.js";
import { announce, at, chosen, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { whenWords } from "../desk/days.js";
import { addChoices, put, words } from "../desk/dom.js";
import { identify, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { DESK, ME, audienceWords, audiencesOf, noteWords, notesOf, pointerIn, seenBy, whyNotForMe } from "../desk/notes.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { toldTerms } from "../desk/told-terms.js";
import { KINDS } from "../desk/words.js";

const PARTS = ["form", "summary"];

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const item = here.item ? known.item(here.item) : undefined;
  identify(known, "", item ? "" : "notes");
  if (item) introduce(known, item, here);
  addChoices("audience", "radio", audiencesOf(known, item).map(({ value, label, hint }) => [value, label, hint]));
  let notes = await notesOf(known, here.item);
  const draw = () => drawNotes(known, notes, here);
  at("search").addEventListener("input", draw);
  draw();
  wire(known, item, async () => {
    await known.refresh();
    notes = await notesOf(known, here.item);
    draw();
  });
});

function introduce(known, item, here) {
  words("about", titleOf(known, item, KINDS[item.kind]));
  at("back-link").href = linkTo("review", here);
  show("back", true);
}

function drawNotes(known, notes, here) {
  const asked = at("search").value.trim().toLowerCase();
  const found = notes.filter((one) => noteWords(known, one).toLowerCase().includes(asked));
  put("notes", found.map((one) => drawNote(known, one, here)));
  words("found", asked ? `${found.length} of ${notes.length}` : "");
}

function drawNote(known, one, here) {
  const about = !here.item && known.item(one.msg);
  const drawn = clone("note-row", { to: audienceWords(known, one.to), words: noteWords(known, one),
    when: `${known.colleague(one.by)}, ${whenWords(one.ts, known.now)}`, about: about ? titleOf(known, about, KINDS[about.kind]) : "" });
  if (about) slot(drawn, "about").href = linkTo("cover", { case: known.id, item: one.msg });
  return drawn;
}

/** @param {object} known @param {object|undefined} item @param {() => Promise<void>} redraw after a note landed */
function wire(known, item, redraw) {
  const written = () => at("text").value.trim();
  at("continue").addEventListener("click", () => once(at("continue"), async () => {
    const to = chosen("audience");
    if (errorSummary([...missing(to, written()), ...await unfit(known, to, written())])) toSummary(known, item, to, written());
  }));
  at("change-it").addEventListener("click", () => swap("form", PARTS));
  at("act").addEventListener("click", () => once(at("act"), async () => {
    await write(known, item, chosen("audience"), written());
    at("text").value = "";
    for (const box of document.querySelectorAll("input[name=audience]")) /** @type {HTMLInputElement} */ (box).checked = false;
    await redraw();
    swap("form", PARTS);
    announce("The note is written.");
  }, { known, kept: written }));
}

function missing(to, text) {
  return [...(to ? [] : [{ id: "audience", words: "Choose who will read it" }]), ...(text ? [] : [{ id: "text", words: "Write the note" }])];
}

/** A word to a person must not tell what the case never passes on; what tells of danger is not kept from the desk. */
async function unfit(known, to, text) {
  if (to === ME) {
    const why = await whyNotForMe(known, text);
    return why ? [{ id: "text", words: why }] : [];
  }
  if ([DESK, ""].includes(to)) return [];
  return toldTerms(known, to, [{ id: "text", text }]);
}

function toSummary(known, item, to, text) {
  const rows = [["Who will read it", seenBy(known, to, item)], ["Note", text]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  words("act", { [DESK]: "Write it for the desk", [ME]: "Write it for me alone" }[to] ?? `Write it on ${known.name(to)}'s page: it counts now`);
  swap("summary", PARTS);
}

function write(known, item, to, text) {
  if (to === DESK) return note(known.open, text, DESK, { msg: item?.msg });
  if (to === ME) return note(known.open, text, known.me, { msg: item?.msg });
  return word(known.open, to, text, pointerIn(item, to));
}
