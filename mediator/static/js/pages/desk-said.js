/** What a person said by telephone, on paper or in a meeting: it counts as their own act. */
import { said } from "../case/desk-open.js";
import { keys } from "../keys.js";
import { at, chosen, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { othersOf } from "../case/others.js";
import { dateWords, fieldDate, hourWords, clockWords, secondsOf } from "../desk/days.js";
import { consentRow, wordsOf } from "../desk/consent-words.js";
import { addChoices, choose, options, put, words } from "../desk/dom.js";
import { fallingTitles, stayingWith } from "../desk/falling.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { begin, once } from "../desk/page.js";
import { swap } from "../desk/swap.js";
import { DATED, OWN, actsFor, asOf, thingsFor } from "../desk/said-acts.js";
import { fillWishes, wishesMissing, wishesNow } from "../desk/told-wishes.js";
import { ACT_WORDS } from "../desk/words.js";
import { wishRows } from "../desk/wishes-words.js";
import { standApart } from "../words/consents.js";

/** Seconds by which this device's clock may be ahead. */
const CLOCKS_APART = 600;
const ANSWERS = { yes: "Yes", "not-now": "Not now", never: "Never", no: "No" };
const APART = "With this they say yes to something, and not to taking part. It is kept as they said it, and nothing goes to them or from them until they say yes to taking part. Ask whether they meant that.";
const CHANNELS = { "take-part": "Taking part at all", letters: "Letters", questions: "Questions and answers", spoken: "Spoken messages",
  recordings: "Recordings", "told-read": "Telling when they have read something", sharing: "Telling courts, police or others",
  "remove-details": "Taking names and contact details out without asking each time" };

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  identify(known, "", "people");
  words("title", `Write down what ${known.name(here.lane)} told you`);
  words("mode-words", lane.mode === "scribe" ? "They take part without a page of their own: you can write down anything they decide."
    : "They have a page of their own. By telephone you can write down only what stops or takes back; a yes they give on their page.");
  addChoices("said-act", "radio", actsFor(lane).map((act) => [act, ACT_WORDS[act]]));
  options(at("channel"), CHANNELS);
  const others = othersOf(known.desk, here.lane);
  options(at("peer"), Object.fromEntries(others.map((one) => [one.ref, known.name(one.lane)])));
  addChoices("answer", "radio", Object.entries(ANSWERS).filter(([state]) => lane.mode === "scribe" || state !== "yes"));
  at("when-date").value = fieldDate(known.now);
  at("when-hour").value = clockWords(known.now);
  at("said-act").addEventListener("change", () => showParts(lane, known));
  for (const id of ["said-act", "channel", "peer", "answer"]) at(id).addEventListener("change", () => readOut(known, lane));
  // A pause by telephone waits for nothing that could not be opened (P7).
  wire(known, lane, here, lane.mode === "scribe" ? await fillWishes(known, lane).catch(() => 0) : 0);
});

function showParts(lane, known) {
  const act = chosen("said-act");
  const things = thingsFor(act, lane);
  at("thing").replaceChildren();
  options(at("thing"), Object.fromEntries(things.map(({ hash, words: what }) => [hash, what])));
  show("thing-part", ["recall", "refuse", "agree", "ready", "keep", "prefer"].includes(act));
  show("consent-part", act === "consent");
  show("peer-part", act === "consent" && at("peer").options.length > 1);
  show("ready-part", act === "ready");
  show("keep-part", act === "keep");
  show("prefer-part", act === "prefer");
  proposeForCustody(act, Boolean(known.person(lane.chain)?.custody));
  show("wishes-part", act === "wishes");
  if (!things.length && !at("thing-part").hidden) options(at("thing"), { "": `Nothing of ${known.name(lane.chain)} is there` });
}

/** Where others can read along, the choices that keep it from their eyes are proposed. */
function proposeForCustody(act, custody) {
  const proposed = custody && (act === "ready" || act === "keep");
  show("custody-words", proposed);
  if (proposed && act === "ready" && !chosen("ready-how")) choose("ready-how", "with-support");
  if (proposed && act === "keep" && !chosen("keep-how")) choose("keep-how", "service-keeps");
}

/** What a consent is about: the same for its words, its hash and the act. */
function asked() {
  const what = at("channel").value;
  return { what, peer: OWN.has(what) ? "" : at("peer").value };
}

function consentKey() {
  const { what, peer } = asked();
  return `${peer}/${what}`;
}

/** The words that they say yes or no to, to be read to them first. */
async function readOut(known, lane) {
  show("until-part", DATED.has(chosen("answer")));
  show("peer-part", chosen("said-act") === "consent" && at("peer").options.length > 1 && !OWN.has(at("channel").value));
  if (chosen("said-act") !== "consent") return;
  const { what, peer } = asked();
  const { title, text } = await consentRow(known, lane.chain, peer, what);
  words("read-out-title", title);
  words("read-out-text", text);
}

