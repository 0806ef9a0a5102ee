/**
 * Tried, Spoke, Met, Booked: one tap, a word, and it counts. The buttons stand beside a name or a call; the form opens
 * below them. What was a slip is put right by another contact.
 */
import { contact } from "../case/desk-calls.js";
import { announce, at, clone, fill, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { clockWords, dateWords, fieldDate, nextWorkingDay, secondsOf } from "./days.js";
import { lateUnsaid } from "./either-way.js";
import { once } from "./page.js";

/** @type {Record<string, {tap:string, title:(name:string) => string, done:(name:string) => string}>} */
export const WAYS = {
  tried: { tap: "Tried", title: (name) => `You tried to reach ${name}`, done: (name) => `Noted: you tried to reach ${name}.` },
  spoke: { tap: "Spoke", title: (name) => `You spoke with ${name}`, done: (name) => `Noted: you spoke with ${name}.` },
  met: { tap: "Met", title: (name) => `You met ${name}`, done: (name) => `Noted: you met ${name}.` },
  booked: { tap: "Booked", title: (name) => `You booked a time with ${name}`, done: (name) => `The time with ${name} is planned.` },
};

/** @typedef {{lane:string, name:string, of?:string, load:() => Promise<any>, landed:(known:any) => Promise<any>}} Whom
 *   `load` answers the open case, `landed` draws anew what changed */

/** The four buttons for a person, with the form that a tap opens. @param {Whom} whom @returns {Element} */
export function contactButtons(whom) {
  const drawn = clone("contact-taps");
  for (const [how, { tap }] of Object.entries(WAYS)) {
    const button = slot(drawn, how);
    button.setAttribute("aria-label", `${tap}: ${whom.name}`);
    button.addEventListener("click", () => openForm(how, whom, button));
  }
  return drawn;
}

/** The day and hour that stood in the form when it opened: left as they are, a contact was now, by the clock of the service. */
let proposed = "";
const typed = () => `${at("contact-when-date").value} ${at("contact-when-hour").value}`;

/** There is one form on a page: it moves to where it was asked for. */
function openForm(how, whom, button) {
  const form = at("contact");
  button.closest("[data-contact]").after(form);
  fill(form, { title: WAYS[how].title(whom.name) });
  const booked = how === "booked";
  at("contact-when").querySelector("legend").textContent = booked ? "Day and hour that you booked" : "When it was";
  show("contact-present-part", how === "met");
  at("contact-word").value = "";
  at("contact-present").value = "";
  const now = Math.floor(Date.now() / 1000);
  const soon = Math.round(nextWorkingDay(now) / 1800) * 1800;
  at("contact-when-date").value = fieldDate(booked ? soon : now);
  at("contact-when-hour").value = clockWords(booked ? soon : now);
  proposed = booked ? "" : typed();
  show("contact");
  at("contact-save").onclick = () => once(at("contact-save"), () => save(how, whom));
  at("contact-cancel").onclick = () => { close(); button.focus(); };
  form.scrollIntoView({ block: "nearest" });
  at("contact-word").focus();
}

/** The form goes back to where it stood, so that a list drawn anew does not take it away. */
function close() {
  show("contact", false);
  at("contact-home").append(at("contact"));
  errorSummary([]);
  document.dispatchEvent(new Event("contact-closed"));
}

async function save(how, { lane, name, of = "", load, landed }) {
  const said = secondsOf(at("contact-when-date").value, at("contact-when-hour").value);
  const early = how !== "booked" && typed() !== proposed && said > Date.now() / 1000;
  const why = !said ? (how === "booked" ? "Say which day and hour you booked" : "Say when it was") : early ? "It has been. For a time that is to come choose Booked" : "";
  if (!errorSummary(why ? [{ id: "contact-when-date", words: why }] : [])) return;
  const present = at("contact-present").value.split(",").map((one) => one.trim()).filter(Boolean);
  const known = await load();
  const call = known.desk.calls.get(of);
  const { by = 0 } = how === "booked" && call ? await known.open.body(call.entry) : {};
  if (!errorSummary(lateUnsaid(by, said, at("contact-word").value) ? [{ id: "contact-word", words: `They asked to be rung by ${dateWords(by)}: say why it is later` }] : [])) return;
  const when = how !== "booked" && typed() === proposed ? known.now : said;
  await contact(known.open, { lane, how, when, of, text: at("contact-word").value.trim(), present: how === "met" ? present : [], by });
  close();
  await known.refresh();
  await landed(known);
  announce(WAYS[how].done(name));
}
