/** What a reader is told of a translation, and what a cover note says of it. */
import { languageName } from "../text/languages.js";

export const TRANSLATED = {
  who: ({ lang, by }, wrote, checked) => `${by}, an interpreter, put this into ${languageName(lang)}. ${wrote} and ${checked} checked it.`,
  original: ({ from }) => `The words as they were written, in ${languageName(from)}, are below.`,
  nextSheet: ({ from }) => `The words as they were written, in ${languageName(from)}, are on the next sheet.`,
  title: ({ lang }) => `In ${languageName(lang)}`,
  originalTitle: ({ from }) => `As it was written, in ${languageName(from)}`,
  cover: ({ lang, by }) => `${by}, an interpreter, put it into ${languageName(lang)}. The words as they were written are there too.`,
};
