/** Suggest a changed text to its author; or, under their standing permission, take names and contact details out. */
import { propose } from "../case/desk-acts.js";
import { newestProof } from "../case/items.js";
import { wireViews } from "../changes-view.js";
import { at, chosen, clone, show } from "../dom.js";
import { drawChanges } from "../desk/changes.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, choose, put, words } from "../desk/dom.js";
import { recorded } from "../desk/marks.js";
import { meterOf } from "../desk/meter.js";
import { askAboutDanger, dangerUnsaid } from "../desk/tells-danger.js";
import { toldTerms } from "../desk/told-terms.js";
import { withheldMarks } from "../desk/withheld.js";
import { addressWords } from "../desk/wishes-words.js";
import { CHANGE_KINDS, some } from "../desk/words.js";
import { keys } from "../keys.js";

const note = () => at("note").value.trim();
const underPermission = () => chosen("how") === "under";

const outgoingText = ({ reading, work }) => reading.outgoingText(work.work);

/** The changes as a proposal carries them. */
const bare = ({ reading, work }) => reading.changes(work.work).map(({ n, kind, why }) => ({ n, kind, why }));

/** What the answer "Ask author" to a highlight suggests to say. */
function asked({ reading, work }) {
  return reading.marks(work.work).filter(({ answer }) => answer === "ask")
    .map((mark) => `You wrote “${mark.words}”. Could we talk about this part?`).join("\n\n");
}

function changeLine({ n, removed, added, kind, why }) {
  const put = added ? ` → “${added.trim()}”` : " (taken out)";
  return `${n}. ${CHANGE_KINDS[kind]}: “${removed.trim()}”${put}${why ? `. ${why}` : ""}`;
}

/** Whether the author looks first is a choice only where they gave the permission, and it covers every change. */
async function offerPermission(matter) {
  const { reading, work } = matter;
  if (!reading.permission) return;
  if (newestProof(matter.item)) {
    words("not-covered", `A text was suggested to ${reading.author} for this already. What they say to one counts more than the permission, so this one goes to them too.`);
    return;
  }
  const proposal = { ...reading.outgoing(work.work), changes: bare(matter) };
  const covered = await keys.isPermitted({ original: reading.content, proposal });
  show("how-part", covered);
  words("not-covered", covered ? "" : `${reading.author} allows names, places and contact details to be taken out without asking. `
    + "This goes further: other words, another kind of change, or more than a few words in one place. So it goes to them first.");
  if (!covered) return;
  addChoices("how", "radio", [["under", `No: ${reading.author} gave permission for this, and sees afterwards what was taken out`],
    ["ask", `Yes: ${reading.author} looks at each change first`]]);
  choose("how", "under");
  at("how").addEventListener("change", () => sayConsequence(matter));
  sayConsequence(matter);
}

function sayConsequence({ reading }) {
  words("consequence", underPermission()
    ? `You can get it ready for the reader at once. ${reading.author} sees on their page what was taken out, and can still say: not like this.`
    : "The author looks at each change and says yes, no, or writes it anew. Nothing goes to the reader before that.");
}

/** Why questions are left out: the desk alone sees it. */
function leftLines({ reading, work }) {
  return reading.leftOut(work.work).map((id) => [`${reading.parts.find((part) => part.id === id).label} is left out; for the desk alone`, work.work.left[id]]);
}

export const start = decisionPage({
  act: "propose",
  async prepare(matter) {
    askAboutDanger(matter);
    const { reading, work } = matter;
    const changes = reading.changes(work.work);
    put("changes", drawChanges(changes, null));
    words("reader-wishes", await addressWords(matter.known, reading));
    wireViews({ before: reading.parts, after: reading.partsFor(work.work), changes }, { list: ["changes"] });
    const { words: said, warnings } = await meterOf(changes, reading.text, outgoingText(matter));
    words("meter", said);
    put("meter-warnings", warnings.map((warning) => clone("line", { words: warning })));
    at("note").value = work.work.note || asked(matter);
    at("note").addEventListener("input", () => work.set({ note: at("note").value }));
    await offerPermission(matter);
  },
  missing: (matter) => dangerUnsaid(matter),
  check: ({ known, item, reading, work }) => toldTerms(known, item.lane, [{ id: "note", text: note() },
    { id: "changes", text: reading.changes(work.work).map(({ added, why }) => `${added}\n${why}`).join("\n\n") }], reading.text),
  summary(matter) {
    const { reading, work } = matter;
    const changes = reading.changes(work.work);
    return [[underPermission() ? "Shown afterwards to" : "Goes to", underPermission() ? reading.author : `${reading.author}, who says yes or no`],
      [some(changes.length, "change"), changes.map(changeLine).join("\n")],
      ...leftLines(matter), ["Your words", note() || "None"], ["The whole text", outgoingText(matter)]];
  },
  button: ({ reading }) => (underPermission() ? `Take these out under ${reading.author}’s permission` : `Suggest this text to ${reading.author}`),
  decide(matter) {
    const { reading, work, known, item } = matter;
    const left = withheldMarks(reading, reading.leftOut(work.work), work.work.left ?? {});
    return propose(known.open, item, { source: reading.source, outgoing: reading.outgoing(work.work),
      marks: [...recorded(reading.marks(work.work)), ...left], changes: bare(matter), note: note(), under: underPermission() ? reading.permission : "" });
  },
  done: ({ reading }) => (underPermission() ? `It stands. ${reading.author} can see what was taken out` : `${reading.author} can look at your suggestion now`),
  kept: outgoingText,
});
