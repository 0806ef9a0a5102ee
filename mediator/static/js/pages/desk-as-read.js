/** A version as its reader would have it on their own page: what is made ready, or what stands in the draft until then. */
import { at, clone, show } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { coverLines } from "../desk/cover-note.js";
import { put, words } from "../desk/dom.js";
import { workOn } from "../desk/draft.js";
import { identify, standOfItem, titleOf } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { hasSeveral } from "../desk/named.js";
import { begin } from "../desk/page.js";
import { Reading } from "../desk/reading.js";
import { KINDS } from "../desk/words.js";
import { listDrafts } from "../drafts.js";
import { showMessage } from "../message-view.js";
import { wireParts } from "../reading-view.js";
import { READ, READY } from "../words/participant.js";
import { showTranslation } from "./read-translation.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  const reading = await Reading.open(known, here.item);
  const { item } = reading;
  const made = item.offer ? await madeReady(reading) : await inTheDraft(reading);
  identify(known, `${titleOf(known, item, KINDS[item.kind])} · ${standOfItem(item)}`);
  words("title", `As ${reading.readerName} would read it`);
  words("stands", item.offer ? "This is the version that was made ready, word for word. Nothing is passed on by looking at it."
    : "This is the text as it stands in your draft now. It is not agreed to or made ready by this, and nothing is passed on.");
  at("back-link").href = linkTo("review", here);
  show("first", Boolean(made.cover));
  if (made.cover) put("cover-note", coverLines(made.cover).map(([key, value]) => clone("fact", { key, value })));
  draw(known, item, made);
});

/** The version that stands: exactly what would go out. */
async function madeReady({ known, item, settled }) {
  return { content: settled, cover: item.offer.cover ? await known.open.body(item.offer, "cover") : null, mode: item.offer.mode };
}

/** What a version would be, were it made now from this person's work on it. */
async function inTheDraft(reading) {
  const { known, item, settled } = reading;
  const work = { texts: {}, cover: {}, ...workOn(item, await listDrafts())?.content };
  const asWritten = item.laneState !== "agreed" && !reading.changed(work);
  const mode = item.kind === "spoken" ? "spoken" : work.cover.mode ?? (asWritten ? "as-written" : "edited");
  return { content: { ...settled, ...reading.outgoing(work), ...await translationOf(known, item) }, cover: null, mode };
}

/** What would stand beside the text. The worker makes and checks what is signed; this is for looking at. */
async function translationOf(known, { translation, translationFound }) {
  if (translation?.use !== "reader") return {};
  const { lang, from, by, parts } = await known.open.body(translation);
  const checked = translationFound.find(({ found }) => found === "same")?.by ?? "";
  return { translation: { lang, from, by, parts, wrote: translation.by, checked } };
}

function draw(known, item, { content, cover, mode }) {
  const nameOf = (fp) => known.staff.get(fp)?.name ?? "your facilitator";
  at("checked").textContent = READ.checked(nameOf(known.me));
  at("mode").textContent = READ.mode[mode];
  show("from", hasSeveral(known) && Boolean(cover));
  if (cover) at("from").textContent = READY.from(cover.from);
  showTranslation({ nameOf }, { mode, body: { kind: item.kind } }, content, showMessage);
  wireParts(() => {});
}
