/** One person: check words to confirm, card, consents, what they told, contact. Never two people's contacts at once. */
import { word } from "../case/desk-acts.js";
import { accept, checkEnrolment, people } from "../case/desk-open.js";
import { at, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { standingIn } from "../desk/case-now.js";
import { contactSince, stillHolds } from "../desk/contact-age.js";
import { dateWords, longDateWords, workingDays } from "../desk/days.js";
import { put, words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { drawLines } from "../desk/lines.js";
import { infoFor } from "../desk/named.js";
import { wireNotices } from "../desk/notice-address.js";
import { oldWordsIn } from "../desk/old-words.js";
import { drawPauseTold } from "../desk/pause-told.js";
import { begin, once } from "../desk/page.js";
import { drawCalls, wireCalls } from "../desk/person-calls.js";
import { toldTerms } from "../desk/told-terms.js";
import { wishLines } from "../desk/wishes-words.js";
import { drawTold } from "../desk/told.js";
import { stepsOf, waitsForWords } from "../desk/people-words.js";
import { listed } from "../desk/words.js";
import { wireWordsSaid } from "../desk/words-said.js";

const FIELDS = { name: "name", call: "call", telephone: "telephone", email: "email", address: "address", safe: "safe", note: "contact-note" };
const OLD = 42;

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const lane = known.desk.lanes.get(here.lane);
  await draw(known, here.lane);
  wireWordsSaid(known, here.lane);
  wireCalls(known, here.lane, () => draw(known, here.lane));
  at("person-save").addEventListener("click", () => once(at("person-save"), () => saveContact(known, here.lane), { known }));
  at("contact-holds").addEventListener("click", () => once(at("contact-holds"), async () => {
    at("safe").value = stillHolds(at("safe").value, longDateWords(known.now));
    await saveContact(known, here.lane);
  }, { known }));
  at("word-send").addEventListener("click", () => once(at("word-send"), () => sendWord(known, here.lane), { known, kept: () => at("word").value }));
  await wireNotices(known, here.lane);
  if (waitsForWords(lane)) await offerConfirm(known, here.lane, session);
});

async function draw(known, chain) {
  const lane = known.desk.lanes.get(chain);
  const name = known.name(chain);
  const query = { case: known.id, lane: chain };
  identify(known, "", "people");
  words("title", `${name}, ${known.side(chain).toLowerCase()}`);
  at("steps").replaceChildren(...drawLines(stepsOf(lane, known.desk.invites.get(chain), (fp) => known.colleague(fp)), "step"));
  put("consents", drawLines(standingIn(known, lane), "status-row"));
  const old = (await oldWordsIn(known)).find((one) => one.lane === chain);
  words("old-words", old ? `Their yes to ${listed(old.what)} rests on words that have changed. ${lane.mode === "scribe" ? "Read the new words to them, and write down what they say." : "Ask them to look again on their page."} It counts until they say otherwise.` : "");
  put("wishes", (await wishLines(known, chain)).map(([key, value]) => clone("wish-row", { key, value })));
  put("told", await drawTold(known, chain));
  at("card-link").href = linkTo("card", query);
  const carded = known.desk.invites.get(chain)?.ts > lane.paperSince;
  words("card-link", lane.mode === "scribe" && !carded ? "Make a card: give them a page of their own" : carded ? "Make a new card" : "Make a card");
  at("paper-link").href = linkTo("paper", query);
  show("paper-item", lane.accepted !== "");
  at("said-link").href = linkTo("said", query);
  at("print-link").href = linkTo("print", query);
  at("relay-link").href = linkTo("relay", query);
  at("transcript-link").href = linkTo("transcript", query);
  show("transcript-item", lane.mode === "scribe");
  show("word-part", lane.accepted !== "");
  await drawPauseTold(known, chain, () => draw(known, chain));
  await drawCalls(known, chain, () => draw(known, chain));
  await drawContact(known, chain);
}

async function sendWord(known, chain) {
  const text = at("word").value.trim();
  if (!errorSummary(text ? await toldTerms(known, chain, [{ id: "word", text }]) : [{ id: "word", words: "Write the word to them" }])) return;
  await word(known.open, chain, text);
  at("word").value = "";
  await known.refresh();
  await draw(known, chain);
  at("told-title").focus();
}

async function drawContact(known, chain) {
  const person = known.person(chain) ?? {};
  for (const [key, id] of Object.entries(FIELDS)) at(id).value = person[key] ?? "";
  at("custody").checked = Boolean(person.custody);
  drawRing(person);
  const checked = await contactSince(known.open.view.log.filter(({ t }) => t === "people"), chain, (entry) => known.open.body(entry));
  show("contact-holds", checked > 0);
  if (!checked) return words("contact-age", "Not written down yet.");
  const old = workingDays(checked, known.now) > OLD ? " That is long ago: safety changes. Ask again." : "";
  words("contact-age", `Checked or changed last on ${dateWords(checked)}.${old}`);
}

/** Whoever rings, perhaps on a telephone and on the move, has the number and how it is safe before all else. */
function drawRing({ telephone = "", safe = "" }) {
  show("ring", Boolean(telephone || safe));
  words("ring-number", telephone ? `Ring ${telephone}` : "");
  if (telephone) at("ring-number").href = `tel:${telephone.replace(/[^+\d]/g, "")}`;
  words("ring-safe", safe);
}

async function saveContact(known, chain) {
  if (!errorSummary(at("name").value.trim() ? [] : [{ id: "name", words: "Write the name" }])) return;
  const custody = Number(at("custody").checked);
  const changed = { ...Object.fromEntries(Object.entries(FIELDS).map(([key, id]) => [key, at(id).value.trim()])), custody };
  // Their page knows by what is sealed to it where they are: it changes together with the names, or neither does.
  const lane = known.desk.lanes.get(chain);
  const tell = lane.info && custody !== known.person(chain).custody ? { chain, info: { ...await known.open.body(lane.info), custody } } : null;
  await people(known.open, known.people.map((one) => (one.lane === chain ? { ...one, ...changed } : one)), tell);
  await known.refresh();
  await draw(known, chain);
}

/** Show the words that the person sees, if the key really came from their card. */
async function offerConfirm(known, chain, session) {
  const enrolled = await checkEnrolment(known.open, chain);
  show("bad-enrolment", !enrolled.ok);
  show("confirm", enrolled.ok);
  if (!enrolled.ok) return;
  const info = await infoFor(known, chain, session);
  show("name-first", !info);
  at("name-first-link").href = linkTo("pairs", { case: known.id });
  show("words-match", Boolean(info));
  words("words", enrolled.words.join(" · "));
  at("words-differ").addEventListener("click", () => show("differ", true));
  at("words-match").addEventListener("click", () => once(at("words-match"), async () => {
    await accept(known.open, chain, enrolled, info);
    await known.refresh();
    show("confirm", false);
    await draw(known, chain);
    at("title").tabIndex = -1;
    at("title").focus();
  }, { known }));
}
