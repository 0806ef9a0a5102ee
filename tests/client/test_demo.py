"""The demo is made through the protocol, shows every state of the table, and everybody in it can sign in."""

import json
import re
import stat
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from flask import Flask

from mediator.accounts import staff
from mediator.client import Facilitator, Participant
from mediator.client.demo import cast, seed
from mediator.client.demo.highlights import ANSWERS, marks_of, reading_text
from mediator.client.demo.letters import FOLDER, read_letter
from mediator.client.demo.seed import LINKS, read_links
from mediator.messages.table import STATES
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity
from tests.client.world import LOCAL, make_world_folder
from tests.conftest import let_go, make_app

LONGEST_SECONDS = 60


@dataclass
class Demo:
    """A seeded demo: its app, the lines it printed, how long it took."""

    app: Flask
    lines: str
    folder: Path
    seconds: float

    def card_of(self, name: str) -> str:
        """The code in a person's link."""
        found = re.search(rf"  {name}: .*\n *\S*#(\w{{28}})", self.lines)
        assert found is not None
        return found[1]


@pytest.fixture(scope="module")
def demo(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo in a database of its own."""
    folder = make_world_folder(sqlite_template, tmp_path_factory.mktemp("demo"))
    app = make_app(folder)
    root, now = Identity.from_seed(make_seed()), int(time.time())
    with app.app_context():
        staff.make_service(root.public(), demo=True, now=now)

    def invite(name: str, supervisor: bool) -> str:
        with app.app_context():
            return staff.invite(name, supervisor, now)

    def certify(fp: str) -> None:
        with app.app_context():
            staff.certify(fp, root, now)

    began, said = time.process_time(), []
    lines = seed(LOCAL, invite, certify, folder, said.append, httpx.WSGITransport(app=app))
    assert len(said) > 20, "progress is shown"
    yield Demo(app, lines, folder, time.process_time() - began)
    let_go(app)


def sign_in(demo: Demo, person: cast.Staff | cast.Person) -> Facilitator | Participant:
    """Somebody of the cast, signed in as the printed lines say."""
    kind = Facilitator if isinstance(person, cast.Staff) else Participant
    who = kind(LOCAL, httpx.WSGITransport(app=demo.app))
    who.sign_in(demo.card_of(person.name), person.passphrase)
    return who


def test_it_takes_less_than_a_minute_of_work(demo: Demo) -> None:
    assert demo.seconds < LONGEST_SECONDS


def test_every_state_of_the_table_is_there(demo: Demo) -> None:
    sam = sign_in(demo, cast.STAFF[0])
    assert isinstance(sam, Facilitator)
    items = [item for case in sam.cases() for item in sam.letters(case["case"]).values()]
    assert {item.state for item in items} == set(STATES)
    assert {item.hold["on"] for item in items if item.hold} == {"asked", "date"}
    assert {item.item.kind for item in items} == {"letter", "questions", "answers", "statement", "spoken"}


@pytest.mark.parametrize("person", cast.STAFF, ids=lambda one: one.key)
def test_staff_can_sign_in_and_read_every_letter(demo: Demo, person: cast.Staff) -> None:
    who = sign_in(demo, person)
    assert isinstance(who, Facilitator)
    for case in who.cases():
        for msg in who.letters(case["case"]):
            assert who.text_of(case["case"], msg)["lang"] == "en"


@pytest.mark.parametrize(
    "person",
    [
        one
        for people in (cast.BURGLARY, cast.BEREAVEMENT, cast.ASSAULT, cast.ROBBERY)
        for one in people
        if one.passphrase
    ],
    ids=lambda one: one.key,
)
def test_participants_can_sign_in(demo: Demo, person: cast.Person) -> None:
    who = sign_in(demo, person)
    assert isinstance(who, Participant)
    assert who.letters()
    assert set(who.names().values()) == {one.name for one in cast.STAFF}


def test_something_waits_to_be_opened_and_a_draft_is_begun(demo: Demo) -> None:
    hazel = sign_in(demo, cast.BURGLARY[0])
    assert isinstance(hazel, Participant)
    assert sorted(one.opened is None for one in hazel.received().values()) == [False, True]
    (draft,) = hazel.drafts().values()
    assert draft["text"] == read_letter("hazel-draft")["text"]


def _stand(item: dict[str, Any]) -> list[Any]:
    """How a message stands, for when the call after it is planned, and whether it is to be compared with its paper."""
    return [item["state"], item["call"]["when"] if item["call"] else 0, int(bool(item["written_by"]))]


def test_the_browsers_fold_and_the_server_agree_on_every_state(demo: Demo, node: str) -> None:
    """Each on its own makes the same of the entries: the pages from what they checked, the queue from its fold."""
    sam = sign_in(demo, cast.STAFF[0])
    served = [sam.http.get(f"/api/cases/{row['case']}") for row in sam.cases()]
    lines = "".join(f"{json.dumps(case)}\n" for case in served)
    told = subprocess.run([node, "tests/js/fold.mjs"], input=lines, capture_output=True, text=True, check=False)
    assert told.stderr == ""
    browser = [json.loads(line) for line in told.stdout.splitlines()]
    assert browser == [{item["msg"]: _stand(item) for item in case["items"]} for case in served]
    for case in served:
        letters = sam.letters(case["case"])
        calls = {msg: one.call.entry["when"] if one.call else 0 for msg, one in letters.items()}
        mine = {msg: [one.state, calls[msg], int(one.waits_for_comparing)] for msg, one in letters.items()}
        assert mine == {item["msg"]: _stand(item) for item in case["items"]}
    assert len(served) == 4
    assert sum(stand[2] for case in browser for stand in case.values()) == 1


def test_a_card_is_left_to_try(demo: Demo) -> None:
    imran = Participant(LOCAL, httpx.WSGITransport(app=demo.app))
    assert len(imran.enrol(demo.card_of("Imran Sattar"), "any three words")) == 4


def test_the_links_are_kept_for_their_owner_alone(demo: Demo) -> None:
    assert read_links(demo.folder) == demo.lines
    assert stat.S_IMODE((demo.folder / LINKS).stat().st_mode) == 0o600


def test_a_proposal_differs_from_its_letter_in_what_it_says_and_nothing_else() -> None:
    for path in FOLDER.glob("*-proposed.txt"):
        was, is_now = read_letter(path.stem.removesuffix("-proposed")), read_letter(path.stem)
        assert was.keys() == is_now.keys()
        assert was.get("questions") == is_now.get("questions")
        lines = zip(str(was).split("\\n"), str(is_now).split("\\n"), strict=True)
        assert sum(old != new for old, new in lines) in (1, 2)


def test_every_letter_is_told() -> None:
    told = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.py"))
    names = {path.stem.removesuffix("-proposed") for path in FOLDER.glob("*.txt")}
    assert [name for name in names if f'"{name}"' not in told] == []


def test_answers_to_highlights_stand_where_their_words_are() -> None:
    for name, rows in ANSWERS.items():
        text = reading_text(name)
        assert {text[mark["start"] : mark["end"]] for mark in marks_of(name)} == {row.words for row in rows}


def test_conditions_are_met_in_one_case_and_one_is_shut_in_another(demo: Demo) -> None:
    sam = sign_in(demo, cast.STAFF[0])
    assert isinstance(sam, Facilitator)
    stands = [sam.conditions(row["case"], lane) for row in sam.cases() for lane in _lanes(sam, row)]
    hers = {"partner-abuse-asked", "preparation-done", "risk-reviewed"}
    his = hers | {"no-order-against", "responsibility-accepted"}
    assert sorted(map(sorted, stands)) == sorted(map(sorted, [hers] * 8 + [his] + [his | {"permission"}] * 3))
    assert sorted(state for one in stands for state in one.values()) == ["not given"] * 2 + ["open"] * 44 + ["shut"]


def test_somebody_pauses_one_stops_and_a_letter_in_two_languages_went_to_prison_on_paper(demo: Demo) -> None:
    sam, danuta = sign_in(demo, cast.STAFF[0]), sign_in(demo, cast.ROBBERY[0])
    assert isinstance(sam, Facilitator)
    assert isinstance(danuta, Participant)
    case = danuta.session["case"]
    opened = sam.load(case)
    fold = sam.fold(opened)
    assert fold.people is not None
    names = {row["lane"]: row["name"] for row in opened.content(fold.people)["people"]}
    assert [names[chain] for chain, lane in fold.lanes.items() if lane.paused] == ["Danuta Wrona"]
    assert [names[chain] for chain, lane in fold.lanes.items() if lane.withdrawn] == ["Ravi Menon"]
    assert sam.preferences(case) == {danuta.session["lane"]: "wait"}
    passed = next(one for one in fold.lanes.values() if one.received)
    [release] = passed.received
    assert opened.content(opened.find(release))["translation"]["lang"] == "en"
    handed = [entry for entry in opened.view.lanes[passed.chain].entries if entry.t == "printed"]
    assert [entry["of"] for entry in handed] == [release]
    assert any(
        "Handed to: Him, in the chaplain's room." in opened.content(entry)["text"]
        for entry in fold.log
        if entry.t == "note"
    )


def _lanes(sam: Facilitator, row: dict[str, Any]) -> list[str]:
    return list(sam.load(row["case"]).view.lanes)
