/** The cases of a facilitator; names fill in as each is opened on this device. */
import { api } from "../api.js";
import { clone, fill, slot } from "../dom.js";
import { linkTo } from "../desk/address.js";
import { put } from "../desk/dom.js";
import { DeskCase } from "../desk/known.js";
import { begin } from "../desk/page.js";
import { some } from "../desk/words.js";

export const start = () => begin(async () => {
  const rows = new Map((await api.get("/api/cases")).map((one) => [one.case, drawCase(one)]));
  put("cases", [...rows.values()]);
  nameAll(rows);
});

function drawCase(one) {
  const drawn = clone("row", { what: `Case ${one.case.slice(0, 4)}`, when: one.open_items ? `${some(one.open_items, "open item")}` : "Nothing open" });
  slot(drawn, "what").href = linkTo("case", { case: one.case });
  return drawn;
}

async function nameAll(rows) {
  for (const [id, row] of rows) {
    try {
      const known = await DeskCase.load(id);
      fill(row, { what: known.label });
    } catch (error) {
      fill(row, { when: `Cannot be shown: ${error.sentence ?? error.message}` });
    }
  }
}
