/** What can be decided about an item now, first what may be done, and in words what stands in the way of the rest. */
import { linkTo } from "./address.js";
import { drawBlocks } from "./blocks.js";
import { clone, slot } from "../dom.js";

/** The page of each decision. */
export const PAGES = { keep: "keep", propose: "propose", offer: "offer", return: "return", hold: "hold", decline: "decline",
  second: "second", ask: "ask", excuse: "excuse", settle: "settle", stop: "stop", pass: "pass-on", reopen: "reopen",
  relay: "relay" };

/**
 * Verb, object and consequence of each decision.
 * @param {string} act @param {{author:string, reader:string, two:boolean, agreed:boolean, objected:boolean, state?:string}} who
 */
export function decisionWords(act, { author, reader, two, agreed, objected, state = "" }) {
  return {
    keep: `Tell ${author} that nothing needs to change`,
    propose: `Suggest this text to ${author}, who says yes or no`,
    offer: objected ? `Make it for ${reader} in spite of the objection, and approve it yourself`
      : offerWords(reader, two, agreed ? "the agreed text" : "this, as written,"),
    return: `Give it back to ${author} with how to mend it`,
    hold: "Put it on hold: nothing happens until a date or an event",
    decline: `Do not pass it on, and tell ${author}`,
    second: "Read it as the second reader: approve or object",
    ask: `Ask a colleague to read it too, before it goes to ${reader}`,
    excuse: "Say that somebody who was asked need not read it",
    settle: "Uphold the objection: it waits again, with your words for the desk",
    stop: `Stop: it does not go to ${reader}, and leaves no trace there`,
    pass: `Pass this on to ${reader}, now or at an hour you choose`,
    relay: { waiting: `Play it back to ${author}`, proposed: `Note whether ${author} says that it is right`,
      approved: `Tell it to ${reader}, and note it`, released: "Write down what came of it" }[state],
    reopen: "End the hold: it waits for you again",
  }[act] ?? act;
}

function offerWords(reader, two, what) {
  return two ? `Ask a second reader to check ${what} for ${reader}` : `Get ${what} ready for ${reader}`;
}

/**
 * @param {{act:string, reasons:{words:string, fix:string}[]}[]} decisions @param {object} who as for `decisionWords`
 * @param {{case:string, item:string}} here
 * @returns {Node[]}
 */
export function drawDecisions(decisions, who, here) {
  const labelled = decisions.map(({ act, reasons }) => {
    const overrules = who.objected && !reasons.some(({ code }) => code === "objected");
    return { act, reasons, label: decisionWords(act, { ...who, objected: overrules }) };
  });
  const open = labelled.filter(({ reasons }) => reasons.length === 0);
  return [...open.map((one) => drawOpen(one, here)), ...byReasons(labelled).map((group) => drawShut(group, here))];
}

function drawOpen({ act, label }, here) {
  const drawn = clone("decision", { act: label });
  slot(drawn, "act").href = linkTo(PAGES[act], { case: here.case, item: here.item });
  slot(drawn, "shut").hidden = true;
  slot(drawn, "reasons").hidden = true;
  return drawn;
}

/** Several that the same things stand in the way of: what stands there is said once. */
function drawShut(group, here) {
  const drawn = clone("decision", { act: "" });
  slot(drawn, "shut").replaceChildren(...group.map(({ label }) => clone("decision-shut", { words: `${label}: not yet` })));
  slot(drawn, "reasons").replaceChildren(...drawBlocks(group[0].reasons, here.case));
  return drawn;
}

function byReasons(labelled) {
  const groups = new Map();
  for (const one of labelled.filter(({ reasons }) => reasons.length > 0)) {
    const key = JSON.stringify(one.reasons);
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups.values()];
}
