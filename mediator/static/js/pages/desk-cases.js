/** The cases of a facilitator, page by page; names are opened on this device. */
import { api } from "../api.js";
import { at, clone, show, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { put, words } from "../desk/dom.js";
import { openLabels } from "../desk/labels.js";
import { begin, problem } from "../desk/page.js";
import { some } from "../desk/words.js";

export const start = () => begin(async (session) => {
  const shown = { cases: [], labels: new Map(), next: "" };
  at("more").addEventListener("click", () => load(shown, session).catch(problem));
  at("find").addEventListener("input", () => draw(shown));
  await load(shown, session);
});

async function load(shown, session) {
  const answer = await api.get(`/api/cases${shown.next ? `?after=${shown.next}` : ""}`);
  shown.cases.push(...answer.cases);
  shown.next = answer.next;
  for (const [id, label] of await openLabels(answer, session)) shown.labels.set(id, label);
  draw(shown);
}

function draw({ cases, labels, next }) {
  const find = at("find").value.trim().toLowerCase();
  const found = cases.filter((one) => !find || labels.get(one.case)?.matches(find));
  put("cases", found.map((one) => drawCase(one, labels.get(one.case))));
  at("cases-none").textContent = find ? "Nobody of this name is in the cases shown here." : "You have no cases yet.";
  words("only-here", find && next ? "More cases are not loaded yet: show them to look for the name there too." : "");
  show("find-part", cases.length > 5);
  show("more", next !== "");
}

function drawCase(one, label) {
  const drawn = clone("row", { what: label?.label ?? `Case ${one.case.slice(0, 4)}`,
    when: one.open_items ? some(one.open_items, "open item") : "Nothing open" });
  slot(drawn, "what").href = linkTo("case", { case: one.case });
  return drawn;
}
