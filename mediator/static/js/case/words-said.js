/**
 * The exact words that somebody said yes or no to, found again by the hash in their consent, also after the words changed.
 *
 * A consent carries no text. It carries the hash of one that stands in words/consents.js, in today's version or an earlier
 * one, with names that their page was told: so every such text can be made again, and the hash says which it was.
 */
import { keys } from "../keys.js";
import { CONSENT, wordings } from "../words/consents.js";

const NOBODY = "Your facilitator";
const SOMEBODY = "the other person";

/**
 * @param {any} open the open case @param {any[]} entries of the lane @param {{what:string, peer:string, text:string}} consent
 * @param {{names?:string[], hash?:(text:string) => Promise<string>}} [more] `names`: of facilitators whom no page named yet
 * @returns {Promise<{title:string, text:string}|null>} null where they are not words of these pages
 */
export async function wordsSaid(open, entries, { what, peer, text }, { names = [], hash = hashOf } = {}) {
  for (const row of await candidates(open, entries, what, peer, names)) {
    if (await hash(`${row.title}\n${row.text}`) === text) return row;
  }
  return null;
}

async function hashOf(text) { return (await keys.hashText({ text })).hash; }

async function candidates(open, entries, what, peer, names) {
  const told = await Promise.all(entries.filter(({ t }) => t === "info").map((entry) => open.body(entry).catch(() => null)));
  const infos = told.filter(Boolean);
  const staff = infos.flatMap((info) => info.staff.map(({ name }) => name));
  const persons = peer ? infos.flatMap(({ others }) => others.filter(({ ref }) => ref === peer).map(({ words }) => words)) : [];
  const from = [...new Set([...staff, ...names, NOBODY])];
  const about = peer ? [...new Set([...persons, SOMEBODY])] : [""];
  return wordings(what).flatMap((make) => about.flatMap((person) => from.flatMap((name) => {
    const row = peer ? make(person, name) : make(name);
    return peer ? [row, { ...row, title: CONSENT.about(row.title, person) }] : [row];
  })));
}
