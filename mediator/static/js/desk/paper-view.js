/** Photographs of paper as they stand in the record: fetched, checked, opened on this device and shown as pictures. */
import { newestSubmission } from "../case/items.js";
import { api } from "../api.js";
import { keys } from "../keys.js";
import { clone, fill, slot } from "../dom.js";
import { put } from "./dom.js";
import { NotTaken, checkHead } from "./picture.js";

/** What is shown as a picture; anything else that a file may be stays closed. */
const SHOWN = new Map([["image/jpeg", "jpeg"], ["image/png", "png"]]);

/** The files of an item's newest round. @param {any} known @param {any} item @returns {Promise<{bytes:Uint8Array, mime:string}[]>} */
export async function openPaper(known, item) {
  const { chain, seq, att } = newestSubmission(item);
  await known.open.body(newestSubmission(item));
  const pages = [];
  for (const blob of att) {
    const ct = await api.getBytes(`/api/cases/${known.id}/blobs/${blob}`);
    pages.push(await keys.openFile({ case: known.id, chain, seq, blob, ct }));
  }
  return pages;
}

/** Put the photographs of an item's newest round into a list of the page. @param {any} known @param {any} item @param {string} id */
export async function showPaper(known, item, id) {
  const pages = await openPaper(known, item);
  put(id, pages.map((page, at) => drawPage(page, at + 1, pages.length)));
}

/** Why a file is not shown, or "": who brought it may have used another program than these pages. @param {{bytes:Uint8Array, mime:string}} page */
function whyClosed({ bytes, mime }) {
  try {
    return SHOWN.get(mime) === checkHead(bytes, bytes.length) ? "" : "This is no photograph, so it is not shown.";
  } catch (error) {
    if (error instanceof NotTaken) return `It is not shown. ${error.message}`;
    throw error;
  }
}

/** @param {{bytes:Uint8Array, mime:string}} page @param {number} number @param {number} all */
function drawPage({ bytes, mime }, number, all) {
  const name = `Page ${number} of ${all}`;
  const closed = whyClosed({ bytes, mime });
  const drawn = clone("paper-page", { name, larger: closed ? "" : "Larger", closed });
  const [frame, picture, larger] = ["frame", "picture", "larger"].map((part) => slot(drawn, part));
  frame.hidden = closed !== "";
  if (closed) return drawn;
  picture.src = urlOf(bytes, mime);
  picture.alt = `Photograph of the paper, ${name.toLowerCase()}`;
  frame.setAttribute("aria-label", picture.alt);
  larger.setAttribute("aria-label", `Larger: ${name}`);
  larger.addEventListener("click", () => {
    const large = frame.classList.toggle("desk-paper__frame--large");
    larger.setAttribute("aria-pressed", String(large));
    fill(larger, { larger: large ? "Smaller" : "Larger" });
    larger.setAttribute("aria-label", `${large ? "Smaller" : "Larger"}: ${name}`);
  });
  return drawn;
}

/** An address of a picture that lives as long as this page. @param {Uint8Array} bytes @param {string} mime */
export function urlOf(bytes, mime) {
  const url = URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type: mime }));
  document.addEventListener("leave", () => URL.revokeObjectURL(url), { once: true });
  return url;
}
