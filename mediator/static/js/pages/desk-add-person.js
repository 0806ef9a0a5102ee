/** Bring another person into a running case: who they are, with whom they may exchange, and what their page calls those. */
import { addPerson } from "../case/desk-people.js";
import { at, clone, show, slot } from "../dom.js";
import { errorSummary } from "../problems.js";
import { linkTo } from "../desk/address.js";
import { addChoices, put, ticked, words } from "../desk/dom.js";
import { abuseWarning, gateWords } from "../desk/gates.js";
import { identify } from "../desk/identity.js";
import { DeskCase } from "../desk/known.js";
import { SOMEBODY, acrossFrom, infoWith, namesIn } from "../desk/named.js";
import { begin, once } from "../desk/page.js";
import { lacking, offerMore, personIn, personLine } from "../desk/person-fields.js";
import { swap } from "../desk/swap.js";
import { SIDES } from "../desk/words.js";

const KEY = "a";
const WHO = "this person";
const fieldOf = (lane) => at(`words-${lane}`).value.trim();
/** With whom, each with the words of the new person's page. */
const others = () => ticked("with").map((lane) => ({ lane, words: fieldOf(lane) }));
const added = () => at("terms").value.split("\n").map((line) => line.trim()).filter(Boolean);

export const start = () => begin(async (session, here) => {
  const known = await DeskCase.load(here.case);
  identify(known, "", "people");
  offerMore(KEY);
  at(`${KEY}-side`).addEventListener("change", () => offerPairs(known));
  at("continue").addEventListener("click", () => { if (errorSummary(missing(known))) toSummary(known); });
  at("change-it").addEventListener("click", () => swap("form"));
  at("act").addEventListener("click", () => once(at("act"), () => bringIn(known, session), { known }));
});

/** The other side, each with a field for what the new person's page calls them. */
function offerPairs(known) {
  const across = acrossFrom(known, personIn(KEY).side);
  at("with-choices").replaceChildren();
  addChoices("with", "checkbox", across.map((lane) => [lane, known.name(lane)]));
  put("words-part", across.map((lane) => drawField(known, lane)));
  show("pairs-part", across.length > 0);
  show("nobody", across.length === 0);
  for (const lane of across) at(`with-${lane}`).addEventListener("change", () => showFields(across));
}

function drawField(known, lane) {
  const name = known.name(lane);
  const drawn = /** @type {HTMLElement} */ (clone("named", { label: `What their page calls ${name}`, hint: "Only what they may know. For example a first name, if both are content with it." }));
  const field = /** @type {HTMLInputElement} */ (drawn.querySelector("input"));
  Object.assign(field, { id: `words-${lane}`, value: SOMEBODY });
  slot(drawn, "label").setAttribute("for", field.id);
  slot(drawn, "hint").id = `${field.id}-hint`;
  field.setAttribute("aria-describedby", `${field.id}-hint`);
  drawn.id = `named-${lane}`;
  drawn.hidden = true;
  return drawn;
}

function showFields(across) {
  const wanted = ticked("with");
  for (const lane of across) {
    show(`named-${lane}`, wanted.includes(lane));
    // One is enough to be "the other person"; several have to be told apart.
    if (wanted.length > 1 && fieldOf(lane) === SOMEBODY) at(`words-${lane}`).value = "";
    else if (wanted.length === 1 && !fieldOf(lane)) at(`words-${lane}`).value = SOMEBODY;
  }
}

function missing(known) {
  const chosenOnes = others();
  const said = chosenOnes.map((one) => one.words.toLowerCase());
  const name = personIn(KEY).person.name.toLowerCase();
  return [
    ...lacking(KEY, WHO),
    ...(name && known.people.some((one) => one.name.toLowerCase() === name) ? [{ id: `${KEY}-name`, words: "Somebody of this name is in the case already. Say how the two are told apart" }] : []),
    ...chosenOnes.filter((one) => !one.words).map(({ lane }) => ({ id: `words-${lane}`, words: `Say what their page calls ${known.name(lane)}` })),
    ...chosenOnes.filter(({ words: text }, place) => text && said.indexOf(text.toLowerCase()) < place)
      .map(({ lane }) => ({ id: `words-${lane}`, words: "Their page cannot call two people the same" })),
  ];
}

/** Everything that is protected afterwards, or null where nothing is added. */
function termsAfter(known) {
  const fresh = added().filter((term) => !known.terms.includes(term));
  return fresh.length ? [...known.terms, ...fresh] : null;
}

function toSummary(known) {
  const begun = personIn(KEY);
  const named = others().map(({ lane, words: text }) => `${known.name(lane)}, called “${text}” on their page`).join("\n");
  const here = namesIn(known, [...known.desk.lanes.keys()]);
  const rows = [[SIDES[begun.side], personLine(begun)], ["May exchange with", named || "Nobody yet"],
    ["Conditions", begun.gates.map(gateWords).join("\n")], ["Protected terms added", added().join("\n") || "None"],
    ["They see", "Their own page, from now on. Nothing of what went before."], ["Others see", `Nothing. ${here} are not told, until you say so under “Who writes to whom”.`]];
  put("rows", rows.map(([key, value]) => clone("fact", { key, value })));
  const waits = termsAfter(known) && known.desk.items.some(({ parked }) => parked);
  const asked = abuseWarning(known.desk, others().map(({ lane }) => lane), (lane) => known.name(lane));
  words("abuse", `${asked} Ask ${begun.person.call} about partner abuse and control too, alone, before they are named to anybody.`.trim());
  words("falls", waits ? "Protected terms change: what waits for its hour comes back to the desk, to be looked at again." : "");
  swap("summary");
}

async function bringIn(known, session) {
  const { side, mode, lang, gates, person } = personIn(KEY);
  const info = infoWith(known, "", session, new Map());
  const lane = await addPerson(known.open, { mode, lang, gates, person: { ...person, side }, before: known.people, terms: termsAfter(known),
    others: others(), info: { ...info, side, custody: person.custody } });
  await known.refresh();
  const query = { case: known.id, lane };
  const name = known.name(lane);
  words("done-title", `${name} is in the case`);
  words("done-words", mode === "self" ? "Until their card was used and their words confirmed, nothing can be passed on to them." : "Write down what they agree to, and with whom.");
  words("done-person", mode === "self" ? `Make a card for ${name}` : `Write down what ${name} agreed to`);
  at("done-person").href = linkTo(mode === "self" ? "card" : "said", query);
  words("done-gates", `Conditions for ${name}`);
  at("done-gates").href = linkTo("gates", query);
  at("done-pairs").href = linkTo("pairs", { case: known.id });
  identify(known, "", "people");
  swap("done");
}
