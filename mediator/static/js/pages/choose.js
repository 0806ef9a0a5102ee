/** Choose what to write, or carry on with a draft. Only what is open to this person is there. */
import { announce, list, show } from "../dom.js";
import { consents } from "../case/items.js";
import { Draft, listDrafts } from "../drafts.js";
import { CHOOSE, KIND } from "../words/participant.js";
import { moment, openMine, yourTo } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const kinds = openKinds(mine);
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

/** @returns {{kind:string, peer:string}[]} */
function openKinds({ fold, others }) {
  const kinds = [];
  for (const { ref } of fold.withdrawn || !consents(fold, "", "take-part") ? [] : others) {
    if (consents(fold, ref, "letters")) kinds.push({ kind: "letter", peer: ref }, { kind: "statement", peer: ref });
    if (consents(fold, ref, "questions")) {
      kinds.push({ kind: "questions", peer: ref });
      if (asked(fold).length) kinds.push({ kind: "answers", peer: ref });
    }
  }
  return [...kinds, { kind: "no-send", peer: "" }];
}

/** Questions that came and were opened: only those can be answered. */
function asked(fold) {
  return [...fold.received.values()].filter(({ release, opened }) => release.body.kind === "questions" && opened);
}

async function begin({ kind, peer }, mine) {
  const content = { kind, peer, of: "", msg: "", text: "", questions: kind === "questions" ? [""] : [],
    answers: kind === "answers" ? await emptyAnswers(mine) : [] };
  const draft = Draft.start();
  if (await draft.restore(content)) location.assign(`/write#${draft.id}`);
  else announce(CHOOSE.notNow);
}

async function emptyAnswers({ open, fold }) {
  const received = await Promise.all(asked(fold).map(({ release }) => open.body(release)));
  return received.flatMap(({ questions }) => questions.filter((q) => q).map((q) => ({ q, a: "", how: "answered" })));
}
