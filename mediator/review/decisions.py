"""Whether something may be passed on, and if not, why not: every reason, in words (protocol section 6). Pure.

Asked when a release is decided, signed, parked, and when its hour comes; pages show the answer.
What only clients can check (highlights answered, equal texts) is not asked here.
"""

from dataclasses import dataclass

from mediator.cases.answers import lacks_supervisor, says_never
from mediator.cases.roster import SUPERVISOR
from mediator.cases.stand_ins import caller_of, read_stand_ins
from mediator.cases.states import LaneState
from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import HELD, RECALLED
from mediator.protocol.entry import Entry
from mediator.protocol.lane import SPOKEN
from mediator.protocol.permission import WHAT as PERMISSION

CHANNELS = {
    "letter": "letters",
    "statement": "letters",
    "questions": "questions",
    "answers": "questions",
    "spoken": "spoken",
}
# As facilitators read them (static/js/desk/gates.js has the same words; a test compares).
GATE_WORDS = {
    "responsibility-accepted": "Accepts responsibility",
    "no-order-against": "No court order forbids contact",
    "risk-reviewed": "Risks and strengths reviewed",
    "permission": "Written permission of prison or probation",
    "preparation-done": "Prepared",
    "guardian": "A guardian agrees (child)",
    "child-agrees": "The child agrees",
    "disposal-decided": "What follows in law is decided (child)",
    "advice-offered": "Legal advice was offered (child)",
    "capacity": "Can decide this themselves",
    "partner-abuse-asked": "Partner abuse and control asked about",
}
TOLD_READ = "told-read"


@dataclass(frozen=True)
class Reason:
    """One thing in the way: a code for programs, a sentence for facilitators."""

    code: str
    sentence: str


NO_CONDITIONS = Reason("gate", "No conditions are set for one of them. Set them first.")
NOT_COMPARED = Reason("paper", "It was written down from paper, and nobody else found it the same as its photograph.")
OLD_TRANSLATION = Reason("translation", "The text was changed after it was translated: translate this one too.")
NOT_CHECKED = Reason("translation", "Nobody else found that the translation says the same as the text.")
NO_PERMISSION = Reason("permission", "The author gives no permission to take out details without asking.")


def why_not_release(case: CaseState, item: Item, offer: Entry, now: int) -> list[Reason]:
    """Everything that keeps this offer from being passed on now; empty if it may be."""
    return [
        *why_stopped(case, item, offer),
        *_why_held(item, now),
        *_why_not_this_offer(item, offer),
        *why_not_compared(item),
        *why_not_translated(item),
        *_why_not_approved(case, item),
        *_why_no_consent(case, item, offer, now),
        *(why_no_permission(case, item, now) if item.message.rests_on_permission else []),
        *_why_never(case, item, offer),
        *_why_gates(case, item, offer, now),
        *_why_no_reader(case, offer),
    ]


def why_no_call(case: CaseState, offer: Entry, hour: int) -> list[Reason]:
    """Whether nobody plans to ring or see the reader after this would be passed on, at `hour`.

    Asked beside `why_not_release`: a call comes in the batch that passes on, and is no reason not to begin.
    """
    if offer["mode"] == SPOKEN:
        return []  # Somebody tells it: that is the contact.
    calls = [call.entry for call in case.desk.contacts.open_calls(offer.hash)]
    members = case.roster.members
    covers = read_stand_ins(case.desk.stand_ins, members)
    after = any(call["when"] > hour and caller_of(covers, call["who"], call["when"], hour) in members for call in calls)
    return [] if after else [Reason("call", "No call to the reader is planned for afterwards.")]


def may_offer(case: CaseState, item: Item, fp: str) -> bool:
    """Whether an objection lets this person make the version: only a supervisor who did not make it before."""
    objection = item.unsettled_objection()
    return objection is None or (case.roster.role_of(fp) == SUPERVISOR and objection.offer.by != fp)


def may_excuse(case: CaseState, item: Item, who: str, fp: str) -> bool:
    """Whether this person may say that `who` need not read a version: themself, or a supervisor who did not make it."""
    made_it = item.offer is not None and item.offer.by == fp
    return fp == who or (case.roster.role_of(fp) == SUPERVISOR and not made_it)


def settlers(case: CaseState, item: Item) -> set[str]:
    """Who may settle the standing objection: supervisors who neither objected nor made what was objected to."""
    objection = item.standing_objection()
    if objection is None:
        return set()
    supervisors = {fp for fp, member in case.roster.members.items() if member.role == SUPERVISOR}
    return supervisors - {objection.entry.by, objection.offer.by}


def why_stopped(case: CaseState, item: Item, offer: Entry | None = None) -> list[Reason]:
    """What stops every delivery from the author, and to the reader of `offer` or of the pair."""
    reasons = []
    if case.roster.closed:
        reasons.append(Reason("closed", "The case is closed."))
    if case.desk.suspension:
        reasons.append(Reason("suspended", "The case is suspended."))
    for whose, lane in (("author", case.lanes[item.message.lane]), ("reader", reader_of(case, item, offer))):
        if lane and lane.withdrawn:
            reasons.append(Reason(f"{whose}-stops", f"The {whose} stopped taking part."))
        elif lane and lane.stopped:
            reasons.append(Reason(f"{whose}-paused", f"The {whose} paused, or pressed Stop."))
    return reasons


