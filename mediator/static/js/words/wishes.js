/** What the page of wishes makes while it runs. */
export const WISHES = {
  saved: "Saved. Your facilitators can see it now.",
  quiet: "Give both times, or neither.",
  days: "The last day comes before the first. Please look at these days.",
  many: "These are too many. Sixty is the most. Please ring us for more.",
  remove: (number) => `Take out: days ${number}`,
  told: (name) => `You told ${name} some of this. What you save here takes its place.`,
};
