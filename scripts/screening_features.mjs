/**
 * Writes what the learnt model sees of labelled letters, for scripts/screening_train.py.
 *
 *   node scripts/screening_features.mjs LETTERS.jsonl… > sentences.jsonl
 *
 * One line a sentence: {file, letter, start, end, features, side}; start and end in code points, side what stands for the
 * author's side, if it is known.
 */
import { readFileSync } from "node:fs";
import { featuresOf, sentencesOf } from "../mediator/static/js/screening/features.js";
import { readWords, tokenise } from "../mediator/static/js/screening/tokens.js";
import { cleanView } from "../mediator/static/js/screening/views.js";

for (const file of process.argv.slice(2)) {
  const letters = readFileSync(file, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
  const lines = letters.flatMap(({ text, author_role }, letter) => {
    const tokens = tokenise(cleanView(text));
    const sentences = sentencesOf(tokens, readWords(tokens, text), text);
    const points = (/** @type {number} */ at) => [...text.slice(0, at)].length;
    return sentences.map(({ first, last }, at) => {
      const features = [...featuresOf(sentences, at).keys()];
      const side = [...featuresOf(sentences, at, author_role).keys()].filter((one) => !features.includes(one));
      return JSON.stringify({ file, letter, start: points(tokens[first].start), end: points(tokens[last].end), features, side });
    });
  });
  process.stdout.write(`${lines.join("\n")}\n`);
}
