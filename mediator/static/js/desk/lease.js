/**
 * Who works on an item: a claim of thirty minutes that is renewed while its page is used.
 * No promise rests on it; it saves two people from doing the same work.
 */
import { api } from "../api.js";

const RENEW = 5 * 60 * 1000;

async function ask(here, act) {
  return (await api.post("/api/leases", { case: here.case, msg: here.item, act })).lease;
}

/**
 * Claim an item, or learn who has it.
 * @param {{case:string, item:string}} here
 * @returns {Promise<{mine:boolean, name:string, until:number}>}
 */
export async function take(here) {
  try {
    return { mine: true, ...(await ask(here, "take")) };
  } catch (error) {
    if (error.code !== "leased") throw error;
    return { mine: false, name: "a colleague", until: 0, ...error.extra?.lease };
  }
}

/** Take an item over; the other person sees it at their next move. @param {{case:string, item:string}} here */
export async function takeOver(here) { return { mine: true, ...(await ask(here, "takeover")) }; }

/** @param {{case:string, item:string}} here */
export function drop(here) { return ask(here, "drop"); }

/**
 * Renew a claim every five minutes while the page is looked at. `onLost` hears when somebody took it over.
 * @param {{case:string, item:string}} here @param {(name: string) => void} onLost
 */
export function keepClaim(here, onLost) {
  const timer = setInterval(async () => {
    if (document.visibilityState !== "visible") return;
    try {
      await ask(here, "renew");
    } catch (error) {
      if (error.code !== "leased") return;
      clearInterval(timer);
      onLost(error.extra?.lease?.name ?? "A colleague");
    }
  }, RENEW);
}
