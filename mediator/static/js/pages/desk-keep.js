/** Tell the author that nothing needs to change. */
import { keepAsIs } from "../case/desk-acts.js";
import { decisionPage } from "../desk/decide.js";

export const start = decisionPage({
  act: "keep",
  summary: ({ reading }) => [["Tell", reading.author], ["Their page will say", "“I have read this and keep it safe.”"]],
  button: ({ reading }) => `Tell ${reading.author} that nothing needs to change`,
  decide: ({ known, item }) => keepAsIs(known.open, item),
  done: ({ reading }) => `${reading.author} is told that nothing needs to change`,
});
