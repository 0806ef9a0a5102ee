/** The part of the review page about translation: how it stands, its words, and what the checks find in them. */
import { at, show } from "../dom.js";
import { linkTo } from "./address.js";
import { drawLetter } from "./cover-note.js";
import { put, words } from "./dom.js";
import { translationFacts, translationStand, whyNotCheckTranslation, whyNotTranslate } from "./translation-words.js";

/** @param {any} reading @param {any} work @param {{case:string, item:string}} here @param {() => void} changed */
export function showTranslationPart({ known, item, translated, editable }, work, here, changed) {
  const mayEnter = whyNotTranslate(item).length === 0;
  show("translation-part", translated !== null || mayEnter);
  show("translation-enter", mayEnter);
  words("translation-enter-link", translated ? "Enter another translation" : "Put it into another language, with an interpreter");
  at("translation-enter-link").href = linkTo("translate", here);
  at("translation-check-link").href = linkTo("check-translation", here);
  const [own] = whyNotCheckTranslation(item, known);
  show("translation-check", translated !== null && item.translationWaits && !own);
  show("translation-details", translated !== null);
  at("translation-part").classList.toggle("desk-warning", item.translationWaits);
  words("translation-words", translated ? `${translationFacts(item.translation, translated.content, known)} ${translationStand(item, known)}${item.translationWaits && own ? ` ${own.fix}` : ""}` : "");
  if (!translated) return;
  at("translation-details").open = true;
  at("translated").lang = translated.content.lang;
  put("translated", drawLetter(translated.parts));
  translated.draw(work, 1000, changed, editable);
}
