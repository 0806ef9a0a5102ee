/**
 * How each question of an item stands, for the person who asked: from their own lane alone (P3).
 *
 * A question is answered when an answer to these very words was passed on and opened, or was told to them: who has not opened it yet is not
 * told what is in it. There are six words and never more, whatever became of it on the way.
 */
import { authorState, newestProof, newestSubmission } from "./items.js";

/** @typedef {"with-desk"|"back"|"kept"|"answered"|"taken-back"|"cannot"} QuestionState */

const STATES = { "with-desk": "with-desk", "being-read": "with-desk", "back-with-you": "back", suggested: "back", kept: "kept", agreed: "kept",
  "taken-out": "kept", "taken-back": "taken-back", cannot: "cannot" };

/**
 * @param {object} fold of the own lane @param {object} item of kind questions @param {(entry: object) => Promise<any>} open a body
 * @param {(release: object) => Promise<boolean>} [isTheirs] whether a release is from whom the item was for: two people may be asked the same
 * @returns {Promise<{question:string, state:QuestionState, answer:string, at:number}[]>} `answer`: the hash of the release that holds it, or "";
 *   `at`: its place in the newest round, -1 for one that was taken back
 */
export async function questionStates(fold, item, open, isTheirs = async () => true) {
  const { questions: asked } = await open(newestSubmission(item));
  const proof = ["agreed", "proposed"].includes(item.laneState) ? newestProof(item) : undefined;
  const text = proof ? (await open(proof)).questions : asked;
  const answers = [...await answersIn(fold, open, isTheirs), ...await toldIn(fold, item, open)];
  const rows = asked.map((question, at) => {
    const put = item.laneState === "agreed" ? text[at] : question;
    const answer = put ? answers.find(({ content }) => content.answers.some(({ q }) => q === put))?.release.hash ?? "" : "";
    const state = answer ? "answered" : question && !text[at] ? "cannot" : STATES[authorState(item)];
    return { question: put || question, state: /** @type {QuestionState} */ (state), answer, at };
  });
  const taken = await takenBack(item, open);
  return [...rows.filter(({ question }) => question), ...taken.map(({ question }) => ({ question, state: /** @type {QuestionState} */ ("taken-back"), answer: "", at: -1 }))];
}

/**
 * The questions that their author took back one by one: each is left out of a round that stands in the place of the one before.
 * @param {{submissions:any[]}} item @param {(entry: object) => Promise<any>} open @returns {Promise<{question:string, ts:number}[]>}
 */
export async function takenBack({ submissions }, open) {
  const rounds = submissions.slice(1).map((entry, place) => ({ entry, before: submissions[place] })).filter(({ entry, before }) => entry.of === before.hash);
  const lists = await Promise.all(rounds.map(async ({ entry, before }) => {
    const [{ questions: now }, { questions: then }] = [await open(entry), await open(before)];
    return then.filter((question, at) => question && !now[at]).map((question) => ({ question, ts: entry.ts }));
  }));
  return lists.flat();
}

/** What somebody told them, as an answer to this item's questions: they heard it, so it counts at once. */
async function toldIn(fold, { msg }, open) {
  const told = [...fold.received.values()].filter((one) => one.told && one.kept?.how !== "remove");
  const lists = await Promise.all(told.map(async ({ release, told: entry }) => ({ release, content: { answers: ((await open(entry)).answers ?? []).filter((one) => one.item === msg) } })));
  return lists.filter(({ content }) => content.answers.length > 0);
}

async function answersIn(fold, open, isTheirs) {
  const opened = [...fold.received.values()].filter((one) => one.opened && one.kept?.how !== "remove" && one.release.body.kind === "answers");
  const theirs = await Promise.all(opened.map(({ release }) => isTheirs(release)));
  return Promise.all(opened.filter((one, at) => theirs[at]).map(async ({ release }) => ({ release, content: await open(release) })));
}
