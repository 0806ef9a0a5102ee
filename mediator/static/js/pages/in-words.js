/** What the way in says while it runs. A person of ten should be able to read it. */
export const WORDS = {
  noCard: "This is not the code of a card. Please compare each letter and number with your card.",
  opening: "Opening your page. This can take a few seconds.",
  making: "Locking your page with your passphrase. This can take a few seconds.",
  wait: (seconds) =>
    `That did not open your page. You can try again at ${clock(Date.now() + seconds * 1000)}. Or ring the number on your card.`,
  short: "Use at least 10 letters, or the words that are shown.",
  five: "Use the five words that are shown.",
  notSame: "That is not the same. Please try again, or choose another.",
  good: "That is long enough.",
  notYet: "Some more letters are needed.",
  differ: "Please do not use this page now. Ring us and say that the four words were not the same. Nothing you wrote was sent.",
  code: (code) => `Code ${code}. Nothing is lost.`,
  unknown: "Something went wrong. Nothing is lost. Please load this page again, or ring us.",
};

/** @param {number} milliseconds @returns {string} such as 14:06, rounded up */
function clock(milliseconds) {
  return new Date(milliseconds + 59_999).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
