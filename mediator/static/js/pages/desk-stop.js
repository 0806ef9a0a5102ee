/** Stop what was made ready, or waits for its hour. */
import { stop } from "../case/desk-acts.js";
import { hourWords } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";

export const start = decisionPage({
  act: "stop",
  summary: ({ item, reading }) => [["Was to go to", reading.readerName],
    ["When", item.parked ? hourWords(item.parked.when) : "No hour was set"], ["What stays with the reader", "Nothing"]],
  button: ({ reading }) => `Stop: nothing of this goes to ${reading.readerName}`,
  decide: ({ known, item }) => stop(known.open, item),
  done: () => "Stopped. It left no trace",
});
