/** Suggest a changed text to its author. */
import { propose } from "../case/desk-acts.js";
import { at, clone } from "../dom.js";
import { drawChanges } from "../desk/changes.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { recorded } from "../desk/marks.js";
import { meterOf } from "../desk/meter.js";
import { CHANGE_KINDS, some } from "../desk/words.js";

const note = () => at("note").value.trim();

const outgoingText = ({ reading, work }) => reading.outgoingText(work.work);

function changeLine({ n, removed, added, kind, why }) {
  const put = added ? ` → “${added.trim()}”` : " (taken out)";
  return `${n}. ${CHANGE_KINDS[kind]}: “${removed.trim()}”${put}${why ? `. ${why}` : ""}`;
}

export const start = decisionPage({
  act: "propose",
  async prepare(matter) {
    const changes = matter.reading.changes(matter.work.work);
    put("changes", drawChanges(changes, null));
    const { words: said, warnings } = await meterOf(changes, matter.reading.text, outgoingText(matter));
    words("meter", said);
    put("meter-warnings", warnings.map((warning) => clone("line", { words: warning })));
    at("note").value = matter.work.work.note;
    at("note").addEventListener("input", () => matter.work.set({ note: at("note").value }));
  },
  summary(matter) {
    const changes = matter.reading.changes(matter.work.work);
    return [["Goes to", `${matter.reading.author}, who says yes or no`], [some(changes.length, "change"), changes.map(changeLine).join("\n")],
      ["Your words", note() || "None"], ["The whole text", outgoingText(matter)]];
  },
  button: ({ reading }) => `Suggest this text to ${reading.author}`,
  decide({ reading, work, known, item }) {
    const changes = reading.changes(work.work).map(({ n, kind, why }) => ({ n, kind, why }));
    return propose(known.open, item, { source: reading.source, outgoing: reading.outgoing(work.work),
      marks: recorded(reading.marks(work.work)), changes, note: note() });
  },
  done: ({ reading }) => `${reading.author} can look at your suggestion now`,
  kept: outgoingText,
});
