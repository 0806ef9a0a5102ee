/** Somebody who was asked to read a version need not: they say so themselves, or a supervisor who did not make it says why. */
import { excuse } from "../case/desk-acts.js";
import { at, chosen } from "../dom.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices, words } from "../desk/dom.js";
import { askedWords, canBeExcused } from "../desk/four-eyes.js";

const text = () => at("text").value.trim();

/** The asking that was chosen. @param {any} matter */
const asking = ({ item }) => item.asked.find(({ hash }) => hash === chosen("of"));

/** Whoever says it of themselves owes nobody a reason. @param {any} matter */
const needsReason = (matter) => Boolean(asking(matter)) && asking(matter).who !== matter.known.me;

export const start = decisionPage({
  act: "excuse",
  prepare({ known, item }) {
    words("asked", askedWords(item.asked, known));
    const can = canBeExcused(item, known.desk, known.me);
    addChoices("of", "radio", can.map(({ hash, who }) => [hash, who === known.me ? "I do not read this one" : known.colleague(who)]));
    if (can.length === 1) at(`of-${can[0].hash}`).checked = true;
  },
  missing: (matter) => [
    ...(chosen("of") ? [] : [{ id: "of", words: "Choose who need not read it" }]),
    ...(needsReason(matter) && !text() ? [{ id: "text", words: "Say why they need not read it" }] : []),
  ],
  summary: (matter) => [["Who need not read it", who(matter)], ["Why", text() || "No reason given"],
    ["Still waited for", matter.item.asked.filter((one) => one !== asking(matter)).map((one) => matter.known.colleague(one.who)).join(", ") || "Nobody else who was asked"]],
  button: (matter) => (needsReason(matter) ? `Do not wait for ${who(matter)} to read it` : "Say that you do not read this one"),
  decide: (matter) => excuse(matter.known.open, matter.item, asking(matter).hash, text()),
  done: (matter) => (needsReason(matter) ? `Nobody waits for ${who(matter)} to read this` : "Nobody waits for you to read this"),
  kept: text,
});

/** @param {any} matter */
function who(matter) { return matter.known.colleague(asking(matter).who); }
