/**
 * The worker for slow work on texts: screening and comparing. It holds no key and reaches no network.
 *
 * Asked {id, verb, args}; answers {id, ok} or {id, error: {name, sentence}}.
 */
import { findTerms, prompt, screen } from "./screening/engine.js";
import { changes, TooDifferent } from "./text/changes.js";
import { meter } from "./text/meter.js";
import { series } from "./text/series.js";

/** @type {Record<string, (args: any) => any>} */
const VERBS = {
  screen: ({ text, ...circumstances }) => screen(text, circumstances),
  terms: ({ text, protectedTerms }) => findTerms(text, protectedTerms),
  prompts: ({ text, ...circumstances }) => prompt(text, circumstances),
  changes: ({ original, proposed }) => {
    try {
      return { changes: changes(original, proposed), tooDifferent: false };
    } catch (error) {
      if (!(error instanceof TooDifferent)) throw error;
      return { changes: [], tooDifferent: true };
    }
  },
  meter: ({ original, proposed }) => meter(original, proposed),
  series: (args) => series(args),
};

addEventListener("message", ({ data: { id, verb, args } }) => {
  try {
    if (!Object.hasOwn(VERBS, verb)) throw new Error(`The text worker knows no "${verb}".`);
    postMessage({ id, ok: VERBS[verb](args) });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    postMessage({ id, error: { name, sentence: message } });
  }
});
