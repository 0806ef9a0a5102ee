/** The queue: rows at once from what the server knows, names as they are opened here. */
import { api } from "../api.js";
import { at, clone, show, slot } from "../dom.js";
import { put, words } from "../desk/dom.js";
import { linkTo } from "../desk/address.js";
import { begin } from "../desk/page.js";
import { additions, openCases } from "../desk/names.js";
import { filtered, inOrder, named, rowOf } from "../desk/rows.js";
import { listed, some } from "../desk/words.js";

const FILTERS = ["turn", "claim", "kind", "side", "stop"];

export const start = () => begin(async (session) => {
  const [queue, staff] = await Promise.all([api.get("/api/queue"), api.get("/api/staff")]);
  const rows = new Map(queue.items.map((item) => [item.msg, rowOf(item, knownBy(session, staff))]));
  const draw = () => drawRows(filtered(inOrder([...rows.values()]), asked()), rows.size);
  for (const name of FILTERS) at(`filter-${name}`).addEventListener("change", draw);
  draw();
  nameAll(rows, draw);
});

function knownBy(session, staff) {
  const names = new Map(staff.map((one) => [one.fp, one.name]));
  return { me: session.fp, now: Math.floor(Date.now() / 1000),
    colleague: (fp) => (fp === session.fp ? "you" : names.get(fp) ?? "a colleague who has left") };
}

function asked() {
  return Object.fromEntries(FILTERS.map((name) => [name, at(`filter-${name}`).value]));
}

async function nameAll(rows, draw) {
  const cases = [...new Set([...rows.values()].filter((row) => row.open).map((row) => row.case))];
  show("names", cases.length > 0);
  const failed = [];
  await openCases(cases, (known, dangers) => {
    for (const row of rows.values()) {
      if (row.case === known.id) rows.set(row.msg, named(row, additions(known, row, dangers)));
    }
    draw();
  }, (id, error) => failed.push(`Case ${id.slice(0, 4)} cannot be shown: ${error.message}`));
  words("names", listed(failed));
}

function drawRows(shown, all) {
  words("count", all ? `${some(shown.length, "item")} shown. Opening an item is recorded and tells its author that it is being read.` : "");
  show("queue-table", shown.length > 0);
  put("queue", shown.map(drawRow));
}

function drawRow(row) {
  const drawn = clone("row", {
    danger: row.danger ? "Signs of danger" : "", what: row.what, round: row.round, state: row.stateWords,
    case: row.caseLabel, from: row.fromWords ?? "…", turn: row.turnWords, waiting: row.waiting,
    approvals: row.approvals, claimed: row.claimed, blocked: blockedWords(row.blocked),
  });
  for (const name of ["turn", "waiting", "approvals", "claimed", "blocked"]) slot(drawn, name).hidden = false;
  slot(drawn, "what").href = linkTo("cover", { case: row.case, item: row.msg });
  slot(drawn, "what").setAttribute("aria-label", `${row.what} from ${row.fromWords ?? "a participant"}${row.round ? `, ${row.round}` : ""}`);
  slot(drawn, "case").href = linkTo("case", { case: row.case });
  slot(drawn, "state").classList.add(`govuk-tag--${row.tag}`);
  return drawn;
}

function blockedWords(blocked) {
  if (!blocked) return "…";
  if (!blocked.length) return "Nothing";
  return blocked.length === 1 ? blocked[0] : `${blocked[0]} And ${some(blocked.length - 1, "more thing")}.`;
}
