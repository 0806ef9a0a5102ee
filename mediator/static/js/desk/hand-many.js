/** Give several items of the queue to a colleague: each is handed over as from its own page, and stays undecided. */
import { note } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { options, words } from "./dom.js";
import { DeskCase } from "./known.js";
import { drop } from "./lease.js";
import { once } from "./page.js";
import { handedWords } from "./rows.js";

/**
 * @param {{fp:string, name:string}[]} staff @param {string} me
 * @param {{ticked: () => {case:string, msg:string}[], done: () => Promise<void>}} queue
 */
export function wireHandMany(staff, me, { ticked, done }) {
  options(at("hand-many-to"), Object.fromEntries(staff.filter(({ fp }) => fp !== me).map(({ fp, name }) => [fp, name])));
  at("hand-many").addEventListener("click", () => once(at("hand-many"), async () => {
    const to = at("hand-many-to").value;
    const wanted = to ? ticked() : [];
    const handed = await handAll(wanted, to);
    if (handed) await done();
    words("claimed-words", handedWords(wanted.length, handed, at("hand-many-to").selectedOptions[0].text));
  }));
}

/** One case after the other; an item whose desk the colleague is not on stays where it is. */
async function handAll(wanted, to) {
  let handed = 0;
  for (const id of new Set(wanted.map((row) => row.case))) {
    const known = await DeskCase.load(id);
    if (!known.desk.members.some((one) => one.present && one.fp === to)) continue;
    for (const { msg } of wanted.filter((row) => row.case === id)) {
      await note(known.open, "", "desk", { msg, ask: to });
      await drop({ case: id, item: msg }).catch(() => {});
      handed += 1;
    }
  }
  return handed;
}
