"""The one table of entry types (protocol section 6). A type that is not here does not exist.

`python -m mediator.protocol.types` prints it as JSON for the browser's side and for the documentation.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any

from mediator.protocol.contents import BASE, CONTENT, HANDED_IN, PROOF, VERSION
from mediator.protocol.fields import LIMITS

SOURCES = ("letter", "questions", "answers", "statement", "spoken")
MODES = "enum:as-written|edited|excerpt|summary|spoken"
ROLES = "enum:facilitator|supervisor"
CHANNELS = "enum:take-part|letters|questions|spoken|recordings|told-read|remove-details|sharing"
COVER_KIND = "cover"

COMMON = {
    "v": "int",
    "t": "name",
    "case": "hash",
    "chain": "id16",
    "seq": "int",
    "prev": "hash?",
    "ros": "ros",
    "by": "fp",
    "ts": "int",
}

SIGNERS = {
    "opener": "the identity in `me`, which becomes the first member",
    "member": "a member of the desk at the entry's `ros` (in R: at that point)",
    "root": "the service root named in roster-open",
    "supervisor": "a member whose role is supervisor and who did not sign the entry meant by `of`",
    "participant": "the participant key accepted last in this lane",
    "enrolling": "the identity in `me`, answering an invite",
}

SLOTS = {
    "none": "no slots",
    "epoch": "the new desk seed for every member after this entry, and for root if `recover` is 1",
    "epochs": "every desk seed announced so far for `who`, at the entry that announced it",
    "desk": "desk/n",
    "note": "desk/n, or only the staff member named in `for`",
    "author": "the signer and desk/n",
    "lane": "the lane's accepted key, if there is one, and desk/n",
    "regrant": "the key in `to`, at the lane's earlier entries with bodies",
}

RULES = {
    "opens": "is entry 0 of its chain, and nothing else is",
    "me": "`by` is the fingerprint of `me`",
    "cover": "a cover shares `msg` and `kc` with the body",
    "fresh": "`body.msg` is not the item's `msg`",
    "agree": "`agree` is empty if and only if `mode` is as-written",
    "peer": "`peer` is empty if and only if `what` is take-part, remove-details or sharing",
    "offer": "`offer` is set if and only if `outcome` is release; otherwise `when` is 0",
    "date": "with `on` date, `until` is not 0",
    "hour": "`when` is not 0",
    "as": "`as` has the fields of `act` without its body",
}


@dataclass(frozen=True)
class EntryType:
    """One row of the table.

    `chains` holds the letters of the chains it may stand in; `fields` gives the kind of each own field;
    `kinds` the body kinds allowed; `points` the types that a field with an entry's hash may mean (`*`: any of
    the same lane).
    """

    name: str
    chains: str
    signer: str
    fields: dict[str, str]
    slots: str
    changes: str
    kinds: tuple[str, ...] = ()
    points: dict[str, tuple[str, ...]] | None = None
    rules: tuple[str, ...] = ()

    def all_fields(self) -> dict[str, str]:
        """The exact field set of the entry: the common fields and its own."""
        left_out = {"ros"} if self.chains == "R" else set()
        if self.name == "roster-open":
            left_out.add("case")
        return {name: kind for name, kind in COMMON.items() if name not in left_out} | self.fields


def _fields(text: str) -> dict[str, str]:
    pairs = (word.split("=") for word in text.split())
    return {name: kind for name, kind in pairs}


def _type(
    name: str,
    chains: str,
    signer: str,
    fields: str,
    slots: str,
    changes: str,
    *,
    source: bool = False,
    rules: str = "",
    **points: str,
) -> EntryType:
    own = _fields(fields)
    kinds = (SOURCES if source else (name,)) if "body" in own else ()
    meant = {field: tuple(types.split("|")) for field, types in points.items()}
    return EntryType(name, chains, signer, own, slots, changes, kinds, meant, tuple(rules.split()))


SUBMISSION = "submit|transcript"
# A new round answers a return, or stands in the place of the round before it: one question of it is taken back.
ROUND = f"return|{SUBMISSION}"

# One type is one short block, so that the table can be read as one.
# fmt: off
_ROSTER = (
    _type("roster-open", "R", "opener",
          f"me=public cert=cert role={ROLES} eyes=eyes desk=desk root=public recover=bit", "epoch",
          "Starts a case: its hash is the case's id, its signer the first member, its root the service.",
          rules="opens me"),
    _type("staff-add", "R", "member", f"who=fp cert=cert role={ROLES}", "epochs",
          "Makes a certified person a member of the desk, with every desk key so far."),
    _type("staff-remove", "R", "member", "who=fp desk=desk", "epoch",
          "Ends a membership and starts a new desk key that the person does not get."),
    _type("desk", "R", "member", "desk=desk", "epoch", "Starts a new desk key."),
    _type("policy", "R", "member", "eyes=eyes", "none", "Raises how many members must approve each release."),
    _type("takeover", "R", "root", f"who=fp cert=cert role={ROLES} desk=desk", "epoch",
          "The service root makes one person the only member, with a new desk key."),
    _type("close", "R", "member", "", "none", "Ends the case: nothing follows but each lane's closed."),
)

_LOG = (
    _type("log-open", "D", "member", "", "none", "Starts the desk log.", rules="opens"),
    _type("people", "D", "member", "body=body", "desk", "Replaces the names, contacts and forms of address."),
    _type("terms", "D", "member", "body=body", "desk", "Replaces the protected terms of the case."),
    _type("pair", "D", "member", "a=pair b=pair", "none",
          "Lets two lanes exchange: each row is a lane and the reference by which it knows the other."),
    _type("invite", "D", "member", "lane=id16 find=key body=body", "desk",
          "Issues a card for a lane; the body holds the key that proves an enrolment came from it."),
    _type("look", "D", "member", "lane=id16 of=hash", "none",
          "Records that a facilitator opened a submission for the first time.", of=SUBMISSION),
    _type("hold", "D", "member", "lane=id16 msg=id16 until=int on=enum:date|event|asked body=body", "desk",
          "Keeps an item until a date, an event, or until the other side asks.", rules="date"),
    _type("reopen", "D", "member", "of=hash", "none", "Ends a hold: the item waits again.", of="hold"),
    _type("note", "D", "member", "for=for body=body", "note",
          "Adds a note for the desk or for one of its members."),
    _type("need", "D", "member", "lane=id16 gates=gates", "none", "Sets which gates a lane needs open."),
    _type("gate", "D", "member", "lane=id16 gate=name state=enum:open|shut until=int body=body", "desk",
          "Opens or shuts a gate of a lane, with its reason and its last second (0: no end)."),
    _type("checks", "D", "member", "lane=id16 msg=id16 body=body", "desk",
          "Records each highlight and how a person answered it."),
    _type("offer", "D", "member",
          "lane=id16 msg=id16 src=hash agree=hash? dst=id16 body=body cover=body? att=att "
          f"mode={MODES} checks=hash", "desk",
          "Puts forward the version for the reader, sealed for the desk; voids earlier approvals.",
          source=True, rules="cover fresh agree", src=SUBMISSION, agree="agree|said|proof", checks="checks"),
    _type("approve", "D", "member", "of=hash sig=sig", "none",
          "Adds the signer's approval of an offer.", of="offer"),
    _type("object", "D", "member", "of=hash body=body", "desk",
          "Voids an offer's approvals: the item waits again, and a supervisor decides about that version.",
          of="offer"),
    _type("settle", "D", "supervisor", "of=hash body=body", "desk",
          "Upholds an objection, with words for the desk: the version may be made anew.", of="object"),
    _type("ask", "D", "member", "of=hash who=fp body=body", "desk",
          "Asks one more member to read an offer: it is not passed on before they approve.", of="offer"),
    _type("excuse", "D", "member", "of=hash body=body", "desk",
          "Says that a member who was asked need not read it after all: they themself, or a supervisor.", of="ask"),
    _type("decide", "D", "member",
          "lane=id16 msg=id16 outcome=enum:release|return|decline offer=hash? when=int", "none",
          "Decides an item: pass the offer on now or at an hour, return it, or decline it.",
          rules="offer", offer="offer"),
    _type("takeback", "D", "member", "of=hash", "none", "Stops an offer before it is passed on.", of="offer"),
    _type("call", "D", "member", "lane=id16 who=fp when=int of=hash? body=body", "desk",
          "Plans that `who` rings or sees a person, because of an offer or for its own sake; of a call: in its place.",
          rules="hour", of="offer|call"),
    _type("contact", "D", "member", "lane=id16 how=enum:tried|spoke|met|booked when=int of=hash? body=body", "desk",
          "Records that the desk tried to reach a person, spoke with them, met them, or booked a time; "
          "of a call: spoke and met report it.", of="call"),
    _type("approach", "D", "member",
          "lane=id16 to=id16 step=enum:wish|asked|yes|not-now|never|no-answer|rest|ended until=int of=hash? body=body",
          "desk", "Records one step of asking a person (`to`) whether they want to hear from another (`lane`); "
          "`of` is the wish it began with.", of="approach"),
    _type("outcome", "D", "member", "lane=id16 of=hash reply=hash? body=body", "desk",
          "Says what came of something that was told: the reply that was heard, or that none is wanted.",
          of="release", reply="transcript"),
    _type("concern", "D", "member", "lane=id16 of=hash body=body", "desk",
          "Records a worry about somebody's safety that a message gives rise to, and who was told of it.",
          of=SUBMISSION),
    _type("compare", "D", "member", "lane=id16 of=hash found=enum:same|differs body=body", "desk",
          "Says that what somebody else wrote down was compared with its paper, or a translation with its text, "
          "and whether it says the same.",
          of="transcript|translation"),
    _type("translation", "D", "member", "lane=id16 msg=id16 of=hash use=enum:desk|reader|none body=body", "desk",
          "Adds an interpreter's translation of one text, for the desk alone or to go with the version; "
          "or says that none is needed after all.", of=f"{SUBMISSION}|proof"),
    _type("stand-in", "D", "member", "for=fp who=fp? from=int until=int body=body", "desk",
          "Says who does what waits for `for` while they are away: `who`, from and until a second (0: no end); "
          "without `who`: they are back."),
    _type("suspend", "D", "member", "body=body", "desk", "Stops every delivery in the case."),
    _type("lift", "D", "supervisor", "of=hash body=body", "desk", "Ends a suspension.", of="suspend"),
    _type("checkpoint", "D", "member", "heads=heads", "none",
          "States the heads of the chains as the signer saw them."),
    _type("sync", "DL", "member", "", "none", "Carries the newest roster into the chain."),
)

_LANE_DESK = (
    _type("lane-open", "L", "member", "mode=enum:self|scribe lang=lang", "none",
          "Starts a lane, in which the participant writes or a facilitator writes for them.", rules="opens"),
    _type("accept", "L", "member", "who=fp old=fp?", "none",
          "Makes an enrolled key the participant's, in place of `old` if there was one."),
    _type("on-paper", "L", "supervisor", "of=hash body=body", "desk",
          "Ends the key that `of` accepted: a facilitator writes for the person again, who said so.", of="accept"),
    _type("info", "L", "member", "body=body", "lane",
          "Replaces the names and words that the lane's pages show."),
    _type("status", "L", "member", "of=hash st=enum:reading|kept|declined|told-read", "none",
          "Tells the author how their message stands.", of=SUBMISSION),
    _type("later", "L", "member", "of=hash until=int", "none",
          "Tells the author that their message waits for the right time, and when the desk looks again.",
          of=SUBMISSION),
    _type("say", "L", "member", "body=body of=hash?", "lane",
          "A word from the desk to the participant.", of="*"),
    _type("away", "L", "member", "for=fp who=fp? until=int body=body", "lane",
          "Tells a person that `for` is away and asks whether to wait or to meet `who`; without `who`: they are back."),
    _type("return", "L", "member", "of=hash body=body", "lane",
          "Gives a message back with how to mend it.", of=SUBMISSION),
    _type("proof", "L", "member", "of=hash under=hash? body=body", "lane",
          "Proposes a text for the author to agree to, or makes one under a permission given beforehand.",
          source=True, of=SUBMISSION, under="consent|said"),
    _type("release", "L", "member", f"body=body cover=body? att=att mode={MODES} ok=ok", "lane",
          "Passes a version on to this lane's participant, with the approvals it rests on.",
          source=True, rules="cover"),
    _type("told", "L", "member", "of=hash how=enum:telephone|meeting when=int body=body", "lane",
          "Says how and when a spoken message was told to this person, and in which words if they were others.",
          rules="hour", of="release"),
    _type("transcript", "L", "member", "peer=ref body=body att=att of=hash?", "lane",
          "Stands for a message that a facilitator wrote down.", source=True, of=ROUND),
    _type("said", "L", "member",
          "act=enum:consent|agree|refuse|recall|ready|keep|pause|resume|withdraw|wishes|prefer as=as body=body",
          "lane",
          "Counts as the act that a person told a facilitator of.", rules="as"),
    _type("printed", "L", "member", "of=hash", "none", "Records that a text was handed over on paper.",
          of="release|proof"),
    _type("regrant", "L", "member", "of=hash to=fp", "regrant",
          "Gives a newly accepted key the lane's earlier texts.", of="accept"),
    _type("closed", "L", "member", "", "none", "Ends the lane."),
)

_LANE_PARTICIPANT = (
    _type("enrol", "L", "enrolling", "me=public mac=key", "none",
          "Answers a card with a new key.", rules="me"),
    _type("consent", "L", "participant",
          f"peer=ref? what={CHANNELS} state=enum:yes|not-now|never|no until=int text=hash", "none",
          "Says yes or no to taking part, to a permission, or to one channel with one person.", rules="peer"),
    _type("wishes", "L", "participant", "body=body tell=enum:none|mail|sms quiet=minutes blocked=days",
          "author",
          "Replaces how and when the person wants to be told."),
    _type("submit", "L", "participant", "peer=ref body=body att=att of=hash?", "author",
          "Sends a message, or a new round of one, to the desk.", source=True, of=ROUND),
    _type("tell", "L", "participant", "body=body", "author", "A word from the participant to the desk."),
    _type("agree", "L", "participant", "of=hash", "none", "Agrees to a proposed text.", of="proof"),
    _type("refuse", "L", "participant", "of=hash body=body", "author",
          "Refuses a proposed text.", of="proof"),
    _type("recall", "L", "participant", "of=hash", "none", "Asks for a message back.", of=SUBMISSION),
    _type("ready", "L", "participant", "of=hash how=enum:now|with-support|short|not-now|never", "none",
          "Says when and with whom the reader wants to open what is waiting.", of="release"),
    _type("opened", "L", "participant", "of=hash", "none",
          "Records that the reader opened a release.", of="release"),
    _type("keep", "L", "participant", "of=hash how=enum:keep|service-keeps|remove", "none",
          "Says what becomes of a release after reading.", of="release"),
    _type("prefer", "L", "participant", "of=hash how=enum:wait|meet", "none",
          "Says whether to wait for whoever is away, or to meet who stands in.", of="away"),
    _type("pause", "L", "participant", "", "none", "Stops everything on its way to or from the lane."),
    _type("resume", "L", "participant", "", "none", "Ends a pause."),
    _type("withdraw", "L", "participant", "", "none",
          "Stops everything until a new consent to take part."),
)

# fmt: on
TYPES: dict[str, EntryType] = {row.name: row for row in _ROSTER + _LOG + _LANE_DESK + _LANE_PARTICIPANT}

ACTS: dict[str, dict[str, str]] = {
    act: {name: kind for name, kind in TYPES[act].fields.items() if name != "body"}
    for act in TYPES["said"].fields["act"].removeprefix("enum:").split("|")
}


def export() -> dict[str, Any]:
    """The table as plain JSON: signers, slots, rules, types, acts of `said`, limits, contents."""
    rows = {
        row.name: {
            "chains": row.chains,
            "signer": row.signer,
            "fields": row.all_fields(),
            "kinds": list(row.kinds),
            "points": {field: list(types) for field, types in (row.points or {}).items()},
            "rules": list(row.rules),
            "slots": row.slots,
            "changes": row.changes,
        }
        for row in TYPES.values()
    }
    return {
        "signers": SIGNERS,
        "slots": SLOTS,
        "rules": RULES,
        "types": rows,
        "acts": ACTS,
        "limits": LIMITS,
        "content": {"base": BASE, "kinds": CONTENT, "proof": PROOF, "version": VERSION, "handed": HANDED_IN},
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(export(), indent=1) + "\n")
