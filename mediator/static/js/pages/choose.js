/** Choose what to write, or carry on with a draft. Only what is open to this person is there. */
import { announce, list, show } from "../dom.js";
import { consents } from "../case/items.js";
import { Draft, listDrafts } from "../drafts.js";
import { CHOOSE, KIND } from "../words/participant.js";
import { isFrom, moment, openMine, yourTo } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const kinds = await openKinds(mine);
  show("not-yet", kinds.length === 1);
  list("kinds", "kind-row", kinds, (choice, row) => {
    row.querySelector("button").addEventListener("click", () => begin(choice, mine));
    return { name: nameOf(choice, mine), hint: CHOOSE[choice.kind].hint };
  });
  const drafts = (await listDrafts()).filter(({ content }) => KIND[content.kind]);
  show("drafts", drafts.length > 0);
  list("drafts-list", "draft-row", drafts, ({ id, savedAt, content }, row) => {
    row.querySelector("a").href = `/write#${id}`;
    return { what: yourTo(content, mine.others), hint: `Saved ${moment(savedAt)}`, tag: "Draft" };
  });
}

/** With several other people, each choice says to whom. */
function nameOf({ kind, peer }, { others }) {
  const other = others.length > 1 && others.find(({ ref }) => ref === peer);
  return other ? CHOOSE.to(CHOOSE[kind].name, other.words) : CHOOSE[kind].name;
}

/** @returns {Promise<{kind:string, peer:string}[]>} */
async function openKinds(mine) {
  const { fold, others } = mine;
  const kinds = [];
  for (const { ref } of fold.withdrawn || !consents(fold, "", "take-part") ? [] : others) {
    if (consents(fold, ref, "letters")) kinds.push({ kind: "letter", peer: ref }, { kind: "statement", peer: ref });
    if (consents(fold, ref, "questions")) {
      kinds.push({ kind: "questions", peer: ref });
      if ((await asked(mine, ref)).length) kinds.push({ kind: "answers", peer: ref });
    }
  }
  return [...kinds, { kind: "no-send", peer: "" }];
}

/** Questions that came from somebody and were opened: only those can be answered, and only to whoever asked. */
async function asked(mine, ref) {
  const opened = [...mine.fold.received.values()].filter((one) => one.release.body.kind === "questions" && one.opened);
  const theirs = await Promise.all(opened.map(({ release }) => isFrom(mine, release, ref)));
  return opened.filter((one, place) => theirs[place]);
}

async function begin({ kind, peer }, mine) {
  const content = { kind, peer, of: "", msg: "", text: "", questions: kind === "questions" ? [""] : [],
    answers: kind === "answers" ? await emptyAnswers(mine, peer) : [] };
  const draft = Draft.start();
  if (await draft.restore(content)) location.assign(`/write#${draft.id}`);
  else announce(CHOOSE.notNow);
}

async function emptyAnswers(mine, ref) {
  const received = await Promise.all((await asked(mine, ref)).map(({ release }) => mine.open.body(release)));
  return received.flatMap(({ questions }) => questions.filter((q) => q).map((q) => ({ q, a: "", how: "answered" })));
}
