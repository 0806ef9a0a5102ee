/** Spoken messages with one person: what was heard from them and told to them, and what to write down now. */
import { SPOKEN, hear } from "../case/desk-relay.js";
import { newestSubmission } from "../case/items.js";
import { at, clone, show, slot } from "../dom.js";
import { linkTo } from "./address.js";
import { othersOf } from "../case/others.js";
import { dateWords } from "./days.js";
import { options, put, words } from "./dom.js";
import { act, callsLink, hearerOf, plain, value } from "./relay-parts.js";
import { toldTo } from "./relay-steps.js";
import { stateWords } from "./relay-words.js";
import { keepTyping } from "./relay-work.js";

/** Start the page for one person. @param {object} known @param {{case:string, lane:string}} here */
export async function startPerson(known, here) {
  const lane = known.desk.lanes.get(here.lane);
  if (!lane) throw new Error("There is nobody like this in this case.");
  const name = known.name(here.lane);
  words("title", `Spoken messages with ${name}`);
  words("lead", "You carry words between people who do not meet. What you write down here is read back to them, and checked, before you tell it.");
  const others = othersOf(known.desk, here.lane);
  options(at("peer"), Object.fromEntries(others.map((one) => [one.ref, known.name(one.lane)])));
  show("peer-part", others.length > 1);
  const told = new Map(toldTo(known.desk.items, here.lane).map((item) => [item.passed.release.hash, item]));
  options(at("answers"), Object.fromEntries([...told].map(([hash, item]) => [hash, `What ${known.name(item.lane)} said, told ${dateWords(item.passed.release.ts)}`])));
  show("answers-part", told.size > 0);
  at("answers").value = told.has(location.hash.slice(1)) ? location.hash.slice(1) : "";
  words("hear-title", `What ${name} asks us to say`);
  drawList(known, here.lane);
  at("person-link").textContent = `${name}: contact, consents, card`;
  at("person-link").href = linkTo("person", here);
  callsLink(known, here.lane);
  if (!others.length) words("lead", `${name} is not set to exchange with anybody yet.`);
  const draft = await keepTyping(here.lane, ["heard"], "saved");
  act("hear-go", { known, here, draft }, () => (value("heard") ? [] : [{ id: "heard", words: "Write down what they asked you to say" }]), async () => {
    const answered = told.get(at("answers").value);
    const peer = answered ? others.find(({ lane: other }) => other === answered.lane)?.ref ?? at("peer").value : at("peer").value;
    await hear(known.open, here.lane, { peer, text: await plain(value("heard")), answers: answered?.passed.release ?? null });
    return { case: known.id, item: known.open.lane(here.lane).entries.findLast((entry) => entry.t === "transcript").body.msg };
  });
  show("hear", others.length > 0);  // Only now: what is typed or pressed earlier would be lost.
}

function drawList(known, lane) {
  const both = known.desk.items.filter((item) => item.kind === SPOKEN && (item.lane === lane || hearerOf(known, item) === lane));
  show("list-part", true);
  put("list", both.sort((a, b) => newestSubmission(b).ts - newestSubmission(a).ts).map((item) => {
    const drawn = clone("row", { what: `From ${known.name(item.lane)} to ${known.name(hearerOf(known, item))}`, state: stateWords(item), when: dateWords(newestSubmission(item).ts) });
    slot(drawn, "what").href = linkTo("relay", { case: known.id, item: item.msg });
    return drawn;
  }));
}
