// Written by `python -m mediator.protocol.export`; change the Python side and run it again.
/** @typedef {{chains: string, signer: string, fields: Record<string, string>, kinds: string[], points: Record<string, string[]>, rules: string[], slots: string, changes: string}} EntryType */

/** @type {Record<string, EntryType>} */
export const TYPES = {
  "roster-open": {"chains": "R", "signer": "opener", "fields": {"v": "int", "t": "name", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "me": "public", "cert": "cert", "role": "enum:facilitator|supervisor", "eyes": "eyes", "desk": "desk", "root": "public", "recover": "bit"}, "kinds": [], "points": {}, "rules": ["opens", "me"], "slots": "epoch", "changes": "Starts a case: its hash is the case's id, its signer the first member, its root the service it belongs to."},
  "staff-add": {"chains": "R", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "who": "fp", "cert": "cert", "role": "enum:facilitator|supervisor"}, "kinds": [], "points": {}, "rules": [], "slots": "epochs", "changes": "Makes a certified person a member of the desk, with every desk key so far."},
  "staff-remove": {"chains": "R", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "who": "fp", "desk": "desk"}, "kinds": [], "points": {}, "rules": [], "slots": "epoch", "changes": "Ends a membership and starts a new desk key that the person does not get."},
  "desk": {"chains": "R", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "desk": "desk"}, "kinds": [], "points": {}, "rules": [], "slots": "epoch", "changes": "Starts a new desk key."},
  "policy": {"chains": "R", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "eyes": "eyes"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Raises how many members must approve each release."},
  "takeover": {"chains": "R", "signer": "root", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int", "who": "fp", "cert": "cert", "role": "enum:facilitator|supervisor", "desk": "desk"}, "kinds": [], "points": {}, "rules": [], "slots": "epoch", "changes": "The service root makes one person the only member, with a new desk key."},
  "close": {"chains": "R", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Ends the case: nothing follows in any chain but each lane's closed."},
  "log-open": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": ["opens"], "slots": "none", "changes": "Starts the desk log."},
  "people": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body"}, "kinds": ["people"], "points": {}, "rules": [], "slots": "desk", "changes": "Replaces the names, contacts and forms of address."},
  "terms": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body"}, "kinds": ["terms"], "points": {}, "rules": [], "slots": "desk", "changes": "Replaces the protected terms of the case."},
  "pair": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "a": "pair", "b": "pair"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Lets two lanes exchange: each row holds a lane and the reference by which it knows the other person."},
  "invite": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "find": "key", "body": "body"}, "kinds": ["invite"], "points": {}, "rules": [], "slots": "desk", "changes": "Issues a card for a lane; the body holds the key that proves an enrolment came from it."},
  "look": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "of": "hash"}, "kinds": [], "points": {"of": ["submit", "transcript"]}, "rules": [], "slots": "none", "changes": "Records that a facilitator opened a submission for the first time."},
  "hold": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "msg": "id16", "until": "int", "on": "enum:date|event|asked", "body": "body"}, "kinds": ["hold"], "points": {}, "rules": ["date"], "slots": "desk", "changes": "Keeps an item until a date, an event, or until the other side asks."},
  "reopen": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["hold"]}, "rules": [], "slots": "none", "changes": "Ends a hold: the item waits again."},
  "note": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "for": "for", "body": "body"}, "kinds": ["note"], "points": {}, "rules": [], "slots": "note", "changes": "Adds a note for the desk or for one of its members."},
  "need": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "gates": "gates"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Sets which gates a lane needs open."},
  "gate": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "gate": "name", "state": "enum:open|shut", "until": "int", "body": "body"}, "kinds": ["gate"], "points": {}, "rules": [], "slots": "desk", "changes": "Opens or shuts a gate of a lane, with its reason and its last second (0: no end)."},
  "checks": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "msg": "id16", "body": "body"}, "kinds": ["checks"], "points": {}, "rules": [], "slots": "desk", "changes": "Records each highlight and how a person answered it."},
  "offer": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "msg": "id16", "src": "hash", "agree": "hash?", "dst": "id16", "body": "body", "cover": "body?", "att": "att", "mode": "enum:as-written|edited|excerpt|summary|spoken", "checks": "hash"}, "kinds": ["letter", "questions", "answers", "statement"], "points": {"src": ["submit", "transcript"], "agree": ["agree", "said"], "checks": ["checks"]}, "rules": ["cover", "fresh", "agree"], "slots": "desk", "changes": "Puts forward the version for the reader, sealed for the desk, and voids earlier approvals of the item."},
  "approve": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "sig": "sig"}, "kinds": [], "points": {"of": ["offer"]}, "rules": [], "slots": "none", "changes": "Adds the signer's approval of an offer."},
  "object": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "body": "body"}, "kinds": ["object"], "points": {"of": ["offer"]}, "rules": [], "slots": "desk", "changes": "Voids an offer's approvals: the item waits again."},
  "decide": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "msg": "id16", "outcome": "enum:release|return|decline", "offer": "hash?", "when": "int"}, "kinds": [], "points": {"offer": ["offer"]}, "rules": ["offer"], "slots": "none", "changes": "Decides an item: pass the offer on now or at an hour, return it, or decline it."},
  "takeback": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["offer"]}, "rules": [], "slots": "none", "changes": "Stops an offer before it is passed on."},
  "relay": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "lane": "id16", "body": "body"}, "kinds": ["relay"], "points": {}, "rules": [], "slots": "desk", "changes": "Records a spoken message carried to or from a lane."},
  "suspend": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body"}, "kinds": ["suspend"], "points": {}, "rules": [], "slots": "desk", "changes": "Stops every delivery in the case."},
  "lift": {"chains": "D", "signer": "supervisor", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "body": "body"}, "kinds": ["lift"], "points": {"of": ["suspend"]}, "rules": [], "slots": "desk", "changes": "Ends a suspension."},
  "checkpoint": {"chains": "D", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "heads": "heads"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "States the heads of the chains as the signer saw them."},
  "sync": {"chains": "DL", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Carries the newest roster into the chain."},
  "lane-open": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "mode": "enum:self|scribe", "lang": "lang"}, "kinds": [], "points": {}, "rules": ["opens"], "slots": "none", "changes": "Starts a lane, in which the participant writes or a facilitator writes for them."},
  "accept": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "who": "fp", "old": "fp?"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Makes an enrolled key the participant's, in place of `old` if there was one."},
  "info": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body"}, "kinds": ["info"], "points": {}, "rules": [], "slots": "lane", "changes": "Replaces the names and words that the lane's pages show."},
  "status": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "st": "enum:reading|kept|declined|told-read"}, "kinds": [], "points": {"of": ["submit", "transcript"]}, "rules": [], "slots": "none", "changes": "Tells the author how their message stands."},
  "say": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body", "of": "hash?"}, "kinds": ["say"], "points": {"of": ["*"]}, "rules": [], "slots": "lane", "changes": "A word from the desk to the participant."},
  "return": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "body": "body"}, "kinds": ["return"], "points": {"of": ["submit", "transcript"]}, "rules": [], "slots": "lane", "changes": "Gives a message back with how to mend it."},
  "proof": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "body": "body"}, "kinds": ["letter", "questions", "answers", "statement"], "points": {"of": ["submit", "transcript"]}, "rules": [], "slots": "lane", "changes": "Proposes a text for the author to agree to."},
  "release": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body", "cover": "body?", "att": "att", "mode": "enum:as-written|edited|excerpt|summary|spoken", "ok": "ok"}, "kinds": ["letter", "questions", "answers", "statement"], "points": {}, "rules": ["cover"], "slots": "lane", "changes": "Passes a version on to this lane's participant, with the approvals it rests on."},
  "transcript": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "peer": "ref", "body": "body", "att": "att", "of": "hash?"}, "kinds": ["letter", "questions", "answers", "statement"], "points": {"of": ["return"]}, "rules": [], "slots": "lane", "changes": "Stands for a message that a facilitator wrote down."},
  "said": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "act": "enum:consent|agree|refuse|recall|ready|keep|pause|resume|withdraw|wishes", "as": "as", "body": "body"}, "kinds": ["said"], "points": {}, "rules": ["as"], "slots": "lane", "changes": "Counts as the act that a person told a facilitator of."},
  "printed": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["release", "proof"]}, "rules": [], "slots": "none", "changes": "Records that a text was handed over on paper."},
  "regrant": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "to": "fp"}, "kinds": [], "points": {"of": ["accept"]}, "rules": [], "slots": "regrant", "changes": "Gives a newly accepted key the lane's earlier texts."},
  "closed": {"chains": "L", "signer": "member", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Ends the lane."},
  "enrol": {"chains": "L", "signer": "enrolling", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "me": "public", "mac": "key"}, "kinds": [], "points": {}, "rules": ["me"], "slots": "none", "changes": "Answers a card with a new key."},
  "consent": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "peer": "ref?", "what": "enum:take-part|letters|questions|spoken|recordings|told-read", "state": "enum:yes|not-now|never|no", "until": "int", "text": "hash"}, "kinds": [], "points": {}, "rules": ["peer"], "slots": "none", "changes": "Says yes or no to taking part or to one channel with one person."},
  "wishes": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body", "tell": "enum:none|mail|sms", "quiet": "minutes", "blocked": "days"}, "kinds": ["wishes"], "points": {}, "rules": [], "slots": "author", "changes": "Replaces how and when the person wants to be told."},
  "submit": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "peer": "ref", "body": "body", "att": "att", "of": "hash?"}, "kinds": ["letter", "questions", "answers", "statement"], "points": {"of": ["return"]}, "rules": [], "slots": "author", "changes": "Sends a message, or a new round of one, to the desk."},
  "tell": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "body": "body"}, "kinds": ["tell"], "points": {}, "rules": [], "slots": "author", "changes": "A word from the participant to the desk."},
  "agree": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["proof"]}, "rules": [], "slots": "none", "changes": "Agrees to a proposed text."},
  "refuse": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "body": "body"}, "kinds": ["refuse"], "points": {"of": ["proof"]}, "rules": [], "slots": "author", "changes": "Refuses a proposed text."},
  "recall": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["submit", "transcript"]}, "rules": [], "slots": "none", "changes": "Asks for a message back."},
  "ready": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "how": "enum:now|with-support|not-now|never"}, "kinds": [], "points": {"of": ["release"]}, "rules": [], "slots": "none", "changes": "Says when and with whom the reader wants to open what is waiting."},
  "opened": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash"}, "kinds": [], "points": {"of": ["release"]}, "rules": [], "slots": "none", "changes": "Records that the reader opened a release."},
  "keep": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int", "of": "hash", "how": "enum:keep|service-keeps|remove"}, "kinds": [], "points": {"of": ["release"]}, "rules": [], "slots": "none", "changes": "Says what becomes of a release after reading."},
  "pause": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Stops everything on its way to or from the lane."},
  "resume": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Ends a pause."},
  "withdraw": {"chains": "L", "signer": "participant", "fields": {"v": "int", "t": "name", "case": "hash", "chain": "id16", "seq": "int", "prev": "hash?", "ros": "ros", "by": "fp", "ts": "int"}, "kinds": [], "points": {}, "rules": [], "slots": "none", "changes": "Stops everything until a new consent to take part."},
};

