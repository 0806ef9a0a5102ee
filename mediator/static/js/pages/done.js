/** After sending: who has it, what comes next, and how to ask for it back. */
import { at, fill } from "../dom.js";
import { DONE } from "../words/participant.js";
import { openMine } from "./mine.js";

export async function start() {
  const { name } = await openMine();
  at("heading").textContent = DONE.heading(name);
  fill(at("main"), { who: DONE.who(name), next: DONE.next(name) });
  at("back").href = `/item${location.hash}`;
  at("heading").focus();
}
