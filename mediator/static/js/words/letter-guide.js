/**
 * Nine parts that a letter about what one did may have, each with a question and ways to begin. It is a guide and never
 * a letter: nothing is written for anybody, and no part has to be there.
 */
export const LETTER_GUIDE = [
  { title: "Who I am to you", hint: "Say it plainly. Use the name they asked for, or none.", begin: ["I am the person who …"] },
  { title: "Why I am writing", hint: "What made you write now?", begin: ["You asked me some questions.", "I have wanted to say …"] },
  { title: "What I did", hint: "Your own acts, in plain words. Not “it happened”.", begin: ["I went …", "I took …", "I did not stop."] },
  { title: "Answers", hint: "If they asked you something, answer it here. “I do not remember” is an answer.",
    begin: ["You asked why. It was because …", "I do not remember that part.", "I cannot answer this, because …"] },
  { title: "What I think it did to you", hint: "What you know, and what you cannot know.", begin: ["I was told that …", "I had not thought about …", "I cannot know all of it."] },
  { title: "It was my choice", hint: "No excuses: not drink, not friends, not them.", begin: ["It was my decision.", "You did nothing to cause it."] },
  { title: "What I have done since", hint: "Facts, not promises.", begin: ["Since then I have …", "I have not … since …"] },
  { title: "What I can offer", hint: "Only what you were told they may want.", begin: ["If you want it, I can …"] },
  { title: "To end", hint: "They owe you nothing. Ask for nothing.", begin: ["You do not have to write back, or forgive me.", "I understand if you stop reading here."] },
];

export const GUIDE_WORDS = {
  other: "What you wrote before",
  begin: (words) => `Begin with: ${words}`,
  parts: "Write it in nine parts",
  free: "Write it as one text",
};
