"""P4: between the service and a reader's real browser somebody changes what is served. Nothing of it is shown.

Each attack ends with the page that shows nothing and says a code and whom to ring; Stop still works from there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from mediator.protocol.account import make_seed
from mediator.protocol.body import make_slot, seal_body
from mediator.protocol.certificate import certify
from mediator.protocol.encoding import b64, canon, unb64
from mediator.protocol.identity import Identity
from tests.attacks.meddler import FORGED, Meddler, Served, append_signed, forge, lane_of, last_of, newest
from tests.browser.people import LETTER, Participant, Stage

STRANGER = Identity.from_seed(make_seed())
SECOND = "A second letter, which came later."


@dataclass
class Reader:
    """Kyle in his browser, behind the meddler, and what the meddler knows: the desk's keys, as if it had stolen one."""

    kyle: Participant
    meddler: Meddler
    stage: Stage
    case: str
    release: str
    before: Served

    @property
    def sam(self) -> Identity:
        """A facilitator's key."""
        return self.stage.desk("Sam").identity

    @property
    def me(self) -> dict[str, str]:
        """Kyle's public key."""
        return self.stage.writer("Kyle").identity.public()

    def sees_nothing(self, *paths: str) -> str:
        """Open pages with this served; the code that they show instead of anything of the case."""
        codes = set()
        for path in paths or (f"/read#{self.release}",):
            self.kyle.page.goto("about:blank")
            self.kyle.page.goto(path)
            expect(self.kyle.page.get_by_role("heading", name="We cannot show this safely")).to_be_visible()
            self.kyle.sees_nothing_of(LETTER, LETTER[:20], SECOND, FORGED, "Sam passed this on")
            codes.add(self.kyle.page.locator("main strong").last.inner_text())
        (code,) = codes
        return code

    def signs(self, entries: list[dict[str, str]], by: Identity, t: str, **fields: object) -> None:
        """Put a well-formed entry behind a chain's newest."""
        append_signed(SimpleNamespace(case=self.case), entries, by, t, **fields)  # type: ignore[arg-type]


@pytest.fixture
def reader(stage: Stage) -> Reader:
    """Kyle has received a letter and looked at his page once, while nothing was changed; then came a second to read."""
    stage.letter_passed_on("Hazel")
    before = stage.writer("Kyle").http.get(f"/api/cases/{stage.office.cases['Kyle']}")
    kyle = stage.participant("Kyle")
    stage.letter_passed_on("Hazel", SECOND)
    release = list(stage.writer("Kyle").received())[-1]
    stage.writer("Kyle").ready(release)
    kyle.goes_home()
    return Reader(kyle, Meddler(kyle.page), stage, stage.office.cases["Kyle"], release, before)


Attack = Callable[[Reader, Served], object]


def _resigned(r: Reader, served: Served, **changed: object) -> None:
    """The release once more, signed by Sam as if nothing were wrong, with something else in it."""
    at, release = last_of(lane_of(served), "release")
    fields = {name: release[name] for name in ("body", "cover", "att", "mode", "ok")}
    del lane_of(served)[at:]
    r.signs(lane_of(served), r.sam, "release", **{**fields, **changed})


def _flipped(r: Reader, served: Served) -> None:
    at, _ = last_of(lane_of(served), "release")
    sig = lane_of(served)[at]["sig"]
    lane_of(served)[at]["sig"] = ("B" if sig[0] == "A" else "A") + sig[1:]


def _other_words_under_the_old_signature(r: Reader, served: Served) -> None:
    at, release = last_of(lane_of(served), "release")
    lane_of(served)[at]["stmt"] = b64(canon({**release.fields, "mode": "edited"}))


def _joins(r: Reader, served: Served, by: Identity, root: Identity) -> None:
    cert = certify(root, STRANGER.public(), 2**40, sup=False)
    r.signs(served["roster"], by, "staff-add", who=STRANGER.fp, cert=cert, role="facilitator")


def _forked(r: Reader, served: Served) -> None:
    lane_of(served).pop()
    r.signs(lane_of(served), r.sam, "sync")


def _another_key_is_mine(r: Reader, served: Served) -> None:
    r.signs(lane_of(served), STRANGER, "enrol", me=STRANGER.public(), mac=b64(bytes(32)))
    r.signs(lane_of(served), r.sam, "accept", who=STRANGER.fp, old=r.stage.writer("Kyle").fp)


def _from_the_other_lane(r: Reader, served: Served) -> None:
    theirs = r.stage.desk("Sam").http.get(f"/api/cases/{r.case}")["lanes"][r.stage.office.lanes["Hazel"]]
    served["lanes"] = {newest(lane_of(served)).chain: theirs}


def _slot_of_another_body(r: Reader, served: Served) -> None:
    _, release = last_of(lane_of(served), "release")
    for slot in served["slots"]:
        if slot[:2] == [release.chain, release.seq]:
            slot[3] = b64(make_slot(bytes(32), unb64(r.me["box"])))


def _another_body(r: Reader, served: Served) -> None:
    _, release = last_of(lane_of(served), "release")
    content = {"v": 1, "text": FORGED, "lang": "en", "att": []}
    r.meddler.blobs[release["body"]["ct"]] = seal_body(content, r.case, release.chain, "letter", t="release").ct


