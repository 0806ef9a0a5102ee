/**
 * Questions that people who were harmed often ask, for somebody who does not know where to begin. The themes are those
 * that services report; the words are ours. Nobody is asked to ask anything.
 */
export const OFTEN_ASKED = [
  { title: "Why me", questions: ["Why me?", "Why us?", "Did you know me?", "Were you watching me?", "Was it planned?", "Why that night?",
    "Why that place?"] },
  { title: "What happened", questions: ["What happened, from where you stood?", "What were you thinking then?", "Were you alone?",
    "Whose idea was it?", "Had you been drinking, or had you taken something?", "Did you know that I was there?", "Would you have hurt me?",
    "Why did you leave?", "Why did you not call for help?"] },
  { title: "Somebody who died", questions: ["Did they suffer?", "What did they say?", "Were you with them when they died?"] },
  { title: "Things that were taken", questions: ["What did you do with what you took?", "Can I have it back?", "Did you look at my private things?",
    "Did you keep anything of mine?"] },
  { title: "Am I safe", questions: ["Are you coming back?", "What will you do if we meet by chance?", "Who else knows where I live?",
    "Are you angry with me?", "Do you blame me?", "Do you want to get back at me?"] },
  { title: "The police and the court", questions: ["Why did you say that you did not do it?", "Why did I have to tell it in court?"] },
  { title: "Since then", questions: ["Do you think about it?", "Do you know what it did to me?", "Do you know what it did to my children?",
    "Are you sorry, or sorry that you were caught?", "What have you done since?", "Have you done this to others?", "Will you do it again?",
    "Do you have children? How would you feel?", "What do you want from this?"] },
];
/** How each question stands, for who asked: these six and never more (P3). */
export const QUESTION_TAG = { "with-desk": "With your facilitator", back: "Back with you", kept: "Kept safe", answered: "Answered",
  "taken-back": "Taken back", cannot: "We cannot pass it on" };
/** What who asked hears of the call that they wished for: their own wish, and nothing of anybody else (P3). */
export const CALL_BY = (date) => `You asked us to ring you by ${date}, even if there is no news.`;
export const PAST_DAY = "Choose a day for the call that is not over.";
export const TAKE_BACK = {
  one: (question) => `Take this one back: ${question}`,
  told: (question) => `I take back this question: “${question}”`,
};
export const ADDED = (question) => `Added: ${question}`;

export const ANSWER_FIELD = {
  label: { answered: "Your answer", "not-remember": "Anything else you want to say", "not-answer": "Why not? You can leave this empty." },
  closer: { accepts: "I accept it from what others saw", disputes: "I do not think it was like that", "not-remember": "Nothing more" },
  why: (question, why) => `Why I do not answer “${question}”: ${why}`,
};
