/** The home page of a facilitator: four short lists, no charts. */
import { api } from "../api.js";
import { at, clone, slot } from "../dom.js";
import { put, words } from "../desk/dom.js";
import { linkTo } from "../desk/address.js";
import { begin } from "../desk/page.js";
import { additions, openCases } from "../desk/names.js";
import { comingUp, inOrder, isMyTurn, isOthersTurn, named, rowOf } from "../desk/rows.js";
import { callsOf } from "../desk/calls.js";
import { whenWords } from "../desk/days.js";
import { some } from "../desk/words.js";

export const start = () => begin(async (session) => {
  const [queue, staff] = await Promise.all([api.get("/api/queue"), api.get("/api/staff")]);
  const names = new Map(staff.map((one) => [one.fp, one.name]));
  const now = Math.floor(Date.now() / 1000);
  const colleague = (fp) => (fp === session.fp ? "you" : names.get(fp) ?? "a colleague who has left");
  const rows = new Map(queue.items.map((item) => [item.msg, rowOf(item, { me: session.fp, now, colleague })]));
  const [opened, asked] = [new Map(), new Map()];
  const draw = () => drawAll([...rows.values()], callsOf(queue, opened, { rows: [...rows.values()], asked, now }), now);
  draw();
  openCases(casesOf(queue), (known, dangers, wishes) => {
    opened.set(known.id, known);
    asked.set(known.id, wishes);
    for (const row of rows.values()) {
      if (row.case === known.id) rows.set(row.msg, named(row, additions(known, row, dangers)));
    }
    draw();
  }, () => {});
});

function casesOf(queue) {
  const waiting = [...queue.items, ...queue.enrolments, ...queue.locked].map((one) => one.case);
  return [...new Set([...waiting, ...queue.cases.map((one) => one.case ?? one)])];
}

function drawAll(rows, calls, now) {
  const ordered = inOrder(rows);
  const mine = ordered.filter(isMyTurn);
  const oldest = [...mine].sort((a, b) => a.since - b.since)[0];
  words("turn-count", oldest ? `${some(mine.length, "item")}. The oldest has waited ${oldest.waiting}.` : "");
  put("turn", mine.map((row) => drawItem(row, `${row.needed} · waiting ${row.waiting}`)));
  put("others", ordered.filter(isOthersTurn).map((row) => drawItem(row, `${row.needed} · ${row.waiting}`)));
  put("coming", comingUp(rows, now).map((row) =>
    drawItem(row, `${row.parked ? "Passed on" : "Hold ends"} ${whenWords(row.at, now)}`)));
  put("ring", calls.map(drawCall));
  at("turn").setAttribute("aria-busy", String(rows.some((row) => row.open && !row.from)));
}

function drawItem(row, when) {
  const drawn = clone("row", { danger: row.danger ? "Signs of danger" : "", when,
    what: row.fromWords ? `${row.what} from ${row.fromWords}` : row.what, who: row.caseLabel });
  const link = slot(drawn, "what");
  link.href = linkTo("cover", { case: row.case, item: row.msg });
  link.setAttribute("aria-label", `${link.textContent}: ${row.needed}`);
  return drawn;
}

function drawCall(call) {
  const drawn = clone("row", { danger: call.danger ?? "", what: call.what, who: call.who, when: call.why });
  slot(drawn, "what").href = call.href;
  return drawn;
}
