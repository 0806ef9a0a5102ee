/** The service's own sentences: each with its version and how hard it is to read; supervisors change them. */
import { api } from "../api.js";
import { at, clone, fill, slot } from "../dom.js";
import { begin, once } from "../desk/page.js";
import { listTemplates } from "../desk/templates.js";
import { gradeWords } from "../text/readability.js";

const USES = ["return", "cover", "decline"];

export const start = () => begin(async (session) => {
  const all = await listTemplates();
  for (const use of USES) {
    at(use).replaceChildren(...all.filter((one) => one.use === use).map((one) => drawTemplate(one, Boolean(session.sup))));
  }
  at("who-changes").textContent = session.sup ? "You are a supervisor: you can change them, and you answer for it that they name nobody. What looks like a name is refused; a name in small letters is not found. What was written with them stays as it was."
    : "A supervisor changes them.";
});

function drawTemplate(template, mayChange) {
  const row = clone("template-row");
  let { version } = template;
  const [title, text, button, said] = ["title", "text", "save", "said"].map((name) => slot(row, name));
  const draw = () => {
    slot(row, "facts").textContent = `${template.name}, version ${version}. ${gradeWords(text.value)}`;
  };
  fill(row, mayChange ? { "plain-title": "", "plain-text": "" } : { "plain-title": template.title, "plain-text": template.words });
  slot(row, "fields").hidden = !mayChange;
  Object.assign(title, { value: template.title, id: `title-${template.name}` });
  Object.assign(text, { value: template.words, id: `text-${template.name}` });
  slot(row, "title-label").htmlFor = title.id;
  slot(row, "text-label").htmlFor = text.id;
  button.hidden = !mayChange;
  button.setAttribute("aria-label", `Save “${template.title}” as a new version`);
  text.addEventListener("input", draw);
  button.addEventListener("click", () => once(button, async () => {
    const saved = await api.put(`/api/templates/${template.name}`, { title: title.value.trim(), words: text.value.trim(), version });
    version = saved.version;
    draw();
    said.textContent = `Saved as version ${version}.`;
  }));
  draw();
  return row;
}
