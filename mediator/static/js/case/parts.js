/**
 * A message as the list of texts that a person reads in order, and back again.
 *
 * A letter or statement has one part. Questions have one part each, answers too; a text before them is
 * the first part. Highlights count in the *reading text*: all parts joined by one empty line. Pure.
 */

/** @typedef {{id:string, label:string, text:string, question?:string, how?:string}} Part `how`: how a question was answered */

const JOIN = "\n\n";

/** The parts of a message in reading order. @param {string} kind @param {object} content @returns {Part[]} */
export function partsOf(kind, content) {
  const first = { id: "text", label: kind === "statement" ? "Statement" : "Letter", text: content.text };
  if (kind === "questions") return withOpening(content, content.questions.map(question));
  if (kind === "answers") return withOpening(content, content.answers.map(answer));
  return [first];
}

function question(text, at) { return { id: `q${at}`, label: `Question ${at + 1}`, text }; }

function answer(one, at) {
  return { id: `a${at}`, label: `Answer ${at + 1}`, text: one.a, question: one.q, how: one.how };
}

function withOpening(content, parts) {
  return content.text ? [{ id: "text", label: "Before these", text: content.text }, ...parts] : parts;
}

/**
 * The letter part of a message with other texts in its parts; how a question was answered stays.
 * @param {string} kind @param {object} content the message the parts came from
 * @param {Map<string, string>} texts by part id; a part that is missing keeps its text
 */
export function letterPart(kind, content, texts = new Map()) {
  const text = texts.get("text") ?? content.text;
  const part = { lang: content.lang, text };
  if (kind === "questions") {
    return { ...part, questions: content.questions.map((was, at) => texts.get(`q${at}`) ?? was) };
  }
  if (kind === "answers") {
    return { ...part, answers: content.answers.map((was, at) => ({ ...was, a: texts.get(`a${at}`) ?? was.a })) };
  }
  return part;
}

/** The parts joined as they are read. @param {Part[]} parts */
export function readingText(parts) { return parts.map((part) => part.text).join(JOIN); }

/** Where each part begins in the reading text, in UTF-16 units. @param {Part[]} parts @returns {number[]} */
export function partStarts(parts) {
  let at = 0;
  return parts.map((part) => {
    const start = at;
    at += part.text.length + JOIN.length;
    return start;
  });
}

/**
 * Paragraphs of all parts, numbered through.
 * @param {Part[]} parts
 * @returns {{n:number, part:string, start:number, text:string}[]} `start` counts in the reading text
 */
export function paragraphsOf(parts) {
  const starts = partStarts(parts);
  const found = parts.flatMap((part, at) =>
    [...part.text.matchAll(/[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*/g)]
      .map((hit) => ({ n: 0, part: part.id, start: starts[at] + hit.index, text: hit[0] })));
  return found.map((paragraph, at) => ({ ...paragraph, n: at + 1 }));
}

/** Whether two letter parts have the same texts throughout. @param {object} one @param {object} other */
export function sameTexts(one, other) {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
