/** Second readers and objections: who may read a version, who decides about one that was objected to. Pure. */
import { listed } from "./words.js";

/** Members who can still be asked to read a version: not who made it, approved it or was asked. @param {object} item @param {object} desk */
export function canBeAsked(item, desk) {
  const known = new Set([item.offer.by, ...item.asked.map(({ who }) => who), ...item.approvals.map((entry) => entry.by)]);
  return desk.members.filter((one) => one.present && !known.has(one.fp));
}

/** Whether somebody is a supervisor on this desk. */
function supervises(desk, fp) {
  return desk.members.some((one) => one.present && one.fp === fp && one.role === "supervisor");
}

/** What was objected to is made again only by a supervisor who did not make it before. */
export function objected({ objection }, desk, { me }) {
  return !objection || (supervises(desk, me) && objection.version.by !== me) ? [] : [supervisorDecides(desk)];
}

function supervisorDecides(desk) {
  return { code: "objected", words: "A colleague objected to this version: a supervisor decides.",
    fix: desk.eyes > 1 ? "They uphold it, or approve it themselves; another person still has to approve it too."
      : "They uphold it, or approve it themselves." };
}

export function nobodyToAsk(item, desk) {
  return canBeAsked(item, desk).length ? [] : [{ code: "nobody", words: "Nobody else on this desk could read it.",
    fix: "Bring in a colleague.", way: { page: "team", words: "Change the team" } }];
}

/** "Robin and Kim were asked to read it, and are waited for." @param {{who:string}[]} asked @param {{me:string, colleague:(fp:string)=>string}} known */
export function askedWords(asked, known) {
  const names = listed(asked.map(({ who }) => known.colleague(who)));
  const one = asked.length === 1 && asked[0].who !== known.me;
  return `${names.charAt(0).toUpperCase()}${names.slice(1)} ${one ? "was" : "were"} asked to read it, and ${one ? "is" : "are"} waited for.`;
}

/**
 * Whether this facilitator was asked to read a version blind and has not decided: a rule of the screen alone, because
 * every member of a desk can read its log. Then nobody's answers, kinds of changes and reasons are shown to them.
 * @param {any} item @param {any} known
 */
export async function readsBlind(item, known) {
  const mine = (item.asked ?? []).find(({ who }) => who === known.me);
  return mine ? (await known.open.body(mine)).blind === 1 : false;
}

/** The askings that somebody may end: their own, and as a supervisor who did not make the version any. @param {object} item @param {object} desk @param {string} me */
export function canBeExcused(item, desk, me) {
  const any = supervises(desk, me) && item.offer.by !== me;
  return item.asked.filter(({ who }) => any || who === me);
}

export function notToExcuse(item, desk, { me }) {
  return canBeExcused(item, desk, me).length ? [] : [{ code: "asked", words: "A colleague was asked to read it, and is waited for.",
    fix: "They approve it, object or say that they do not read it; or a supervisor who did not make it says so." }];
}

/** An objection is settled by a supervisor who neither objected nor made the version. */
export function notToSettle({ objection }, desk, { me }) {
  return supervises(desk, me) && ![objection.entry.by, objection.version.by].includes(me) ? [] : [supervisorDecides(desk)];
}

/** Nobody approves twice. */
export function ownOffer(item, { me }) {
  if (item.approvals.some((entry) => entry.by === me)) {
    return [{ code: "own", words: "You have approved this already.",
      fix: item.offer.by === me ? "You made this version: one approver at least is not its editor." : "Somebody else must read it too." }];
  }
  return [];
}
