/** What the desk said beside single paragraphs when it gave a message back: each with the author's own words. */
import { clone, paragraphs } from "../dom.js";
import { paragraphsOf, partsOf } from "../case/parts.js";
import { ITEM } from "../words/participant.js";

/**
 * @param {object} mine @param {object} item @param {object} returned the newest `return` of the item
 * @returns {Promise<Element[]>} cards in the order of the text; none where nothing was said
 */
export async function commentCards({ open, nameOf }, item, returned) {
  const { comments } = await open.body(returned);
  const submission = item.submissions.find((entry) => entry.hash === returned.of);
  const texts = paragraphsOf(partsOf(item.kind, await open.body(submission)));
  return comments.map(({ paragraph, text }) => {
    const card = clone("comment", { yours: texts.find((one) => one.n === paragraph)?.text ?? "", lead: ITEM.about(nameOf(returned.by), paragraph) });
    paragraphs(card.querySelector("[data-slot=text]"), text);
    return card;
  });
}
