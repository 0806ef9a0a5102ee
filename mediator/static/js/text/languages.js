/** Languages that an interpreter puts a text into or from, by code, with their names in English. */

const CODES = ["ar", "bg", "bn", "cs", "cy", "de", "en", "es", "fa", "fr", "gu", "hi", "hu", "it", "ku", "lt", "lv", "nl",
  "pa", "pl", "ps", "pt", "ro", "ru", "sk", "so", "sq", "ta", "tr", "uk", "ur", "vi", "yo", "zh"];
const NAMES = new Intl.DisplayNames(["en-GB"], { type: "language" });

/** "Polish". @param {string} code */
export function languageName(code) { return NAMES.of(code) ?? code; }

/** Every language that can be chosen, by name. @returns {Record<string, string>} */
export function languages() {
  return Object.fromEntries(CODES.map((code) => [code, languageName(code)]).sort(([, a], [, b]) => a.localeCompare(b, "en-GB")));
}
