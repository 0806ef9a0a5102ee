/** Words to authors about their own texts: see participant.js. */

/** What they chose to say to a question, beside or instead of an answer. */
export const YOU_ANSWERED = {
  answered: "",
  "not-remember": "You do not remember.",
  accepts: "You do not remember. You accept it from what others saw.",
  disputes: "You do not remember. You do not think it was like that.",
  "not-answer": "You chose not to answer.",
};

/** Where nothing is changed, and the question is whether these are the right words. */
export const SAME = {
  heading: "Are these your words?",
  lead: (name) => `${name} asks if your words may be used just as they are.`,
  text: "Your words",
  yes: "Yes, use my words",
};
