/** The steps of one spoken message before it is told: play it back, hear whether it is right, clear it, tell it. */
import { said } from "../case/desk-open.js";
import { playBack, tellIt } from "../case/desk-relay.js";
import { newestProof, newestSubmission } from "../case/items.js";
import { partsOf } from "../case/parts.js";
import { compareParts } from "../case/versions.js";
import { at, chosen, clone, fill, paragraphs, show, slot } from "../dom.js";
import { texts } from "../texts.js";
import { linkTo } from "./address.js";
import { put, words } from "./dom.js";
import { unfinished } from "./how-far.js";
import { isDisclosure, recorded } from "./marks.js";
import { act, momentIn, plain, sayNow, value } from "./relay-parts.js";
import { keepTyping } from "./relay-work.js";
import { screen } from "./screen.js";
import { TermsOut, overridesOf, termsIn } from "./terms-out.js";
import { askedBefore, drawToldAnswers } from "./told-answers.js";
import { drawUnfinished } from "./unfinished.js";
import { CATEGORIES } from "./words.js";

const names = (text) => text.split(",").map((name) => name.trim()).filter(Boolean);

/** Heard: put it in words, read them back. */
export async function startPlaying(known, item, here) {
  const heard = (await known.open.body(newestSubmission(item))).text;
  paragraphs(at("heard-words"), heard);
  const refused = item.answer?.t === "refuse" && newestProof(item);
  const refusal = refused ? await known.open.body(item.answer.told ?? item.answer) : null;
  show("not-right", Boolean(refused));
  words("not-right-words", [refusal?.text, refusal?.other].filter(Boolean).join("\n\n"));
  words("play-title", `Play it back to ${known.name(item.lane)}`);
  at("back").value = refused ? (await known.open.body(newestProof(item))).text : heard;
  let marks;
  let found;
  const look = async (again = false) => {
    marks = await screen(heard, known, item, again);
    warn(marks, heard, item, here);
    found = await warnOf(known, item, again);
    drawUnfinished([marks, found], () => look(true));
  };
  await look();
  const draft = await keepTyping(`${item.msg}/back/${item.proofs.length}`, ["back"], "back-saved");
  at("back").addEventListener("change", async () => {
    found = await warnOf(known, item);
    drawUnfinished([marks, found], () => look(true));
  });
  act("play-go", { known, here, draft }, () => [...(value("back") ? [] : [{ id: "back", words: "Write the words that you would say" }]), ...unfinished([marks, found])],
    async () => {
      const text = await plain(value("back"));
      const [before, after] = [heard, text].map((one) => partsOf(item.kind, { text: one }));
      const { changes } = await compareParts(texts, before, after);
      await playBack(known.open, item, text, { marks: recorded(marks.filter(isDisclosure).map(toAsk)), count: changes.length });
    });
  show("play", true);  // Only now: what is typed or pressed earlier would be lost.
}

/** What tells of danger is on the record with the playback: it was asked about. */
function toAsk(mark) { return { ...mark, answer: "ask", reason: "" }; }

function warn(marks, text, item, here) {
  const danger = item.concerns.length ? null : marks.find(isDisclosure);
  show("danger", Boolean(danger));
  if (!danger) return;
  fill(at("danger"), { words: `“${text.slice(danger.start, danger.end)}” may tell of danger, or of an offence that is not known.` });
  slot(at("danger"), "way").href = linkTo("concern", here);
}

/** What the checks find in the words as they would be said. Whoever clears it answers each. */
async function warnOf(known, item, again = false) {
  const text = at("back").value;
  const marks = await screen(text, known, item, again);
  put("found", marks.map(({ start, end, category }) => clone("line", { words: `${CATEGORIES[category]}: “${text.slice(start, end)}”` })));
  return marks;
}

/** Played back: they say whether it is right. */
export async function startAnswer(known, item, here) {
  paragraphs(at("played"), (await known.open.body(newestProof(item))).text);
  words("answer-title", `“Is this right?” Read it to ${known.name(item.lane)}`);
  sayNow(known, "answer-when");
  const draft = await keepTyping(`${item.msg}/answer/${item.proofs.length}`, ["answer-words"], "answer-saved");
  act("answer-go", { known, here, draft }, () => [
    ...(chosen("right") ? [] : [{ id: "right", words: "Choose what they say" }]),
    ...(value("answer-words") ? [] : [{ id: "answer-words", words: "Write down their words" }]),
    ...(chosen("answer-how") ? [] : [{ id: "answer-how", words: "Choose how you asked them" }]),
    ...(momentIn("answer-when") ? [] : [{ id: "answer-when-date", words: "Write when it was" }]),
  ], async () => {
    await said(known.open, item.lane, { act: chosen("right") === "yes" ? "agree" : "refuse", as: { of: newestProof(item).hash },
      text: await plain(value("answer-words")), how: /** @type {any} */ (chosen("answer-how")), when: momentIn("answer-when"), present: [] });
  });
  show("answer", true);
}

export async function startClearing(known, item, here) {
  paragraphs(at("agreed-words"), (await known.open.body(newestProof(item))).text);
  words("clear-words", known.desk.eyes > 1 ? "You answer what the checks find, and a second reader looks at it. You can ask them before you ring."
    : "You answer what the checks find. Then it may be told.");
  at("clear-link").href = linkTo("offer", here);
  show("clear", true);
}

export function startSecond(known, item, here) {
  words("second-words", item.offer.by === known.me ? "A colleague has to approve these words before they are told." : "You or a colleague can read it now.");
  at("second-link").href = linkTo("cover", here);
  show("second", true);
}

/** Cleared: tell it, and say how. */
export async function startTelling(known, item, here) {
  const text = (await known.open.body(item.offer)).text;
  const cover = await known.open.body(item.offer, "cover");
  const hearer = known.name(item.offer.dst);
  words("tell-title", `Tell it to ${hearer}`);
  paragraphs(at("tell-words"), text);
  sayNow(known, "tell-when");
  const { before, by } = await overridesOf(known, item);
  const terms = new TermsOut(before, by);
  await terms.look(() => termsIn(known, text, cover, item));
  // What is not there need not be spoken of on a telephone.
  show("terms-out", terms.hits.length > 0 || terms.incomplete);
  const answers = drawToldAnswers(await askedBefore(known, item), hearer);
  const draft = await keepTyping(`${item.msg}/tell`, ["tell-present", "differed"], "tell-saved");
  act("tell-go", { known, here, draft }, () => [
    ...terms.missing(),
    ...(chosen("tell-how") ? [] : [{ id: "tell-how", words: "Choose how you told it" }]),
    ...(momentIn("tell-when") ? [] : [{ id: "tell-when-date", words: "Write when it was" }]),
    ...(momentIn("tell-when") > known.now + 300 ? [{ id: "tell-when-date", words: "Tell it first, then note it here" }] : []),
  ], async () => {
    const also = await termsIn(known, value("differed"), cover, item);
    if (also.incomplete) throw new Error("The protected terms in your other words were not looked for to the end. Nothing was changed. Please try again.");
    if (also.some(({ where }) => where === "text")) throw new Error(`“${also[0].term}” is protected in this case. Tell your supervisor if it was said, and write it down in a note.`);
    // Both texts are compared before anything is signed.
    await known.open.body(newestSubmission(item));
    await tellIt(known.open, item, { how: /** @type {any} */ (chosen("tell-how")), when: momentIn("tell-when"), present: names(value("tell-present")),
      differed: await plain(value("differed")), overrides: terms.fresh(), answers: answers() });
  });
  show("tell", true);
}
