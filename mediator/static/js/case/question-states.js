/**
 * How each question of an item stands, for the person who asked: from their own lane alone (P3).
 *
 * A question is answered when an answer to these very words was passed on and opened: who has not opened it yet is not
 * told what is in it.
 */
import { newestProof, newestSubmission } from "./items.js";

/**
 * @param {object} fold of the own lane @param {object} item of kind questions @param {(entry: object) => Promise<any>} open a body
 * @returns {Promise<{question:string, answer:string}[]>} `answer`: the hash of the release that holds it, or ""
 */
export async function questionStates(fold, item, open) {
  const { questions } = await open(item.laneState === "agreed" ? newestProof(item) : newestSubmission(item));
  const opened = [...fold.received.values()].filter((one) => one.opened && one.kept?.how !== "remove" && one.release.body.kind === "answers");
  const answers = await Promise.all(opened.map(async ({ release }) => ({ release, content: await open(release) })));
  return questions.map((question) => ({ question,
    answer: answers.find(({ content }) => content.answers.some(({ q }) => q === question))?.release.hash ?? "" }));
}