def _no_body(r: Reader, served: Served) -> None:
    _, release = last_of(lane_of(served), "release")
    r.meddler.blobs[release["body"]["ct"]] = bytes(release["body"]["len"])


def _approved_twice_by_one(r: Reader, served: Served) -> None:
    fields = forge(r.meddler, served, r.sam, [r.sam], r.me).fields
    stmt = canon({**fields, "ok": list(fields["ok"]) * 2})
    lane_of(served)[-1] = {"stmt": b64(stmt), "sig": b64(r.sam.sign("rj1/stmt", stmt))}


ATTACKS: dict[str, tuple[str, Attack]] = {
    "an entry changed under its signature": ("V3", _other_words_under_the_old_signature),
    "a bit of a signature": ("V3", _flipped),
    "an entry left out": ("V4", lambda r, s: lane_of(s).pop(2)),
    "two entries swapped": ("V4", lambda r, s: lane_of(s).insert(2, lane_of(s).pop(3))),
    "the newest entries dropped": ("V7", lambda r, s: lane_of(s).pop()),
    "an old answer once more": ("V7", lambda r, s: (s.clear(), s.update(r.before))),
    "a fork": ("V7", _forked),
    "a roster that goes back": ("V6 V7", lambda r, s: s["roster"].pop()),
    "a stranger on the roster, by their own hand": ("V5", lambda r, s: _joins(r, s, STRANGER, STRANGER)),
    "a stranger on the roster, by a real facilitator": ("V10", lambda r, s: _joins(r, s, r.sam, STRANGER)),
    "another desk key": ("V5", lambda r, s: r.signs(
        s["roster"], STRANGER, "desk", desk={"n": 2, "box": STRANGER.public()["box"]})),
    "a release by a stranger": ("V5", lambda r, s: forge(r.meddler, s, STRANGER, [STRANGER], r.me)),
    "a release that nobody approved": ("V9", lambda r, s: forge(r.meddler, s, r.sam, [], r.me)),
    "a release approved by a stranger": ("V9", lambda r, s: forge(r.meddler, s, r.sam, [STRANGER], r.me)),
    "the same person's approval twice": ("V2 V9", _approved_twice_by_one),
    "approvals of another text": ("V9", lambda r, s: forge(
        r.meddler, s, r.sam, [], r.me, ok=last_of(lane_of(s), "release")[1]["ok"])),
    "another mode": ("V7 V9", lambda r, s: _resigned(r, s, mode="edited")),
    "no cover": ("V7 V9", lambda r, s: _resigned(r, s, cover="")),
    "another key accepted as mine": ("V11", _another_key_is_mine),
    "the other person's lane": ("V4 V5 V7 V11", _from_the_other_lane),
    "a slot of another text": ("V8", _slot_of_another_body),
    "no slots": ("V8", lambda r, s: s["slots"].clear()),
    "another sealed text": ("V8", _another_body),
    "an empty sealed text": ("V8", _no_body),
}  # fmt: skip


@pytest.mark.browser
def test_p4_whatever_is_served_instead_nothing_of_it_is_shown(reader: Reader) -> None:
    wrong = {}
    for name, (expected, attack) in ATTACKS.items():
        reader.meddler.reset()
        reader.meddler.json[f"/api/cases/{reader.case}"] = lambda served, attack=attack: attack(reader, served)
        try:
            code = reader.sees_nothing()
            assert code in expected.split(), code
        except AssertionError as error:
            wrong[name] = str(error)[:300]
    assert wrong == {}
    reader.meddler.reset()
    reader.kyle.page.goto("about:blank")
    reader.kyle.page.goto(f"/read#{reader.release}")
    reader.kyle.sees(SECOND)


@pytest.mark.browser
def test_p4_p7_every_page_shows_nothing_and_stop_works_without_a_signature(reader: Reader) -> None:
    reader.meddler.json[f"/api/cases/{reader.case}"] = lambda served: _forked(reader, served)
    received = (f"/ready#{reader.release}", f"/read#{reader.release}")
    assert reader.sees_nothing("/home", "/consents", "/choose", "/write", "/check", "/done", *received) == "V7"
    reader.stage.letter_ready("Hazel", "A third, which waits for its hour.")
    reader.kyle.follows("pause or stop everything")
    reader.kyle.presses("Pause everything")
    reader.kyle.sees("Everything is stopped for now")
    halts = reader.stage.desk("Sam").http.get(f"/api/cases/{reader.case}")["halts"]
    assert [halt["lane"] for halt in halts] == [reader.stage.office.lanes["Kyle"]]


@pytest.mark.browser
def test_p4_the_answer_of_another_account(reader: Reader, stage: Stage) -> None:
    """Hazel's session or case where Kyle's is asked for: he sees nothing of hers, nor of his."""
    hers = stage.writer("Hazel")
    for path in ("/api/session", f"/api/cases/{reader.case}"):
        theirs = hers.http.get(path)
        reader.meddler.reset()
        reader.meddler.json[path] = lambda served, theirs=theirs: (served.clear(), served.update(theirs))
        reader.kyle.page.goto("about:blank")
        reader.kyle.page.goto(f"/read#{reader.release}")
        ends = reader.kyle.page.get_by_text("We cannot show this safely").or_(
            reader.kyle.page.get_by_text("The code on your card")
        )
        expect(ends.locator("visible=true").first).to_be_visible()
        reader.kyle.sees_nothing_of(LETTER, SECOND, FORGED)
