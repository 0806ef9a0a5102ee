/** What people are told when one of their facilitators is away, and what they may answer. See participant.js. */

export const AWAY = {
  /** Proposed to whoever tells them, and theirs to change. @param {string} away @param {string} who @param {string} until "" for no end */
  ask: (away, who, until) =>
    `${away} is away. ${who} can look after this ${until ? `until ${until}` : "for now"}. Would you rather wait, or meet ${who}?`,
  back: (away) => `${away} is back and looks after this again.`,
  wait: (away) => `I will wait for ${away}`,
  meet: (who) => `I would like to meet ${who}`,
  unanswered: "You do not have to choose now. You can change your mind later.",
  waits: (away) => `You said: I will wait for ${away}. You can change your mind. If you need somebody now, ring us.`,
  meets: (who) => `You said: I would like to meet ${who}. ${who} will ring you. You can change your mind.`,
  failed: (sentence) => `That did not work. ${sentence}`,
};
