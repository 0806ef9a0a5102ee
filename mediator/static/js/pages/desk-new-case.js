/** Open a case: two people, a desk of three or more, how many approve, and what must never be passed on. */
import { api } from "../api.js";
import { note } from "../case/desk-acts.js";
import { newCase } from "../case/desk-open.js";
import { at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { keys } from "../keys.js";
import { goTo } from "../desk/address.js";
import { addChoices, put, ticked, words } from "../desk/dom.js";
import { gateWords } from "../desk/gates.js";
import { begin, once } from "../desk/page.js";
import { lacking, offerMore, personIn, personLine } from "../desk/person-fields.js";
import { swap } from "../desk/swap.js";
import { SIDES, listed, some } from "../desk/words.js";

const WANTED = { a: "first", b: "second" };
const PARTS = ["form", "summary"];

export const start = () => begin(async (session) => {
  const staff = await keys.checkStaff({ staff: await api.get("/api/staff"), root: session.root });
  const others = staff.filter((one) => one.fp !== session.fp);
  addChoices("colleagues", "checkbox", others.map((one) => [one.fp, `${one.name}, ${one.sup ? "supervisor" : "facilitator"}${one.words ? `. Check words: ${one.words.join(" ")}` : ""}`]));
  show("staff-check", others.some((one) => one.words) || !others.length);
  if (!others.length) words("staff-check", "No other member of staff is certified yet. A case needs another facilitator and a supervisor.");
  for (const key of Object.keys(WANTED)) offerMore(key);
  wire(session, others);
});

const chosenStaff = (staff) => staff.filter((one) => ticked("colleagues").includes(one.fp));
const terms = () => at("terms").value.split("\n").map((line) => line.trim()).filter(Boolean);

function missing(session, staff) {
  const people = Object.entries(WANTED).flatMap(([key, which]) => lacking(key, `the ${which} person`));
  const same = personIn("a").side && personIn("a").side === personIn("b").side ? [{ id: "b-side", words: "One person was harmed and one is responsible" }] : [];
  return [...people, ...same, ...missingDesk(session, chosenStaff(staff)), ...missingEyes()];
}

function missingEyes() {
  if (!chosen("sensitive")) return [{ id: "sensitive", words: "Say whether the case is sensitive and complex" }];
  if (!chosen("eyes")) return [{ id: "eyes", words: "Choose how many approve" }];
  return chosen("sensitive") === "yes" && chosen("eyes") === "1" ? [{ id: "eyes", words: "In a sensitive and complex case two people approve" }] : [];
}

function missingDesk(session, desk) {
  const roles = [...desk, session];
  const supervisors = roles.filter((one) => one.sup).length;
  return supervisors >= 1 && roles.length - supervisors >= 2 ? [] : [{ id: "colleagues", words: "Two facilitators and a supervisor must be on the desk" }];
}

function wire(session, staff) {
  at("sensitive").addEventListener("change", () => {
    at("eyes-1").disabled = chosen("sensitive") === "yes";
    if (at("eyes-1").disabled) at("eyes-2").checked = true;
  });
  at("continue").addEventListener("click", () => { if (errorSummary(missing(session, staff))) toSummary(session, staff); });
  at("change-it").addEventListener("click", () => swap("form", PARTS));
  at("act").addEventListener("click", () => once(at("act"), async () => {
    const colleagues = chosenStaff(staff).map(({ fp, cert, sup }) => ({ fp, cert, role: sup ? "supervisor" : "facilitator" }));
    const sensitive = chosen("sensitive") === "yes";
    const open = await newCase(session, { colleagues, eyes: Number(chosen("eyes")), sides: [personIn("a"), personIn("b")], terms: terms() });
    if (sensitive) await note(open, "Marked as sensitive and complex when the case was opened: two people approve what is passed on.");
    goTo("people", { case: open.id });
  }));
}

function toSummary(session, staff) {
  const needs = (key) => [`Conditions for ${personIn(key).person.call}`, personIn(key).gates.map(gateWords).join("\n")];
  const line = (key) => [SIDES[personIn(key).side], personLine(personIn(key))];
  const rows = [line("a"), line("b"), ["Desk", listed([...chosenStaff(staff).map((one) => one.name), "you"])],
    ["Sensitive and complex", chosen("sensitive") === "yes" ? "Yes" : "No"], ["Approvals", some(Number(chosen("eyes")), "person").replace("persons", "people")], ["Protected terms", terms().join("\n") || "None yet"], needs("a"), needs("b")];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  swap("summary", PARTS);
}
