/** Who is on the desk of a case: bring in, take off, replace a lost account, raise the approvals. */
import { addColleague, finishTeam, progress, raiseEyes, removeColleague, replaceColleague } from "../case/desk-team.js";
import { announce, at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { keys } from "../keys.js";
import { longDateWords } from "../desk/days.js";
import { addChoices, put, ticked, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { CHANGE, deskAfter, lacks, summaryOf } from "../desk/team-words.js";

const PARTS = ["form", "summary"];
/** Which questions each change asks. */
const ASKED = { add: ["comes", "role", "compare"], remove: ["leaves"], replace: ["leaves", "comes", "compare"], eyes: ["eyes"] };
const ACTS = {
  add: (open, { comes, role }) => addColleague(open, comes, role),
  remove: (open, { leaves }) => removeColleague(open, leaves),
  replace: (open, { leaves, comes }) => replaceColleague(open, leaves, comes),
  eyes: (open, { eyes }) => raiseEyes(open, eyes),
};

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const certified = await keys.checkStaff({ staff: [...known.staff.values()], root: session.root });
  draw(known, certified);
  wire(known, certified);
});

const present = (known) => known.desk.members.filter((one) => one.present);
const nameOf = (known) => (fp) => (fp === known.me ? "You" : known.colleague(fp));
const asked = (part) => (ASKED[chosen("act-kind")] ?? []).includes(part);

/** What is chosen now. @returns {import("../desk/team-words.js").Plan} */
function plan(certified) {
  return { act: chosen("act-kind"), leaves: asked("leaves") ? chosen("leaves") : "", role: asked("role") ? chosen("role") : "",
    comes: asked("comes") ? certified.find((one) => one.fp === chosen("comes")) : null, eyes: asked("eyes") ? Number(chosen("eyes")) : 0 };
}

function draw(known, certified) {
  const { roster } = known.open.view;
  identify(known, "");
  put("members", present(known).map(({ fp, role }) => clone("member", { name: nameOf(known)(fp), role, since: longDateWords(since(roster, fp)) })));
  words("eyes-now", known.desk.eyes > 1 ? `${known.desk.eyes} people approve what is passed on; one of them did not edit it.` : "One person approves what is passed on.");
  put("lacks", lacks(present(known), known.desk.eyes).map((line) => clone("block", { words: line })));
  drawUnfinished(known);
  drawChoices(known, certified);
}

/** When a member came, the last time they did. */
function since({ entries }, fp) {
  return entries.findLast(({ t, by, who }) => (t === "roster-open" ? by === fp : t !== "staff-remove" && who === fp)).ts;
}

function drawUnfinished(known) {
  const { all, behind } = progress(known.open.view);
  show("unfinished", behind.length > 0);
  words("unfinished-words", `Unfinished: ${all - behind.length} of ${all}. The change counts, but not every person's page carries it yet. It takes a moment and needs nobody's word.`);
}

function drawChoices(known, certified) {
  const here = new Set(present(known).map((one) => one.fp));
  const others = certified.filter((one) => !here.has(one.fp));
  for (const name of ["leaves", "comes"]) at(`${name}-choices`).replaceChildren();
  addChoices("leaves", "radio", [...here].filter((fp) => fp !== known.me).map((fp) => [fp, nameOf(known)(fp)]));
  addChoices("comes", "radio", others.map((one) => [one.fp, `${one.name}. Check words: ${one.words.join(" ")}`]));
  show("nobody", others.length === 0);
  for (const box of document.querySelectorAll("#form input")) /** @type {HTMLInputElement} */ (box).checked = false;
  showAsked();
}

function showAsked() {
  for (const part of ["leaves", "comes", "role", "compare", "eyes"]) show(`${part}-part`, asked(part));
}

function missing(known, certified) {
  const { act, leaves, comes, role, eyes } = plan(certified);
  if (!act) return [{ id: "act-kind", words: "Choose what you want to do" }];
  return [
    ...(asked("leaves") && !leaves ? [{ id: "leaves", words: "Choose who leaves" }] : []),
    ...(asked("comes") && !comes ? [{ id: "comes", words: "Choose who comes" }] : []),
    ...(asked("role") && !role ? [{ id: "role", words: "Choose a role" }] : []),
    ...(supervises(known, { act, leaves, role }) && comes && !comes.sup ? [{ id: "comes", words: `${comes.name} is not certified as a supervisor` }] : []),
    ...(asked("compare") && !ticked("compare").length ? [{ id: "compare", words: "Compare the check words by voice" }] : []),
    ...(asked("eyes") && !(eyes > known.desk.eyes) ? [{ id: "eyes", words: `Choose more than ${known.desk.eyes}` }] : []),
    ...(eyes > present(known).length ? [{ id: "eyes", words: "So many people are not on the desk" }] : []),
  ];
}

function supervises(known, { act, leaves, role }) {
  return role === "supervisor" || (act === "replace" && present(known).some((one) => one.fp === leaves && one.role === "supervisor"));
}

function wire(known, certified) {
  at("act-kind").addEventListener("change", showAsked);
  at("continue").addEventListener("click", () => { if (errorSummary(missing(known, certified))) toSummary(known, certified); });
  at("change-it").addEventListener("click", () => swap("form", PARTS));
  at("act").addEventListener("click", () => once(at("act"), () => change(known, certified), { known }));
  at("finish").addEventListener("click", () => once(at("finish"), () => finish(known, certified, "The change is finished"), { known }));
}

function toSummary(known, certified) {
  const made = plan(certified);
  const rows = summaryOf(made, { members: present(known), eyes: known.desk.eyes, name: nameOf(known) });
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  words("act", CHANGE[made.act].button);
  show("done", false);
  swap("summary", PARTS);
}

async function change(known, certified) {
  const made = plan(certified);
  const then = deskAfter(present(known), made).length;
  await ACTS[made.act](known.open, made);
  await known.refresh();
  swap("form", PARTS);
  draw(known, certified);
  await finish(known, certified, made.act === "eyes" ? `${made.eyes} people approve from now on` : `The desk has changed: ${then} people are on it`);
}

/** Carry the change everywhere; what is left over stands on the page with its button. */
async function finish(known, certified, done) {
  try {
    await finishTeam(known.open, known.staff);
  } finally {
    await known.refresh();
    draw(known, certified);
  }
  words("done-title", done);
  show("done", true);
  at("done").focus();
  announce("Done.");
}
