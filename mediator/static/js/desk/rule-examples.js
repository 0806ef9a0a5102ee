/**
 * For whoever asks which rule marked some words: its name, and another phrase that it marks. A test holds that it does.
 * No slur is shown, and nothing that tells how to come to harm.
 */

/** One phrase for each rule, all invented. @type {Record<string, string>} */
export const EXAMPLES = {
  "abusive.graphic": "I could see the bone.",
  "abusive.insult": "Screw you.",
  "abusive.profanity": "i f***ing hate you",
  "blame.circumstance": "My mum left me on my own at six.",
  "blame.learnt": "I only gave him a tap.",
  "blame.less": "It was hardly the crime of the century.",
  "blame.others": "The police blew it up.",
  "blame.provoked": "Let's be honest, it takes two.",
  "blame.reader": "We both know you started it.",
  "blame.smaller": "I'm sorry if you got upset.",
  "contact.bank": "Pay it in to sort code 12-34-56 account 12345678.",
  "contact.email": "jopell@example.org.uk",
  "contact.handle": "try len_the_hat on twitter",
  "contact.home": "I live on Quayside Terrace.",
  "contact.known": "My number ends 0144, it's 01632 960 144, ask for me.",
  "contact.link": "the dog's page is example.org/rexy",
  "contact.name": "my snap is trev_o_61",
  "contact.number-plate": "The van is a white one, AB12 CDE, you can't miss it.",
  "contact.place": "I am at ///bread.window.candle most Sundays.",
  "contact.platform": "snapchat jopell99",
  "contact.postcode": "put LS99 OAB in your satnav",
  "contact.prison-number": "post it to HMP, my number is A9876ZY",
  "contact.street": "im at 4 mill lane now with me nan",
  "contact.telephone": "text me 07700-900-234 x",
  "direct_contact.around": "message me, don't bother with the office",
  "direct_contact.gobetween": "Get a message to my brother, he drives the 42 bus, everybody knows him.",
  "direct_contact.invite": "Best not mention this to Sam.",
  "direct_contact.learnt": "Can we do this just me and you?",
  "direct_contact.meet": "pop in for a brew any time",
  "direct_contact.place": "do you still work at thornley dental",
  "direct_contact.reach": "Ring me instead, it's quicker.",
  "direct_contact.via": "ask my sister for the number",
  "hidden.acrostic": "my Mum camE. wE Talked. i Made tea, shE ate cake",
  "hidden.backwards": "Read it: .uoy dnif lliw I",
  "hidden.encoded": "here: Y2FsbCBtZSB0b25pZ2h0IHBsZWFzZQ==",
  "hidden.fancy": "𝓬𝓪𝓵𝓵 me when you can",
  "hidden.told": "Read the first letter of each line.",
  "hidden.shifted": "One of the lads sets puzzles. nhhs brxu prxwk vkxw derxw wkh fdu. Can you do it?",
  "hidden.signs": "Course was good. d0nt s4y 4nyth1ng t0 th3m. See you in the next letter.",
  "legal.benefit": "The board sits in March.",
  "legal.chances": "I've got my oral hearing coming.",
  "legal.learnt": "no one ever found out about the other shop",
  "legal.live": "I want you to drop the charges.",
  "legal.proceedings": "I went no comment.",
  "legal.undisclosed": "I did a few more round your way the same week but they put it down to someone else.",
  "legal.unknown": "the money is still where I put it",
  "pressure.faith": "God expects you to forgive.",
  "pressure.forgive": "Please forgive me, I can't sleep till you do.",
  "pressure.learnt": "I can't rest until you say you forgive me.",
  "pressure.need": "Let bygones be bygones, eh.",
  "pressure.reply": "You owe me an answer.",
  "pressure.say": "Tell them you made a mistake.",
  "pressure.statement": "Be the bigger person.",
  "safeguarding.abuse.now": "I'm not safe here.",
  "safeguarding.child.harm": "he makes me send him photos",
  "safeguarding.control": "I can hear her through the wall begging him to stop.",
  "safeguarding.custody": "They come in my pad at bang up and take what they want.",
  "safeguarding.danger.others": "Somebody will get hurt tonight, I am going to stab him.",
  "safeguarding.despair": "what is the point of me, really",
  "safeguarding.exploited": "My boyfriend won't let me have my phone.",
  "safeguarding.plan": "I dont want to be here no more",
  "safeguarding.selfharm": "I self harmed again after court.",
  "safeguarding.suicide.leave": "this is goodbye really",
  "safeguarding.suicide.oblique": "i am so tierd of being alive",
  "third_party.called": "A lad called Deano showed me how.",
  "third_party.full-name": "It was Liam Doyle's idea.",
  "third_party.given-name": "Say hello to Rose for me.",
  "third_party.place": "I live on Quayside Terrace.",
  "third_party.prison": "I'm on C wing at Thornbury Heath.",
  "third_party.relation": "My cellmate Gaz says hello.",
  "threat.harm": "Let's see how brave you are with no court round you.",
  "threat.learnt": "I know which bus you get.",
  "threat.open": "Tick tock.",
  "threat.others": "There's people who'd do it for fifty quid.",
  "threat.place": "I like your new curtains.",
  "threat.watching": "Nice new fence you've got.",
};

/** Rules without an example, and why. */
export const WITHOUT = {
  "abusive.slur": "No example of a slur is shown here.",
  "safeguarding.means": "No example of a way to come to harm is shown here.",
  "safeguarding.suicide.said": "It looks for plain words about suicide. No example is shown here.",
  "safeguarding.learnt": "No example is shown here.",
  "hidden.direction": "It looks for characters that nobody can see.",
  "hidden.invisible": "It looks for characters that nobody can see.",
  "hidden.look-alike": "It looks for letters of other alphabets that look like ours.",
  "protected.term": "It looks for the protected terms of this case, and for what looks or sounds like one.",
};

/** Which rule marked something, in two or three sentences. @param {{rule:string}} mark */
export function ruleWords({ rule }) {
  if (rule.startsWith("own:")) return `Marked by “${rule.slice(4)}”, among the words that your service looks for itself.`;
  const learnt = rule.endsWith(".learnt") ? " It was learnt from many invented letters, and not from a list of words." : "";
  const example = EXAMPLES[rule] ? `It marks this too: “${EXAMPLES[rule]}”` : WITHOUT[rule] ?? "";
  return `Marked by the rule ${rule}.${learnt} ${example}`.trim();
}
