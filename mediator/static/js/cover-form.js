/** The form that asks for a passphrase: on a locked page, and before something that came is shown. Its words come with it. */

const LABEL = "Your passphrase";
const SHOW = "Show what I type";

/** @returns {any} */
export function make(tag, className, words = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}

export function link(href, words, button = false) {
  const made = make("a", button ? "govuk-button" : "govuk-link", words);
  made.href = href;
  return made;
}

/**
 * A form that asks for the passphrase, or only the other way in.
 * @param {((passphrase: string) => Promise<any>) | null} unlock @param {{title:string, lead:string, open:string, opening:string, instead:any}} said
 */
export function unlockForm(unlock, said) {
  const form = make("form", "column");
  const title = make("h1", "govuk-heading-l", said.title);
  title.tabIndex = -1;
  form.append(title, make("p", "govuk-body", said.lead));
  if (!unlock) {
    form.append(said.instead);
    return form;
  }
  const { group, field } = passphraseField();
  const line = make("p", "govuk-body");
  line.setAttribute("role", "status");
  const button = make("button", "govuk-button", said.open);
  const instead = make("p", "govuk-body");
  instead.append(said.instead);
  form.append(group, button, line, instead);
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    line.textContent = said.opening;
    try {
      await unlock(field.value);
    } catch (error) {
      line.textContent = error.sentence ?? String(error.message);
      field.focus();
      field.select();
    }
  });
  return form;
}

/** A nameless field: if a script fails, nothing readable can leave with a form. */
function passphraseField() {
  const group = make("div", "govuk-form-group");
  const label = make("label", "govuk-label govuk-label--s", LABEL);
  const field = make("input", "govuk-input");
  Object.assign(field, { type: "password", id: "unlock-passphrase", autocomplete: "current-password", spellcheck: false });
  label.htmlFor = field.id;
  group.append(label, field, showBox(field));
  return { group, field };
}

function showBox(field) {
  const boxes = make("div", "govuk-checkboxes govuk-checkboxes--small");
  const item = make("div", "govuk-checkboxes__item");
  const box = make("input", "govuk-checkboxes__input");
  const label = make("label", "govuk-label govuk-checkboxes__label", SHOW);
  Object.assign(box, { type: "checkbox", id: `${field.id}-shown` });
  label.htmlFor = box.id;
  showWhenTicked(box, field);
  item.append(box, label);
  boxes.append(item);
  return boxes;
}

/** Let a box show what is typed in a field. @param {HTMLInputElement} box @param {HTMLInputElement} field */
export function showWhenTicked(box, field) {
  box.addEventListener("change", () => (field.type = box.checked ? "text" : "password"));
}
