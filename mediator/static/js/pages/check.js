/** Check before you send: the text as it will look, gentle prompts, and who reads it first. */
import { at, list, show } from "../dom.js";
import { Draft } from "../drafts.js";
import { revise, submit, tell } from "../case/acts.js";
import { newestSubmission } from "../case/items.js";
import { wantsCalls } from "../case/line.js";
import { partsOf, readingText } from "../case/parts.js";
import { promptWords } from "../case/prompt-words.js";
import { texts } from "../texts.js";
import { CHECK, KIND, WRITE } from "../words/participant.js";
import { PAST_DAY } from "../words/questions.js";
import { showMessage } from "../message-view.js";
import { go } from "../session.js";
import { asPassedOn, reasonsToTell } from "./answer-fields.js";
import { dropEmpty, isEmpty } from "./write-fields.js";
import { onPress, openMine, readers, sayFailed, sideIn } from "./mine.js";

const FOUR_WEEKS = 28 * 86_400;

export async function start() {
  const mine = await openMine();
  const draft = await Draft.open(location.hash.slice(1));
  const content = dropEmpty(draft.content ?? {});
  if (!KIND[content.kind] || content.kind === "no-send" || isEmpty(content)) return go(KIND[content.kind] ? `/write#${draft.id}` : "/choose");
  const message = await messageFrom(content);
  const reasons = content.kind === "answers" ? reasonsToTell(content.answers) : [];
  at("readers").textContent = WRITE.readers(readers(mine));
  list("reasons-list", "reason-row", reasons, (words) => ({ words }));
  show("reasons", reasons.length > 0);
  at("change").href = `/write#${draft.id}`;
  at("send").textContent = CHECK.send(mine.name);
  showMessage(at("text"), content.kind, { ...message.more, text: message.text }, true);
  if (content.kind === "questions") await offerCall(mine, message.msg);
  await showPrompts(message, mine);
  onPress(at("send"), () => send(mine, draft, message, reasons), (sentence) => sayFailed(CHECK.failed(sentence)));
}

/** What will be handed in: cleaned of marks that cannot be seen, otherwise the words as they are. */
async function messageFrom({ kind, peer, msg, text, questions, answers }) {
  const clean = async (words) => (await texts.normalise({ text: words })).text;
  const more = {};
  if (kind === "questions") more.questions = await Promise.all(questions.map(clean));
  if (kind === "answers") more.answers = await Promise.all(answers.map(asPassedOn).map(async (one) => ({ ...one, a: await clean(one.a) })));
  return { kind, peer, msg, text: await clean(text), more };
}

/** A call by a day of their own: the day they said before, or one in four weeks for who always wants it. */
async function offerCall({ open, fold }, msg) {
  const item = fold.items.get(msg);
  const { by = 0 } = item ? await open.body(newestSubmission(item)) : {};
  const wished = by > open.now ? by : await wantsCalls(open, fold) ? open.now + FOUR_WEEKS : 0;
  at("by").value = wished ? dateOf(wished) : "";
  show("by-part");
}

/** Noon of the day that stands there, which is on that day for everybody; 0 without one. */
function dayAsked() { return at("by").value ? Math.floor(new Date(`${at("by").value}T12:00:00`).getTime() / 1000) : 0; }

function dateOf(seconds) { return new Date((seconds - new Date().getTimezoneOffset() * 60) * 1000).toISOString().slice(0, 10); }

async function showPrompts(message, { info }) {
  const parts = partsOf(message.kind, { ...message.more, text: message.text }, true);
  const authorSide = sideIn(info);
  const { prompts, complete } = await texts.prompts({ text: readingText(parts), names: (info?.staff ?? []).map((one) => one.name), authorSide });
  list("prompts-list", "prompt-row", prompts, ({ about, excerpt }) => ({ why: promptWords(about, authorSide), excerpt: excerpt ?? "" }));
  show("prompts-none", prompts.length === 0 || !complete);
  at("prompts-none").textContent = complete ? CHECK.nothing : CHECK.unfinished;
}

async function send(mine, draft, message, reasons) {
  const by = message.kind === "questions" ? dayAsked() : 0;
  if (by && by <= mine.open.now) throw Object.assign(new Error(), { sentence: PAST_DAY });
  if (by) message.more.by = by;
  else delete message.more.by;
  // For the facilitators alone, and before the answers: what was told once is not told again when sending fails.
  for (const words of reasons.splice(0)) await tell(mine.open, words);
  const item = mine.fold.items.get(message.msg);
  if (item) await revise(mine.open, item, message);
  else await submit(mine.open, message);
  const sent = [...mine.open.own.entries].reverse().find((entry) => entry.t === "submit");
  const msg = item?.msg ?? sent.body.msg;
  // The draft goes only after the server has the message; if it cannot be removed now, it is only a draft too many.
  await draft.remove().catch(() => {});
  location.replace(`/done#${msg}`);
}
