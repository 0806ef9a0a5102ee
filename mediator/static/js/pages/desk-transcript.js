/** Write down a letter or questions for somebody without a page of their own. */
import { transcript } from "../case/desk-open.js";
import { at, chosen, clone, errorSummary, show } from "../dom.js";
import { texts } from "../texts.js";
import { linkTo } from "../desk/address.js";
import { othersOf } from "../desk/case-now.js";
import { dateWords } from "../desk/days.js";
import { choose, options, put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { KINDS } from "../desk/words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  identify(known, "", "people");
  words("title", `Write down a letter or questions for ${known.name(here.lane)}`);
  words("mode-words", lane.mode === "scribe" ? "It will show everywhere as written down by you."
    : "They have a page of their own and write there themselves.");
  show("continue", lane.mode === "scribe");
  const returned = new Map([...lane.items.values()].filter((item) => item.laneState === "returned").map((item) => [item.returns.at(-1).hash, item]));
  options(at("answers"), Object.fromEntries([...returned].map(([hash, item]) => [hash, `${KINDS[item.kind]} of ${dateWords(item.submissions[0].ts)}`])));
  show("answers-part", returned.size > 0);
  options(at("peer"), Object.fromEntries(othersOf(known.desk, here.lane).map((one) => [one.ref, known.name(one.lane)])));
  show("peer-part", at("peer").options.length > 1);
  wire(known, lane, here, returned);
});

function showParts() {
  show("text-part", chosen("kind") !== "questions");
  show("questions-part", chosen("kind") === "questions");
}

function wire(known, lane, here, returned) {
  at("kind").addEventListener("change", showParts);
  at("answers").addEventListener("change", () => {
    const item = returned.get(at("answers").value);
    if (item) choose("kind", item.kind);
    showParts();
  });
  at("done-link").href = linkTo("person", here);
  at("change-it").addEventListener("click", () => swap("form"));
  at("continue").addEventListener("click", async () => { if (errorSummary(missing())) toSummary(known, lane, await message()); });
  at("act").addEventListener("click", () => once(at("act"), async () => {
    await transcript(known.open, lane.chain, { ...await message(), peer: at("peer").value, of: at("answers").value });
    swap("done");
  }, { known, kept: () => at("text").value || at("questions").value }));
}

/** What stands in the fields, in the plain form in which texts are sealed. */
async function message() {
  const plain = async (text) => (await texts.normalise({ text: text.trim() })).text;
  if (chosen("kind") !== "questions") return { kind: chosen("kind"), text: await plain(at("text").value) };
  const lines = at("questions").value.split("\n").filter((line) => line.trim());
  return { kind: "questions", text: "", more: { questions: await Promise.all(lines.map(plain)) } };
}

function missing() {
  const field = chosen("kind") === "questions" ? "questions" : "text";
  return [
    ...(chosen("kind") ? [] : [{ id: "kind", words: "Choose what it is" }]),
    ...(at(field).value.trim() ? [] : [{ id: field, words: "Write down their words" }]),
    ...(at("readback").checked ? [] : [{ id: "readback", words: "Read it back to them first" }]),
  ];
}

function toSummary(known, lane, { kind, text, more }) {
  const to = at("peer").options.length > 1 ? [["To", at("peer").selectedOptions[0].text]] : [];
  const rows = [["From", known.name(lane.chain)], ...to, ["What", KINDS[kind]], ["Their words", more ? more.questions.join("\n") : text]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  swap("summary");
}
