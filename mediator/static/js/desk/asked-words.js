/** What was asked, and how it was answered where the words alone do not say it. Pure. */
import { READ } from "../words/participant.js";

/** @param {{question?:string, how?:string}} part */
export function askedWords({ question, how = "" }) { return `Asked: ${question}${READ.answerHow[how] ? ` (${READ.answerHow[how]})` : ""}`; }
