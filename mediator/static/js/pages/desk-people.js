/** The people of a case and how far each one's page is; no contacts of anybody stand here. */
import { at, clone, fill, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { words } from "../desk/dom.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { drawLines, drawMembers, notReady } from "../desk/lines.js";
import { begin } from "../desk/page.js";
import { stepsOf } from "../desk/people-words.js";

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "people");
  at("people").replaceChildren(...[...known.desk.lanes.values()].map((lane) => drawPerson(lane, known)));
  at("members").replaceChildren(...drawMembers(known));
  words("ready-words", notReady(known));
  at("pairs-link").href = linkTo("pairs", { case: known.id });
  at("add-link").href = linkTo("add-person", { case: known.id });
});

function drawPerson(lane, known) {
  const name = known.name(lane.chain);
  const drawn = clone("person", { name, side: known.side(lane.chain) });
  slot(drawn, "steps").append(...drawLines(stepsOf(lane, known.desk.invites.get(lane.chain), (fp) => known.colleague(fp)), "step"));
  fill(drawn, { link: `Open ${name}: check words, card, contact` });
  slot(drawn, "link").href = linkTo("person", { case: known.id, lane: lane.chain });
  return drawn;
}