/** The last second of the day that they gave, or 0. */
function untilDay() { return at("until").value ? secondsOf(at("until").value, "23:59") + 59 : 0; }

function told() {
  return { how: /** @type {any} */ (chosen("how")), when: secondsOf(at("when-date").value, at("when-hour").value),
    present: at("present").value.split(",").map((name) => name.trim()).filter(Boolean), text: at("text").value.trim() };
}

function wire(known, lane, here, line) {
  const textHash = async () => {
    if (chosen("said-act") !== "consent") return "";
    const { what, peer } = asked();
    return (await keys.hashText({ text: wordsOf(await consentRow(known, lane.chain, peer, what)) })).hash;
  };
  const as = async () => asOf(chosen("said-act"), { thing: at("thing").value, channel: at("channel").value, answer: chosen("answer"),
    until: untilDay(), text: await textHash(), readyHow: chosen("ready-how"), keepHow: chosen("keep-how"), preferHow: chosen("prefer-how"), ref: at("peer").value, wishes: wishesNow(lane, line).open });
  at("continue").addEventListener("click", () => { if (errorSummary(missing(known.now))) toSummary(known, lane, line); });
  at("change-it").addEventListener("click", () => swap("form"));
  at("done-link").href = linkTo("person", here);
  at("act").addEventListener("click", () => once(at("act"), async () => {
    const wishes = chosen("said-act") === "wishes" ? { wishes: wishesNow(lane, line).sealed } : {};
    await said(known.open, lane.chain, { act: chosen("said-act"), as: await as(), ...told(), ...wishes });
    swap("done");
  }, { known, kept: () => told().text }));
}

function missing(now) {
  const { how, when, text } = told();
  return [
    ...(chosen("said-act") ? [] : [{ id: "said-act", words: "Choose what they said" }]),
    ...(!at("thing-part").hidden && !at("thing").value ? [{ id: "thing", words: "There is no text that this is about" }] : []),
    ...(!at("consent-part").hidden && !chosen("answer") ? [{ id: "answer", words: "Choose the answer" }] : []),
    ...(!at("consent-part").hidden && chosen("answer") === "yes" && at("until").value && untilDay() < now ? [{ id: "until", words: "Write a last day that is not over" }] : []),
    ...(!at("ready-part").hidden && !chosen("ready-how") ? [{ id: "ready-how", words: "Choose when" }] : []),
    ...(!at("keep-part").hidden && !chosen("keep-how") ? [{ id: "keep-how", words: "Choose what becomes of it" }] : []),
    ...(!at("prefer-part").hidden && !chosen("prefer-how") ? [{ id: "prefer-how", words: "Choose what they would rather do" }] : []),
    ...(at("wishes-part").hidden ? [] : wishesMissing(now)),
    ...(how ? [] : [{ id: "how", words: "Choose how they told you" }]),
    ...(when ? [] : [{ id: "when-date", words: "Write when it was" }]),
    ...(when > now + CLOCKS_APART ? [{ id: "when-date", words: "Write when it was: this lies ahead" }] : []),
    ...(text ? [] : [{ id: "text", words: "Write down their words" }]),
  ];
}

function toSummary(known, lane, line) {
  const { how, when, present, text } = told();
  const about = at("thing-part").hidden ? [] : [["About", at("thing").selectedOptions[0].text]];
  const consent = at("consent-part").hidden ? [] : [["Answer", `${CHANNELS[at("channel").value]}${at("peer-part").hidden || OWN.has(at("channel").value) ? "" : ` with ${at("peer").selectedOptions[0].text}`}: ${ANSWERS[chosen("answer")].toLowerCase()}`]];
  const last = consent.length && DATED.has(chosen("answer")) ? [["Last day", at("until").value ? dateWords(untilDay()) : "None"]] : [];
  const { open, sealed } = wishesNow(lane, line);
  const wishes = chosen("said-act") === "wishes" ? wishRows(open, sealed, known.now, sealed.back > 0) : [];
  const rows = [["Who", known.name(lane.chain)], ["Said", ACT_WORDS[chosen("said-act")]], ...about, ...consent, ...last, ...wishes,
    ["How", { telephone: "By telephone", paper: "On paper", meeting: "In a meeting" }[how]], ["When", hourWords(when)],
    ["Who else was there", present.join(", ") || "Nobody"], ["Their words", text]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  const after = [...lane.consents].filter(([key]) => key !== consentKey()).map(([, one]) => one);
  const apart = chosen("said-act") === "consent" && standApart([...after, { what: at("channel").value, state: chosen("answer") }]);
  words("apart", apart ? APART : "");
  const staying = stayingWith(known, lane.chain, chosen("said-act"));
  const listed = (/** @type {string} */ title) => clone("line", { words: title });
  put("falling", fallingTitles(known, lane.chain).map(listed));
  put("staying", staying.titles.map(listed));
  words("staying-words", staying.words);
  swap("summary");
  show("falling-part", at("falling").children.length > 0);
  show("staying-part", staying.titles.length > 0);
}
