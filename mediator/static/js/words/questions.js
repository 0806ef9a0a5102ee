/**
 * Questions that people who were harmed often ask, for somebody who does not know where to begin. The themes are those
 * that services report; the words are ours. Nobody is asked to ask anything.
 */
export const OFTEN_ASKED = [
  { title: "Why me", questions: ["Why me?", "Did you know me?", "Were you watching me?", "Was it planned?"] },
  { title: "What happened", questions: ["What happened, from where you stood?", "What were you thinking then?", "Were you alone?",
    "Had you been drinking, or had you taken something?", "Why did you leave?"] },
  { title: "Things that were taken", questions: ["What did you do with what you took?", "Can I have it back?", "Did you look at my private things?"] },
  { title: "Am I safe", questions: ["Are you coming back?", "What will you do if we meet by chance?", "Who else knows where I live?", "Are you angry with me?"] },
  { title: "Since then", questions: ["Do you think about it?", "Do you know what it did to me?", "Why did you say that you did not do it?",
    "What have you done since?", "Will you do it again?", "What do you want from this?"] },
];
export const ADDED = (question) => `Added: ${question}`;
