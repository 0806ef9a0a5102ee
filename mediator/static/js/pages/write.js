/** Write: words in a field without a name, saved sealed to their author while they come. */
import { at, announce, clone, hide, list, paragraphs, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { Draft } from "../drafts.js";
import { tell } from "../case/acts.js";
import { partsOf, readingText } from "../case/parts.js";
import { lengthOf } from "../text/meter.js";
import { charactersOver } from "../text/size.js";
import { KIND, WRITE } from "../words/participant.js";
import { commentCards } from "./comments.js";
import { ADDED, OFTEN_ASKED } from "../words/questions.js";
import { dropEmpty, fieldsFor, isEmpty } from "./write-fields.js";
import { clock, moment, onPress, openMine, readers, sideIn, yourTo } from "./mine.js";

export async function start() {
  const mine = await openMine();
  const draft = await Draft.open(location.hash.slice(1));
  const kind = draft.content?.kind;
  if (!KIND[kind]) throw Object.assign(new Error(), { sentence: WRITE.noDraft });
  const fields = fieldsFor(draft.content, () => changed(draft, fields), sideIn(mine.info));
  explain(draft.content, mine, fields);
  await showSentBack(draft.content, mine);
  draft.watch({ read: () => fields.read(), isEmpty, line: at("saved"), onClash: (both) => showClash(both, draft, fields) });
  if (draft.savedAt) at("saved").textContent = WRITE.saved(clock(draft.savedAt));
  countPages(fields);
  guard(kind, draft, fields);
  wireOlder(draft, fields);
  wireRemove(draft);
  wireTell(mine);
}

function changed(draft, fields) {
  draft.touch();
  countPages(fields);
}

function explain({ kind, peer }, mine, fields) {
  at("heading").textContent = yourTo({ kind, peer }, mine.others);
  at("readers").textContent = kind === "no-send" ? WRITE.nobody : WRITE.readers(readers(mine));
  const side = sideIn(mine.info);
  const guide = document.getElementById(`guide-${kind === "statement" ? "letter" : kind}${kind === "questions" && side !== "victim" ? "-plain" : ""}`);
  show("guide", Boolean(guide));
  if (guide) at("guide-words").append(guide.content.cloneNode(true));
  if (kind === "questions" && side === "victim") offerQuestions(fields);
  show("go", kind !== "no-send");
  show("word", mine.fold.accepted !== "");
}

/** What people who were harmed often ask, each to be taken over with one press. */
function offerQuestions(fields) {
  slot(at("guide-words"), "groups").append(...OFTEN_ASKED.map(({ title, questions }) => {
    const group = clone("often-asked", { title });
    slot(group, "questions").append(...questions.map((question) => {
      const row = clone("often-asked-row", { question });
      slot(row, "question").addEventListener("click", ({ currentTarget }) => {
        if (currentTarget.getAttribute("aria-disabled")) return;
        fields.ask(question);
        currentTarget.setAttribute("aria-disabled", "true");
        announce(ADDED(question));
      });
      return row;
    }));
    return group;
  }));
}

/** What the desk said when it gave the message back stands above the field while one mends it. */
async function showSentBack({ msg }, mine) {
  const { fold, open, nameOf } = mine;
  const returned = fold.items.get(msg)?.returns.at(-1);
  if (!returned) return;
  const box = at("sent-back");
  box.querySelector("[data-slot=title]").textContent = WRITE.sentBack(nameOf(returned.by));
  paragraphs(box.querySelector("[data-slot=text]"), (await open.body(returned)).text);
  at("comments").replaceChildren(...await commentCards(mine, fold.items.get(msg), returned));
  box.hidden = false;
}

/** The parts of the guide are the text once more. */
function withoutGuide({ guide, ...content }) { return content; }

function countPages(fields) {
  const content = fields.read();
  const over = charactersOver(withoutGuide(content));
  at("pages").textContent = over ? WRITE.tooLong(over) : isEmpty(content) ? "" : WRITE.pages(lengthOf(readingText(partsOf(content.kind, content))));
}

/** Why a message cannot go on to the check, in words. @param {object} content */
function problemsOf(content) {
  const over = charactersOver(withoutGuide(content));
  return [...(isEmpty(content) ? [WRITE.empty] : []), ...(over ? [WRITE.tooLong(over)] : [])];
}

function guard(kind, draft, fields) {
  at("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    if (kind === "no-send") return;
    if (!errorSummary(problemsOf(dropEmpty(fields.read())).map((words) => ({ id: fields.first(), words })))) return;
    if (await draft.save()) location.assign(`/check#${draft.id}`);
    else errorSummary([{ id: "go", words: WRITE.notSaved }]);
  });
  at("leave").addEventListener("click", async (event) => {
    event.preventDefault();
    if (await draft.save()) location.assign("/home");
    else errorSummary([{ id: "go", words: WRITE.notSaved }]);
  });
}

/** Two tabs: the one that saved later sees both texts and chooses. */
function showClash({ mine, theirs }, draft, fields) {
  for (const [id, content] of [["clash-mine", mine], ["clash-theirs", theirs]]) {
    paragraphs(at(id), partsOf(content.kind, content).map((part) => part.text).join("\n\n"));
  }
  at("clash-keep-mine").onclick = () => settle(mine);
  at("clash-take-theirs").onclick = () => settle(theirs);
  show("clash");
  at("clash").focus();
  async function settle(content) {
    fields.write(content);
    hide("clash");
    await draft.restore(content);
    at(fields.first()).focus();
  }
}

function wireOlder(draft, fields) {
  at("older").addEventListener("toggle", async () => {
    if (!at("older").open) return;
    const [, ...older] = await draft.versions();
    list("older-list", "older-row", older, ({ savedAt, content }, row) => {
      row.querySelector("button").addEventListener("click", async () => {
        fields.write(content);
        await draft.restore(content);
        announce(WRITE.restored(moment(savedAt)));
        at(fields.first()).focus();
      });
      return { when: WRITE.version(moment(savedAt), lengthOf(readingText(partsOf(content.kind, content))).words), go: WRITE.goBack };
    });
    at("older-none").hidden = older.length > 0;
  });
}

function wireRemove(draft) {
  at("remove").addEventListener("click", () => { show("remove-sure"); at("remove-sure").focus(); });
  at("remove-no").addEventListener("click", () => { hide("remove-sure"); at("remove").focus(); });
  onPress(at("remove-yes"), async () => {
    await draft.remove();
    location.assign("/choose");
  }, announce);
}

function wireTell({ open, name }) {
  onPress(at("tell-go"), async () => {
    if (!at("tell").value.trim()) return;
    await tell(open, at("tell").value);
    at("tell").value = "";
    at("tell-done").textContent = WRITE.told(name);
  }, (sentence) => { at("tell-done").textContent = sentence; });
}
