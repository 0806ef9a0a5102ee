/** Where a person's neutral e-mails go: one address that the service itself can read, apart from the sealed contact. */
import { api } from "../api.js";
import { at, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { words } from "./dom.js";
import { once } from "./page.js";
import { noticeState } from "./wishes-words.js";

/** Wire keeping and forgetting an address, and say how it stands. @param {any} known @param {string} chain */
export async function wireNotices(known, chain) {
  const path = `/api/cases/${known.id}/addresses/${chain}`;
  const save = async (/** @type {string} */ mail, /** @type {string} */ done) => {
    await api.put(path, { mail });
    at("notices-mail").value = "";
    await drawNotices(known, chain);
    words("notices-done", done);
    at("notices-title").focus();
  };
  at("notices-save").addEventListener("click", () => once(at("notices-save"), async () => {
    const mail = at("notices-mail").value.trim();
    if (errorSummary(mail ? [] : [{ id: "notices-mail", words: "Write the address for these e-mails" }])) await save(mail, "This address is kept.");
  }));
  at("notices-forget").addEventListener("click", () => once(at("notices-forget"), () => save("", "The address is forgotten. No e-mail is sent.")));
  await drawNotices(known, chain);
}

async function drawNotices(known, chain) {
  const { lanes, sends } = await api.get(`/api/cases/${known.id}/addresses`);
  const kept = lanes.includes(chain);
  const state = noticeState(known.desk.lanes.get(chain).wishes?.tell === "mail", kept, Boolean(sends));
  words("notices-state", state.words);
  at("notices-state").className = state.lacks ? "desk-warning" : "govuk-body";
  show("notices-forget", kept);
}
