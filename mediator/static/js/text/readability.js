/**
 * How hard English words are to read: the grade of Flesch and Kincaid, in school years. Pure.
 *
 * The twin of tests/readability.py, which measures the service's own words; a test holds both to the same figures.
 */

const WORD = /[A-Za-z]+(?:[’'][A-Za-z]+)*|\d[\d.,:]*\d|\d/g;
const END = /[.?!]+[”’"')]*\s+|\n+|(?<=[:;])\s+/;
const SILENT = /(?<=[^aeiouytd])ed$|(?<=[^aeiouyl])e$|(?<=[^aeiouycsxzghl])es$|(?<=[aeiouy])le$/;
/** @type {Record<string, number>} */
const ODD = {
  somebody: 3, something: 2, sometimes: 2, somewhere: 2, everything: 3, everybody: 4, people: 2, science: 2, idea: 3,
  created: 3, safely: 2, being: 2, really: 2, quiet: 2, wherever: 3,
};

/** @param {string} word @returns {number} at least one; a number counts as two */
export function syllables(word) {
  if (/^\d/.test(word)) return 2;
  const [plain] = word.toLowerCase().split(/['’]/);
  if (Object.hasOwn(ODD, plain)) return ODD[plain];
  const spoken = plain.replace(SILENT, "");
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + (spoken.match(/(?<![tsc])i(?:a|o(?!u)|et)|ua|ying/g)?.length ?? 0));
}

/** The grade of a text, 0 for none: 5 is a child of ten. @param {string} text */
export function gradeOf(text) {
  const sentences = `${text} `.split(END).map((part) => part.match(WORD) ?? []).filter((words) => words.length);
  const words = sentences.flat();
  if (!words.length) return 0;
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return (0.39 * words.length) / sentences.length + (11.8 * spoken) / words.length - 15.59;
}

/** As a page shows it: very short sentences have none below nought. @param {string} text */
export function shownGrade(text) { return Math.max(0, gradeOf(text)); }

/** "Easy: a child of 9 can read it", and how hard otherwise. @param {string} text */
export function gradeWords(text) {
  const grade = shownGrade(text);
  const age = Math.max(7, Math.round(grade) + 5);
  if (grade <= 5) return `Reading grade ${grade.toFixed(1)}: a child of ${age} can read it.`;
  return `Reading grade ${grade.toFixed(1)}: too hard for many. Use shorter words and sentences.`;
}
