/** Words that the service looks for itself: what there is, and for supervisors a form that tries them before they count. */
import { api } from "../api.js";
import { at, clone, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { options, put, words } from "../desk/dom.js";
import { begin, once, problem } from "../desk/page.js";
import { everydayWords, phraseProblem, phrasesIn, problemsOf, triedWords, tryOut } from "../desk/rule-form.js";
import { countWords, drawRule, inOrder, isSame } from "../desk/rule-list.js";
import { CHOICES, keepRule, listRules } from "../desk/service-rules.js";
import { colleagueOf } from "../desk/staff.js";

const SOON = 300;
const MOVED = "Somebody changed this meanwhile. What they wrote stands in the list. What you typed is still in the form: save it again to put it in the place of theirs.";
const SWITCHED_MEANWHILE = "Somebody changed this meanwhile. It stands in the list as it is now.";

export const start = () => begin(async (session) => {
  const page = new RulesPage(session, colleagueOf(await api.get("/api/staff"), session.fp));
  await page.load();
  page.wire();
});

class RulesPage {
  constructor(session, colleague) {
    Object.assign(this, { supervisor: Boolean(session.sup), colleague, rules: [], timer: 0, turn: 0 });
    this.edited = fresh();
  }

  async load() {
    this.rules = await listRules();
    this.draw();
  }

  wire() {
    words("who-changes", this.supervisor ? "You are a supervisor: you can add and change them, and you answer for it that they name nobody." : "A supervisor adds and changes them.");
    show("form", this.supervisor);
    options(at("category"), CHOICES);
    for (const id of ["phrases", "sentence"]) at(id).addEventListener("input", () => this.trySoon());
    at("keep").addEventListener("click", () => once(at("keep"), () => this.keep()));
    at("leave").addEventListener("click", () => this.leave());
  }

  draw() {
    put("rules", inOrder(this.rules).map((rule) => drawRule(rule, this.colleague, this.supervisor
      ? { change: () => this.change(rule), turn: (button) => once(button, () => this.turnTo(rule, !rule.active)) } : null)));
    words("count", countWords(this.rules));
  }

  get wanted() {
    return { ...this.edited, phrases: phrasesIn(at("phrases").value), category: at("category").value, why: at("why").value.trim() };
  }

  change(rule) {
    this.edited = rule;
    at("phrases").value = rule.phrases.join("\n");
    at("category").value = rule.category;
    at("why").value = rule.why;
    this.title();
    this.trySoon();
    at("phrases").focus();
  }

  leave() {
    const { name } = this.edited;
    this.clear();
    (document.getElementById(`rule-${name}`) ?? at("form-title")).focus();
  }

  clear() {
    clearTimeout(this.timer);
    this.turn += 1;
    this.edited = fresh();
    for (const id of ["phrases", "category", "why", "sentence"]) at(id).value = "";
    errorSummary([]);
    put("tried", []);
    this.title();
  }

  title() {
    const changing = this.edited.version > 0;
    words("form-title", changing ? "Change these words" : "Add words");
    words("keep", changing ? this.edited.active ? "Save as a new version" : "Save and switch on" : "Add: it counts from now on");
    show("leave", changing);
  }

  trySoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.try(), SOON);
  }

  /** What the words would mark, while they are typed. */
  async try() {
    this.turn += 1;
    const [{ turn }, { phrases }, sentence] = [this, this.wanted, at("sentence").value.trim()];
    const lines = phrases.length ? await linesFor(phrases, sentence) : [];
    if (turn === this.turn) put("tried", lines.map((line) => clone("line", { words: line })));
  }

  async keep() {
    const { wanted } = this;
    const problems = problemsOf(wanted);
    if (!problems.some(({ id }) => id === "phrases")) {
      const { everyday } = await tryOut(wanted.phrases, "");
      if (everyday.length) problems.unshift({ id: "phrases", words: everydayWords(everyday) });
    }
    if (!errorSummary(problems)) return;
    const kept = await this.save({ ...wanted, active: true }, MOVED);
    if (!kept) return;
    this.clear();
    this.done(kept, `${wanted.version ? "Saved" : "Added"}. Every page that is opened from now on looks for it.`);
  }

  async turnTo(rule, active) {
    const kept = await this.save({ ...rule, active }, SWITCHED_MEANWHILE);
    if (!kept) return;
    if (this.edited.name === kept.name) this.edited = kept;
    this.title();
    this.done(kept, active ? "Switched on. Every page that is opened from now on looks for it." : "Switched off. It stays here, and can be switched on again.");
  }

  /** Keep a rule; null after a lost race, with everything as it was and the newest in the list. @param {any} wanted @param {string} moved what is said then */
  async save(wanted, moved) {
    try {
      const kept = await keepRule(wanted);
      this.rules = [...this.rules.filter(({ name }) => name !== kept.name), kept];
      return kept;
    } catch (error) {
      if (error.code !== "rule-moved") throw error;
      await this.load();
      const now = this.rules.find(({ name }) => name === wanted.name);
      // It had landed, only the answer was lost on its way.
      if (now && isSame(now, wanted)) return now;
      if (now && this.edited.name === now.name) this.edited = now;
      this.title();
      problem({ sentence: moved });
      return null;
    }
  }

  done(rule, said) {
    show("problem", false);
    this.draw();
    at(`rule-${rule.name}`).focus();
    words("said", said);
  }
}

function fresh() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { name, phrases: [], category: "", why: "", active: true, version: 0 };
}

/** @param {string[]} phrases @param {string} sentence @returns {Promise<string[]>} */
async function linesFor(phrases, sentence) {
  const wrong = phraseProblem(phrases);
  if (wrong) return [`${wrong}.`];
  try {
    return triedWords(await tryOut(phrases, sentence), sentence);
  } catch (error) {
    return [/** @type {Error} */ (error).message];
  }
}
