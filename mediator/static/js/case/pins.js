/**
 * Pins: how far each chain had grown when this person last looked, sealed to them alone.
 *
 * A server that later shows less, or something else, is found out (V7). They are written only
 * after everything was checked, by compare-and-swap, and never go backwards.
 */
import { api } from "../api.js";
import { keys } from "../keys.js";

/** @param {string} name a case id, or "self" for staff */
export async function readPins(name) {
  const states = await api.get("/api/states");
  const stored = states[name];
  if (!stored) return { version: 0, content: null };
  return { version: stored.version, content: await keys.openState({ name, sealed: stored.sealed }) };
}

/** Store the heads of a checked view. @param {string} id @param {object} pins @param {object} view */
export async function writePins(id, pins, view) {
  const heads = view.heads;
  if (pins.content && JSON.stringify(pins.content.heads) === JSON.stringify(heads)) return;
  const content = { ...(pins.content ?? { v: 1, case: id, label: "" }), heads };
  const sealed = await keys.sealState({ name: id, content });
  try {
    await api.put(`/api/states/${id}`, { version: pins.version, sealed });
  } catch (error) {
    // Another tab was quicker. Its pins were checked too, and the next load compares against them.
    if (error.status !== 409) throw error;
  }
}
