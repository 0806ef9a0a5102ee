/** Home: one next thing, what was sent, what came, and the way to stop. */
import { at, clone, fill, list, paragraphs, show } from "../dom.js";
import { askedAgain } from "../case/line.js";
import { authorState } from "../case/items.js";
import { resume, tell } from "../case/acts.js";
import { listDrafts } from "../drafts.js";
import { keys } from "../keys.js";
import { FATES } from "../words/fates.js";
import { HOME, KIND, STATE_TAG, inWords } from "../words/participant.js";
import { keptHow } from "../case/received.js";
import { COVER } from "../words/receiving.js";
import { SPOKEN } from "../words/spoken.js";
import { showAway, wireAway } from "./home-away.js";
import { again, clock, day, moment, onPress, openMine, readers, yourTo } from "./mine.js";

const TEAM = new Set(["staff-add", "staff-remove", "takeover"]);
/** For so long a change of the desk is said, however often the page is opened. */
const TEAM_SECONDS = 14 * 86_400;

export async function start() {
  let mine = await openMine();
  const drafts = await listDrafts();
  await render(mine, drafts);
  wireAway(() => mine, async () => {
    mine = await again(mine);
    await render(mine, drafts);
  });
  onPress(at("anything-ask"), async () => {
    await tell(mine.open, HOME.anything);
    mine = await again(mine);
    await render(mine, drafts);
  }, (sentence) => { at("anything-said").textContent = sentence; });
  onPress(at("resume"), async () => {
    await resume(mine.open);
    mine = await again(mine);
    await render(mine, drafts);
  }, (sentence) => fill(at("paused"), { words: sentence }));
}

async function render(mine, drafts) {
  const { fold, open } = mine;
  fill(at("main"), { names: inWords(mine.names) });
  await showPause(mine);
  showTeam(mine);
  await showAway(mine);
  await showWords(mine);
  showNext(tasks(mine, drafts));
  await showSays(mine);
  const sent = [...fold.items.values()].reverse();
  list("sent", "sent-row", sent, (item, row) => sentRow(item, row, mine, sent));
  await showReceived(mine);
  await showAnything(mine);
  show("write-link", fold.accepted !== "" && !fold.withdrawn);
}

/** A question to the desk. Whatever waits or does not, the answer here is the same: somebody will speak to them (P3). */
async function showAnything({ fold, open, name }) {
  show("anything", fold.accepted !== "" && !fold.withdrawn);
  const { entries } = open.own;
  const since = entries.slice(1 + entries.findLastIndex(({ t }) => t === "say")).filter(({ t }) => t === "tell");
  const told = await Promise.all(since.map((entry) => open.body(entry)));
  const asked = told.some(({ text }) => text === HOME.anything);
  show("anything-ask", !asked);
  at("anything-said").textContent = asked ? HOME.willAnswer(name) : "";
}

async function showPause({ fold, open }) {
  const since = fold.withdrawn?.ts ?? (open.halted || fold.paused?.ts);
  show("paused", Boolean(since));
  show("resume", !fold.withdrawn);
  if (!since) return;
  fill(at("paused"), { words: fold.withdrawn
    ? "You have stopped. Nothing is passed on to you or from you. If you want to start again one day, ring us."
    : `You paused on ${day(since)}. Nothing is passed on to you or from you. ${backWords(await askedAgain(open, fold), open.now)}` });
}

/** What somebody who paused until a day is asked on it: nothing starts by itself. */
function backWords(back, now) {
  if (!back) return "";
  return back <= now ? FATES.askToday : FATES.askOn(day(back));
}

/** Once somebody came to the desk or left it: at the next look, and for some days. */
function showTeam(mine) {
  const { view, own, now } = mine.open;
  const accepted = own.entries.find(({ t }) => t === "accept")?.ros[0] ?? Infinity;
  const change = view.roster.entries.findLast(({ t, seq }) => TEAM.has(t) && seq > accepted);
  show("team", Boolean(change) && (now - change.ts < TEAM_SECONDS || view.banners.some(({ kind }) => kind === "team" || kind === "takeover")));
  // The names come sealed from the desk, perhaps a moment after the change itself.
  if (change) fill(at("team"), { words: HOME.team(mine.fold.info?.ros[0] >= change.seq ? readers(mine) : "") });
}

/** Until the desk has accepted this key, its four words are the next thing. */
async function showWords(mine) {
  const waiting = mine.fold.accepted === "" || mine.fold.accepted !== mine.session.fp;
  show("words-first", waiting);
  if (!waiting) return;
  const words = await keys.checkWords({ lang: mine.fold.lang, fps: [mine.session.fp, mine.open.id] });
  at("check-words").textContent = words.join(" · ");
  fill(at("words-first"), { words: HOME.acceptFirst(mine.name) });
}

