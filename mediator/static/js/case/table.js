// Written by `python -m mediator.messages.export`; change mediator/messages/table.py and run it again.

/** @type {string[]} */
export const STATES = ["waiting", "returned", "proposed", "agreed", "offered", "approved", "parked", "released", "held", "declined", "recalled"];

/** @type {string[]} */
export const OPEN = ["waiting", "returned", "proposed", "agreed", "offered", "approved", "parked", "held"];

/** @type {Record<string, Record<string, string[]>>} */
export const TRANSITIONS = {
  "": {"submit": ["waiting"]},
  "waiting": {"look": ["waiting"], "keep-as-is": ["waiting"], "return": ["returned"], "take-one-back": ["waiting"], "propose": ["proposed"], "take-out": ["agreed"], "offer": ["offered"], "settle": ["waiting", "agreed"], "hold": ["held"], "decline": ["declined"], "recall": ["recalled"]},
  "returned": {"revise": ["waiting"], "take-one-back": ["waiting"], "decline": ["declined"], "recall": ["recalled"]},
  "proposed": {"take-one-back": ["waiting"], "propose": ["proposed"], "agree": ["agreed"], "refuse": ["waiting"], "decline": ["declined"], "recall": ["recalled"]},
  "agreed": {"take-one-back": ["waiting"], "propose": ["proposed"], "refuse": ["waiting"], "end-permission": ["waiting"], "offer": ["offered"], "settle": ["waiting", "agreed"], "hold": ["held"], "decline": ["declined"], "recall": ["recalled"]},
  "offered": {"take-one-back": ["waiting"], "refuse": ["waiting"], "end-permission": ["waiting"], "offer": ["offered"], "approve": ["offered", "approved"], "ask": ["offered"], "excuse": ["offered", "approved"], "object": ["waiting", "agreed"], "takeback": ["waiting", "agreed"], "hold": ["held"], "decline": ["declined"], "recall": ["recalled"]},
  "approved": {"take-one-back": ["waiting"], "refuse": ["waiting"], "end-permission": ["waiting"], "offer": ["offered"], "approve": ["offered", "approved"], "ask": ["offered"], "object": ["waiting", "agreed"], "release": ["released"], "park": ["parked"], "void": ["offered"], "takeback": ["waiting", "agreed"], "hold": ["held"], "decline": ["declined"], "recall": ["recalled"]},
  "parked": {"take-one-back": ["waiting"], "refuse": ["waiting"], "end-permission": ["waiting"], "offer": ["offered"], "object": ["waiting", "agreed"], "release": ["released"], "park": ["parked"], "arrive": ["released"], "drop": ["approved", "offered", "waiting", "agreed"], "void": ["offered"], "takeback": ["waiting", "agreed"], "hold": ["held"], "decline": ["declined"], "recall": ["recalled"]},
  "held": {"take-one-back": ["held"], "refuse": ["held"], "end-permission": ["held"], "lapse": ["waiting", "agreed"], "reopen": ["waiting", "agreed", "offered", "approved"], "decline": ["declined"], "recall": ["recalled"]},
  "released": {"take-one-back": ["released"], "refuse": ["released"], "end-permission": ["released"], "recall": ["released"]},
  "declined": {"recall": ["recalled"]},
  "recalled": {"recall": ["recalled"]},
};

/** Whether an action may follow in a state. @param {string} state @param {string} action */
export function mayFollow(state, action) { return action in (TRANSITIONS[state] ?? {}); }
