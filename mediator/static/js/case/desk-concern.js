/** A concern for somebody's safety: what it is and who was told, and at once the stop of every delivery if that is chosen. */
import { content } from "./acts.js";
import { newestSubmission } from "./items.js";

/**
 * @param {object} open @param {object} item
 * @param {{concern:string, told:{who:string, when:number}[], text:string, stop:boolean}} worry `stop`: suspend in the same batch
 */
export function raiseConcern(open, item, { concern, told, text, stop }) {
  const raised = { chain: "D", t: "concern", fields: { lane: item.lane, of: newestSubmission(item).hash },
    body: { kind: "concern", content: content(text, "en", { concern, told }) } };
  const suspend = { chain: "D", t: "suspend", fields: {}, body: { kind: "suspend", content: content(text, "en") } };
  return open.append([raised, ...(stop ? [suspend] : [])], { always: true });
}