def why_no_permission(case: CaseState, item: Item, now: int) -> list[Reason]:
    """Whether the author's permission to take out names and contact details is missing now."""
    author = case.lanes[item.message.lane]
    return [] if author.consents_to("", PERMISSION, now) else [NO_PERMISSION]


def why_not_compared(item: Item) -> list[Reason]:
    """Whether what was written down from paper still waits for a second person; empty if not."""
    return [NOT_COMPARED] if item.waits_for_comparing() else []


def why_not_translated(item: Item) -> list[Reason]:
    """Whether a version would have to wait for a translation, or for a second person to check it; empty if not."""
    made = item.translation
    if made is None or not item.waits_for_translation():
        return []
    return [NOT_CHECKED if made["of"] == item.current_text else OLD_TRANSLATION]


def reader_of(case: CaseState, item: Item, offer: Entry | None = None) -> LaneState | None:
    """The lane that an item is meant for, if the pairing says so."""
    if offer is not None:
        return case.lanes.get(offer["dst"])
    other = case.desk.other_side(item.message.lane, item.message.peer)
    return case.lanes.get(other[0]) if other else None


def channels_of(offer: Entry) -> list[str]:
    """The channels whose consent both sides must have given for an offer."""
    channel = CHANNELS[offer["body"]["kind"]]
    return [SPOKEN] if offer["mode"] == SPOKEN else [channel]


def _why_held(item: Item, now: int) -> list[Reason]:
    return [Reason(HELD, "It is on hold.")] if item.is_held(now) else []


def _why_not_this_offer(item: Item, offer: Entry) -> list[Reason]:
    if item.message.state == RECALLED:
        return [Reason("recalled", "The author asked for it back.")]
    if item.released:
        return [Reason("released", "It was passed on already.")]
    standing = item.standing_offer()
    if standing is None or standing.hash != offer.hash:
        return [Reason("not-newest", "This version is not the newest, or the author's word has changed.")]
    if offer["checks"] not in item.checks:
        return [Reason("checks", "The checks of this round are missing.")]
    return []


def _why_not_approved(case: CaseState, item: Item) -> list[Reason]:
    if item.has_enough(case.roster.members, case.roster.eyes):
        return []
    have = len(item.standing_approvals(case.roster.members))
    if have < case.roster.eyes:
        return [Reason("approvals", f"{have} of {case.roster.eyes} approvals.")]
    if item.waits_for(case.roster.members):
        return [Reason("second-reader", "Somebody who was asked to read it has not approved it yet.")]
    return [Reason("editor", "Somebody who did not make this version must approve it.")]


def _why_no_consent(case: CaseState, item: Item, offer: Entry, now: int) -> list[Reason]:
    author, peer = case.lanes[item.message.lane], item.message.peer
    other = case.desk.other_side(author.chain, peer)
    if other is None or other[0] != offer["dst"]:
        return [Reason("pair", "These two are not paired.")]
    reader, ref = case.lanes[other[0]], other[1]
    reasons = []
    for channel in channels_of(offer):
        if not author.consents_to(peer, channel, now):
            reasons.append(Reason("author-consent", f"The author has not said yes to {channel}."))
        if not reader.consents_to(ref, channel, now):
            reasons.append(Reason("reader-consent", f"The reader has not said yes to {channel}."))
    return reasons


def _why_gates(case: CaseState, item: Item, offer: Entry, now: int) -> list[Reason]:
    lanes = (item.message.lane, offer["dst"])
    if any(case.desk.is_unset(lane) for lane in lanes):
        return [NO_CONDITIONS]
    shut = sorted({gate for lane in lanes for gate in case.desk.shut_gates(lane, now)})
    reasons = [Reason("gate", f"The condition “{GATE_WORDS.get(gate, gate)}” is not met.") for gate in shut]
    if any(lacks_supervisor(case.roster, case.desk, lane) for lane in lanes):
        reasons.append(Reason("gate", "A supervisor has to open the review of risks anew: two approve by now."))
    return reasons


def _why_never(case: CaseState, item: Item, offer: Entry) -> list[Reason]:
    never = says_never(case.lanes, case.desk, item.message.lane, offer["dst"])
    return [Reason("never", "The reader was asked, and said never.")] if never else []


def _why_no_reader(case: CaseState, offer: Entry) -> list[Reason]:
    reader = case.lanes.get(offer["dst"])
    if reader is None or reader.closed:
        return [Reason("reader-closed", "The reader's page is closed.")]
    if not reader.accepted and not reader.is_scribe:
        return [Reason("no-reader", "The reader has not used the card yet, or their words are not confirmed.")]
    return []