export const SIGNERS = {
  "opener": "the identity in `me`, which becomes the first member",
  "member": "a member of the desk at the entry's `ros` (in R: at that point)",
  "root": "the service root named in roster-open",
  "supervisor": "a member whose role is supervisor and who did not sign the entry meant by `of`",
  "participant": "the participant key accepted last in this lane",
  "enrolling": "the identity in `me`, answering an invite"
};

export const SLOTS = {
  "none": "no slots",
  "epoch": "the new desk seed for every member after this entry, and for root if `recover` is 1",
  "epochs": "every desk seed announced so far for `who`, at the entry that announced it",
  "desk": "desk/n",
  "note": "desk/n, or only the staff member named in `for`",
  "author": "the signer and desk/n",
  "lane": "the lane's accepted key, if there is one, and desk/n",
  "regrant": "the key in `to`, at the lane's earlier entries with bodies"
};

export const RULES = {
  "opens": "is entry 0 of its chain, and nothing else is",
  "me": "`by` is the fingerprint of `me`",
  "cover": "a cover shares `msg` and `kc` with the body",
  "fresh": "`body.msg` is not the item's `msg`",
  "agree": "`agree` is empty if and only if `mode` is as-written",
  "peer": "`peer` is empty if and only if `what` is take-part",
  "offer": "`offer` is set if and only if `outcome` is release; otherwise `when` is 0",
  "date": "with `on` date, `until` is not 0",
  "as": "`as` has the fields of `act` without its body"
};

export const ACTS = {
  "consent": {
    "peer": "ref?",
    "what": "enum:take-part|letters|questions|spoken|recordings|told-read",
    "state": "enum:yes|not-now|never|no",
    "until": "int",
    "text": "hash"
  },
  "agree": {
    "of": "hash"
  },
  "refuse": {
    "of": "hash"
  },
  "recall": {
    "of": "hash"
  },
  "ready": {
    "of": "hash",
    "how": "enum:now|with-support|not-now|never"
  },
  "keep": {
    "of": "hash",
    "how": "enum:keep|service-keeps|remove"
  },
  "pause": {},
  "resume": {},
  "withdraw": {},
  "wishes": {
    "tell": "enum:none|mail|sms",
    "quiet": "minutes",
    "blocked": "days"
  }
};

export const LIMITS = {
  "ok": 8,
  "att": 16,
  "heads": 64,
  "gates": 32,
  "days": 60,
  "minutes": 2,
  "cert": 600
};
