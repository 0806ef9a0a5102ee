/** Who writes to whom: every two people of the two sides, whether they may exchange, and what each one's page calls the other. */
import { namePeople, openPair } from "../case/desk-people.js";
import { consents } from "../case/items.js";
import { at, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { othersOf } from "../case/others.js";
import { dateWords } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { abuseWarning } from "../desk/gates.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { SOMEBODY, infoWith, nameFor, namedOn, pairsOf, whyNotNamed } from "../desk/named.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";

const PARTS = ["form", "edit", "summary"];
const FIELDS = ["first", "second"];
/** What a page that is not set up yet begins to say of a new pair; it is no reference. */
const NEW = ["new-0", "new-1"];
const value = (id) => at(id).value.trim();

/** The two people whose words are being chosen: each one's page, the reference of the other there, and what it says by now. */
let two = { entry: null, sides: [] };

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  await draw(known);
  at("cancel").addEventListener("click", () => swap("form", PARTS));
  at("continue").addEventListener("click", () => { if (errorSummary(missing(known))) toSummary(known); });
  at("change-it").addEventListener("click", () => swap("edit", PARTS));
  at("act").addEventListener("click", () => once(at("act"), () => save(known, session), { known }));
});

async function draw(known) {
  identify(known, "", "people");
  put("pairs", await Promise.all(pairsOf(known).map((pair) => drawPair(known, pair))));
}

async function drawPair(known, { lanes, entry }) {
  const [a, b] = lanes.map((lane) => known.name(lane));
  const drawn = clone("pair", { title: `${a} and ${b}`, tag: entry ? "Open" : "Not opened", edit: entry ? "Choose the words of their pages" : "Let these two exchange",
    since: entry ? `Opened by ${known.colleague(entry.by)} on ${dateWords(entry.ts)}` : "Neither can write to the other, or be asked about it." });
  slot(drawn, "tag").classList.add(entry ? "govuk-tag--green" : "govuk-tag--grey");
  slot(drawn, "edit").setAttribute("aria-label", `${slot(drawn, "edit").textContent}: ${a} and ${b}`);
  const lines = entry ? await Promise.all([[0, 1], [1, 0]].map(([me, you]) => nameLine(known, lanes[me], lanes[you]))) : [];
  lines.push(...(entry ? lanes.map((lane, me) => answersOf(known, lane, lanes[1 - me])) : []));
  slot(drawn, "lines").append(...lines.map((text) => clone("line", { words: text })));
  slot(drawn, "edit").addEventListener("click", () => edit(known, lanes, entry));
  return drawn;
}

const ASKED = [["take-part", "taking part"], ["letters", "letters"], ["questions", "questions"]];
const SAID = { yes: "yes", "not-now": "not now", never: "never", no: "no" };

/** "Mrs Tull said: taking part, no; letters, not asked; …": what each of the two agreed to with the other. */
function answersOf(known, lane, other) {
  const folded = known.desk.lanes.get(lane);
  const ref = othersOf(known.desk, lane).find((one) => one.lane === other)?.ref ?? "";
  const said = ASKED.map(([what, label]) => {
    const entry = folded.consents.get(`${what === "take-part" ? "" : ref}/${what}`);
    const answer = !entry ? "not asked" : entry.state === "yes" && !consents(folded, what === "take-part" ? "" : ref, what) ? "ended" : SAID[entry.state];
    return `${label}: ${answer}`;
  });
  return `${known.name(lane)}: ${said.join(", ")}.`;
}

async function nameLine(known, lane, other) {
  const said = await nameFor(known, lane, other);
  return said ? `${known.name(lane)}’s page calls ${known.name(other)} “${said}”.` : `${known.name(lane)}’s page does not name ${known.name(other)}.`;
}

async function edit(known, lanes, entry) {
  const sides = await Promise.all(lanes.map(async (lane, place) => {
    const other = lanes[1 - place];
    const others = othersOf(known.desk, lane);
    const ref = others.find((one) => one.lane === other)?.ref ?? NEW[place];
    // A page that nobody set up, in a case of two, names the one other person by itself.
    const named = await namedOn(known, lane) ?? new Map(others.length === 1 ? others.map((one) => [one.ref, SOMEBODY]) : []);
    return { lane, other, ref, named };
  }));
  two = { entry, sides };
  words("edit-title", `${known.name(lanes[0])} and ${known.name(lanes[1])}`);
  sides.forEach(({ lane, other, ref, named }, place) => {
    const field = FIELDS[place];
    at(field).value = named.get(ref) ?? "";
    at(`${field}-label`).textContent = `What ${known.name(lane)}’s page calls ${known.name(other)}`;
    at(`${field}-hint`).textContent = named.has(ref) ? "They can be called otherwise. Whoever was named stays named."
      : `Leave it empty while ${known.name(lane)} is not to know of ${known.name(other)}. Choose only words that ${known.name(other)} is content with.`;
  });
  swap("edit", PARTS);
}

/** The pages whose words change by what was typed. */
function changed() {
  return two.sides.map((side, place) => ({ ...side, words: value(FIELDS[place]), field: FIELDS[place] }))
    .filter((side) => side.words !== (side.named.get(side.ref) ?? ""));
}

function missing(known) {
  const news = changed();
  const problems = news.flatMap(({ lane, ref, named, words: text, field }) => {
    if (!text) return [{ id: field, words: "Whoever was named stays named: write what their page calls them" }];
    const why = whyNotNamed(known, lane, ref, text, named);
    return why ? [{ id: field, words: why }] : [];
  });
  return two.entry && !news.length ? [{ id: FIELDS[0], words: "Nothing is changed" }] : problems;
}

function toSummary(known) {
  const [a, b] = two.sides.map(({ lane }) => known.name(lane));
  const rows = two.sides.map(({ lane, other }, place) => [`${known.name(lane)}’s page`, value(FIELDS[place])
    ? `Calls ${known.name(other)} “${value(FIELDS[place])}”` : `Does not name ${known.name(other)}`]);
  put("rows", [["Two people", `${a} and ${b}`], ["May exchange", two.entry ? "As before" : "From now on, once each of them has said yes to it"], ...rows].map(([key, text]) => clone("fact", { key, value: text })));
  put("beware", bewareOf(known).map((text) => clone("line", { words: text })));
  show("beware", bewareOf(known).length > 0);
  swap("summary", PARTS);
}

/** What naming somebody for the first time tells the other. */
function bewareOf(known) {
  const first = changed().filter(({ ref, named }) => !named.has(ref));
  const both = [...new Set(first.flatMap(({ lane, other }) => [lane, other]))];
  const abuse = abuseWarning(known.desk, both, (one) => known.name(one));
  return [...(abuse ? [abuse] : []), ...first.flatMap(({ lane, other }) => [
    `${known.name(lane)} sees from now on that there is ${known.name(other)}, by these words. It cannot be unsaid.`,
    ...(consents(known.desk.lanes.get(other), "", "take-part") ? [] : [`${known.name(other)} has not said yes to taking part.`]),
  ])];
}

async function save(known, session) {
  const pages = (refs) => changed().map(({ lane, ref, named, words: text }) => ({ lane,
    info: infoWith(known, lane, session, new Map([...named, [refs[NEW.indexOf(ref)] ?? ref, text]])) }));
  if (two.entry) await namePeople(known.open, pages(NEW));
  else await openPair(known.open, [two.sides[0].lane, two.sides[1].lane], pages);
  await known.refresh();
  await draw(known);
  swap("form", PARTS);
}
