/** After a spoken message was told: what came of it, and whether the speaker may hear that it was carried. */
import { closeTold } from "../case/desk-relay.js";
import { at, show } from "../dom.js";
import { goTo, linkTo } from "./address.js";
import { dateWords, hourWords } from "./days.js";
import { words } from "./dom.js";
import { once } from "./page.js";
import { act, plain, value } from "./relay-parts.js";
import { afterwards } from "./relay-words.js";
import { keepTyping } from "./relay-work.js";
import { mayTell, tellRead, wasTold } from "./told-read.js";

/** Told: a reply, or that none is wanted; and whether the speaker may hear that it was carried. */
export async function startAfter(known, item, here) {
  const { release, offer } = item.passed;
  const hearer = known.name(offer.dst);
  const { told } = known.desk.lanes.get(offer.dst).received.get(release.hash);
  const about = told ? await known.open.body(told) : { text: "", present: [] };
  const beside = about.present.length ? `, with ${about.present.join(", ")}` : "";
  words("told-facts", told ? `${capital(known.colleague(told.by))} told it to ${hearer} ${told.how === "meeting" ? "in a meeting" : "by telephone"}${beside}, ${hourWords(told.when)}.` : "");
  words("told-differed", about.text && `In these words: ${about.text}`);
  await drawOutcome(known, item, hearer);
  words("reply-link", `Write down what ${hearer} says to it`);
  at("reply-link").href = `${linkTo("relay", { case: known.id, lane: offer.dst })}#${release.hash}`;
  const open = afterwards(item) !== "closed";
  show("reply-part", open && afterwards(item) === "");
  show("close-part", open);
  offerCarried(known, item, offer.dst, here);
  const draft = await keepTyping(`${item.msg}/close`, ["close-words"], "done-line");
  act("close-go", { known, here, draft }, () => [], async () => { await closeTold(known.open, release, await plain(value("close-words"))); });
  show("after", true);
}

async function drawOutcome(known, item, hearer) {
  const { outcome } = item;
  if (!outcome) return words("outcome-words", `Nobody has noted yet what ${hearer} says to it.`);
  const { text } = await known.open.body(outcome);
  const reply = outcome.reply ? `${hearer} answered on ${dateWords(outcome.ts)}.` : `Closed on ${dateWords(outcome.ts)}: no reply is wanted.`;
  words("outcome-words", [reply, text].filter(Boolean).join(" "));
}

/** Only if the hearer said that it may be told (P8). */
function offerCarried(known, item, dst, here) {
  const [may, said] = [mayTell(item, known), wasTold(item)];
  words("carried-words", said ? `${known.name(item.lane)} was told that it was carried.` : `${known.name(dst)} agreed that ${known.name(item.lane)} may hear that it was carried.`);
  show("carried-part", may || said);
  show("carried-go", may);
  at("carried-go").addEventListener("click", () => once(at("carried-go"), async () => {
    await tellRead(item, known);
    goTo("relay", here);
  }, { known }));
}

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