/** What this person could do, the most pressing first. */
function tasks(mine, drafts) {
  const { fold } = mine;
  if (fold.accepted === "" || fold.withdrawn) return [];
  return [...receivedTasks(fold), ...consentTask(mine), ...itemTasks(fold), ...draftTasks(drafts)];
}

function consentTask({ fold, others }) {
  const asked = ["/take-part", ...others.flatMap(({ ref }) => [`${ref}/letters`, `${ref}/questions`])];
  return asked.every((name) => fold.consents.has(name)) ? []
    : [{ what: HOME.consent, hint: "Then you can write.", go: "Look at the questions", href: "/consents" }];
}

function itemTasks(fold) {
  return [...fold.items.values()].flatMap((item) => {
    const your = KIND[item.kind].your.toLowerCase();
    const state = authorState(item);
    const look = item.kind === "spoken" ? { what: SPOKEN.ask, go: "Look at the words" } : { what: HOME.suggested(your), go: "Look at the changes" };
    if (state === "suggested") return [{ ...look, hint: "", href: `/changes#${item.msg}` }];
    if (state === "back-with-you" && item.kind !== "spoken") return [{ what: HOME.back(KIND[item.kind].your), hint: "", go: "See why", href: `/item#${item.msg}` }];
    return [];
  });
}

/** What was told to this person is nothing that waits to be opened. */
function receivedTasks(fold) {
  return [...fold.received.values()].filter(({ release }) => release.body.kind !== "spoken").filter(({ opened, ready, kept }) => !opened && !kept && ready?.how !== "never")
    .map(({ release }) => ({ what: HOME.ready, hint: "You choose if and when you read it. There is no rush.",
      go: "See what it is", href: `/ready#${release.hash}` }));
}

function draftTasks(drafts) {
  return drafts.filter(({ content }) => KIND[content.kind]).map(({ id, savedAt, content }) => ({
    what: HOME.draft(KIND[content.kind].your.toLowerCase()), hint: `Saved ${moment(savedAt)}. Only you can read it.`,
    go: "Carry on", href: `/write#${id}` }));
}

function showNext(all) {
  const [next, ...later] = all;
  show("next", Boolean(next));
  show("nothing", !next);
  if (!next) return;
  fill(at("next"), { what: next.what, hint: next.hint, go: next.go });
  at("next").querySelector("[data-slot=go]").href = next.href;
  show("later", later.length > 0);
  list("later-list", "later-row", later, (task, row) => {
    row.querySelector("a").href = task.href;
    return { what: task.what };
  });
}

async function showSays({ open, fold }) {
  const newest = fold.says.slice(-2).reverse();
  show("says", newest.length > 0);
  at("says-list").replaceChildren(...await Promise.all(newest.map(async (entry) => {
    const row = clone("says-row", { when: day(entry.ts) });
    paragraphs(row.querySelector("[data-slot=text]"), (await open.body(entry)).text);
    return row;
  })));
}

/** Two of a kind from one day say the hour too, so that their author can tell them apart. */
function sentRow(item, row, { others }, all) {
  const [what, { ts, t }] = [yourTo(item, others), item.submissions[0]];
  const twin = all.some((other) => other !== item && yourTo(other, others) === what && day(other.submissions[0].ts) === day(ts));
  row.querySelector("a").href = `/item#${item.msg}`;
  return { what, tag: STATE_TAG[authorState(item)], hint: t === "transcript" ? SPOKEN.sent(day(ts)) : HOME.sent(day(ts), twin ? clock(ts) : "") };
}

/** With several other people, each thing says from whom it came. @returns {Promise<Map<string, string>>} by release */
async function sendersOf({ open, others }, known) {
  if (others.length < 2) return new Map();
  const covered = known.filter(({ release }) => release.cover);
  return new Map(await Promise.all(covered.map(async ({ release }) => /** @type {[string, string]} */ ([release.hash, COVER.sender((await open.body(release, "cover")).from)]))));
}

async function showReceived(mine) {
  const { fold, nameOf } = mine;
  const known = [...fold.received.values()].filter(({ opened, kept, ready, told }) => (opened || ready || told) && kept?.how !== "remove");
  const senders = await sendersOf(mine, known);
  show("kept", known.length > 0);
  list("kept-list", "kept-row", known.reverse(), ({ release, opened, kept, ready, told }, row) => {
    row.querySelector("a").href = opened || told ? `/read#${release.hash}` : `/ready#${release.hash}`;
    if (told) return { what: KIND.spoken.one, hint: SPOKEN.told(nameOf(told.by), day(told.when)), tag: SPOKEN.toldTag };
    const tag = keptHow({ release, opened, kept, ready }, mine.info?.custody) === "service-keeps" ? "We keep it" : opened ? "Read" : ready?.how === "never" ? "Put away" : "Waits for you";
    return { what: `${KIND[release.body.kind].one}${senders.get(release.hash) ?? ""}`, hint: `Came ${day(release.ts)}`, tag };
  });
}
