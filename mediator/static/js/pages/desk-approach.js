/** Asking first: whose wish it is, who is asked, every step; nothing of it reaches the page of the one who wishes. */
import { approach } from "../case/desk-approach.js";
import { at, chosen, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { standingIn } from "../desk/case-now.js";
import { drawLines } from "../desk/lines.js";
import { drawTold } from "../desk/told.js";
import { wishLines } from "../desk/wishes-words.js";
import { directions, nextSteps, standing, STEPS, whyNotAsked, wishWords } from "../desk/approach-words.js";
import { longDateWords, secondsOf, whenWords } from "../desk/days.js";
import { addChoices, put, words } from "../desk/dom.js";
import { linkTo } from "../desk/address.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once, problem } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { happened } from "../desk/timeline-words.js";

const PARTS = ["form", "summary"];
/** How many of their newest words to the desk are shown here; all stand on their own page. */
const NEWEST = 5;
/** @type {{lane:string, to:string}[]} */
let ways = [];

const way = () => ways[Number(chosen("way"))];
const value = (id) => at(id).value.trim();
const until = () => (STEPS[chosen("step")]?.day ? secondsOf(at("until-date").value, "00:00") : 0);

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  ways = directions(known.desk);
  addChoices("way", "radio", ways.map((one, number) => [String(number), wishWords(known, one)]));
  await draw(known);
  at("way").addEventListener("change", () => {
    offerSteps(known);
    show("asked-part", false);
    drawAsked(known, way().to).catch(problem);
  });
  at("step").addEventListener("change", () => showParts(known));
  at("continue").addEventListener("click", () => toSummary(known));
  at("change-it").addEventListener("click", () => swap("form", PARTS));
  at("act").addEventListener("click", () => once(at("act"), () => write(known), { known, kept: () => value("text") }));
});

async function draw(known) {
  identify(known, "", "case");
  put("wishes", await Promise.all(known.desk.approaches.map((one) => drawWish(known, one))));
}

async function drawWish(known, one) {
  const { tag, tone } = STEPS[one.newest.step];
  const { about } = await known.open.body(one.wish);
  const drawn = clone("wish", { title: wishWords(known, one), tag, about: about ? `What ${known.name(one.to)} said about being told: ${about}` : "" });
  slot(drawn, "tag").classList.add(`govuk-tag--${tone}`);
  slot(drawn, "steps").append(...await Promise.all(one.steps.map(async (entry) => {
    const { text } = await known.open.body(entry);
    const day = entry.until ? `. To be looked at again on ${longDateWords(entry.until)}.` : "";
    return clone("step-row", { words: happened(entry, known), text, when: `${whenWords(entry.ts, known.now)}${day}` });
  })));
  return drawn;
}

/** What the person who would be asked said themselves: an approach begins from it. */
async function drawAsked(known, to) {
  const [wishes, told] = await Promise.all([wishLines(known, to), drawTold(known, to, { most: NEWEST, own: true })]);
  if (way().to !== to) return;
  words("asked-title", `What ${known.name(to)} said and agreed to`);
  put("asked-consents", drawLines(standingIn(known, known.desk.lanes.get(to)), "status-row"));
  put("asked-wishes", wishes.map(([key, value]) => clone("fact", { key, value })));
  put("asked-told", told);
  at("asked-link").href = linkTo("person", { case: known.id, lane: to });
  show("asked-part");
}

function offerSteps(known) {
  at("step-choices").replaceChildren();
  addChoices("step", "radio", nextSteps(known.desk, way()).map((step) => [step, STEPS[step].label, STEPS[step].hint]));
  show("step-part");
  words("beware", known.sideOf(way().lane) === "victim"
    ? `Say nothing to ${known.name(way().to)} of where ${known.name(way().lane)} is, or how they live.`
    : `Begin from what ${known.name(way().to)} said about being told. If they want to be told nothing, do not ask.`);
  showParts(known);
}

function showParts(known) {
  const step = chosen("step");
  show("about-part", step === "wish");
  show("until-part", Boolean(STEPS[step]?.day));
  words("until-legend", STEPS[step]?.day ?? "");
  words("why-not", step === "asked" ? whyNotAsked(known, way()) : "");
  at("about-label").textContent = way() ? `What has ${known.name(way().to)} said about being told of such a thing?` : "";
}

function missing(known) {
  const step = chosen("step");
  const day = STEPS[step]?.day;
  const late = day && (at("until-date").value || step === "rest") && until() <= known.now;
  return [
    ...(way() ? [] : [{ id: "way", words: "Choose whose wish it is" }]),
    ...(way() && !step ? [{ id: "step", words: "Choose what happened" }] : []),
    ...(step === "asked" && whyNotAsked(known, way()) ? [{ id: "step", words: whyNotAsked(known, way()) }] : []),
    ...(step === "wish" && !value("about") ? [{ id: "about", words: "Write what they said about being told, or that they were not asked" }] : []),
    ...(late ? [{ id: "until-date", words: "Choose a day that lies ahead" }] : []),
    ...(value("text") ? [] : [{ id: "text", words: "Write down what was said" }]),
  ];
}

function toSummary(known) {
  if (!errorSummary(missing(known))) return;
  const day = until() ? [["Day", longDateWords(until())]] : [];
  const about = chosen("step") === "wish" ? [[`What ${known.name(way().to)} said`, value("about")]] : [];
  const rows = [["Wish", wishWords(known, way())], ["What happened", STEPS[chosen("step")].label], ...day, ["Words", value("text")], ...about];
  put("rows", rows.map(([key, text]) => clone("fact", { key, value: text })));
  words("effect", `${known.name(way().lane)} sees nothing of this: not that somebody asked, and not the answer. You tell only what ${known.name(way().to)} agreed to.`);
  swap("summary", PARTS);
}

async function write(known) {
  const { lane, to } = way();
  const step = chosen("step");
  await approach(known.open, { lane, to, step, text: value("text"), until: until(),
    of: step === "wish" ? "" : standing(known.desk, { lane, to }).wish.hash, about: step === "wish" ? value("about") : "" });
  for (const id of ["text", "about", "until-date"]) at(id).value = "";
  await known.refresh();
  await draw(known);
  offerSteps(known);
  swap("form", PARTS);
}
