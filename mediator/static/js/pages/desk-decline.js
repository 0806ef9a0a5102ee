/** Do not pass something on: what its author is told, who rings them and when, and what becomes of it. */
import { decline } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { fieldDate, longDateWords, nextWorkingDay, secondsOf, whenWords } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { options } from "../desk/dom.js";
import { askAboutDanger, dangerUnsaid } from "../desk/tells-danger.js";
import { toldTerms } from "../desk/told-terms.js";
import { offerTemplates, usedTemplates } from "../desk/templates.js";
import { KINDS } from "../desk/words.js";
import { FATES } from "../words/fates.js";

const text = () => at("text").value.trim();
const reason = () => at("reason").value.trim();
const call = () => secondsOf(at("call-date").value, at("call-hour").value);
const caller = () => at("caller").selectedOptions[0].text;
const KEPT = "Kept sealed with the case. The author can read it, and can always write something new";

/** What stands on the author's page: the word, and the day of the call where the facilitator tells it. */
function told({ known }) {
  const name = known.staff.get(at("caller").value)?.name;
  return at("tell-day-yes").checked && name ? `${text()}\n\n${FATES.ringsOn(name, longDateWords(call()))}` : text();
}

function remark() {
  const used = usedTemplates(text());
  return [reason(), used.length ? `Sentences used: ${used.join(", ")}.` : ""].filter(Boolean).join("\n\n");
}

function decide(matter) {
  const about = `About the ${KINDS[matter.item.kind].toLowerCase()} that was not passed on.`;
  return decline(matter.known.open, matter.item, told(matter), { remark: remark(), call: { who: at("caller").value, when: call(), text: about } });
}

export const start = decisionPage({
  act: "decline",
  async prepare(matter) {
    const { known, item } = matter;
    askAboutDanger(matter);
    at("call-date").value = fieldDate(nextWorkingDay(known.now));
    at("call-hour").value = "10:00";
    options(at("caller"), known.callers);
    // The sentence is English: on another page the facilitator says it in words of their own.
    at("tell-day-yes").checked = known.open.lane(item.lane).lang === "en";
    await offerTemplates("decline", at("text"));
  },
  missing: (matter) => [
    ...dangerUnsaid(matter),
    ...(text() ? [] : [{ id: "text", words: "Say what the author is told" }]),
    ...(call() > matter.known.now ? [] : [{ id: "call-date", words: "Choose a day and hour for the call that lie ahead" }]),
  ],
  check: (matter) => toldTerms(matter.known, matter.item.lane, [{ id: "text", text: told(matter) }], matter.reading.text),
  summary: (matter) => [["Author", matter.reading.author], ["They are told", told(matter)], ["Call", `${caller()}, ${whenWords(call(), matter.known.now)}`],
    ["What becomes of it", KEPT], ["Why, for the desk", reason() || "Not written down"]],
  button: ({ reading }) => `Do not pass this on, and tell ${reading.author}`,
  decide,
  done: ({ reading, known }) => `It is not passed on. The call to ${reading.author} is planned for ${whenWords(call(), known.now)}`,
  kept: text,
});
