"""Staff: invited by command, enrolled in the browser, certified under the root (P11, N11)."""

import re
from collections.abc import Callable

import pytest
from flask import Flask

from mediator.accounts import roots, staff
from mediator.accounts.commands import certify, list_staff, new_root
from mediator.accounts.commands import invite as invite_command
from mediator.accounts.errors import NoSuchStaff, ServiceExists, WrongRoot
from mediator.protocol.card import CardKeys, open_packet, read_card
from mediator.protocol.certificate import check_certificate
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import EncodingInvalid
from mediator.protocol.identity import Identity, check_words
from tests.accounts.conftest import Person
from tests.conftest import own_client


def test_a_staff_card_carries_the_fingerprint_of_the_root(
    invite: Callable[..., Person], root: Identity, real_now: int
) -> None:
    priya = invite("Priya Shah")
    answer = priya.client.post("/api/card", json={"find": priya.card.find}).json
    assert (answer["state"], answer["kind"], answer["roster"]) == ("new", "staff", [])
    assert open_packet(priya.card.packet, unb64(answer["packet"]), real_now)["root"] == root.fp


def test_a_card_opens_one_account_and_then_says_sign_in(invite: Callable[..., Person]) -> None:
    priya = invite("Priya Shah")
    assert priya.enrol().status_code == 200
    used = priya.client.post("/api/card", json={"find": priya.card.find})
    unknown = priya.client.post("/api/card", json={"find": b64(b"u" * 32)})
    assert used.json == {"state": "sign-in"}
    assert used.data == unknown.data


def test_a_second_enrolment_on_one_card_is_refused(service: Flask, invite: Callable[..., Person]) -> None:
    priya = invite("Priya Shah")
    priya.enrol()
    stranger = Person(own_client(service), priya.card)
    answer = stranger.enrol()
    assert (answer.status_code, answer.json["code"]) == (409, "card-used")
    assert stranger.session().status_code == 401
    assert priya.sign_in().json["fp"] == priya.identity.fp


def test_keys_of_another_account_are_refused(invite: Callable[..., Person], sam: Person) -> None:
    priya = invite("Priya Shah")
    priya.identity = sam.identity
    assert priya.enrol().status_code == 409


def test_until_certified_staff_see_nobody(sam: Person) -> None:
    assert sam.session().json["certified"] == 0
    answer = sam.client.get("/api/staff")
    assert (answer.status_code, answer.json["code"]) == (403, "not-certified")


def test_a_certificate_is_signed_by_the_root(service: Flask, sam: Person, root: Identity, real_now: int) -> None:
    with service.app_context():
        staff.certify(sam.identity.fp, root, real_now)
    (entry,) = sam.client.get("/api/staff").json
    said = check_certificate(entry["cert"], root.public(), real_now)
    assert (said.fp, said.sup, said.public) == (sam.identity.fp, False, sam.identity.public())
    assert entry["name"] == "Sam Carter"
    session = sam.session().json
    assert (session["certified"], session["cert"]) == (1, entry["cert"])


def test_another_root_certifies_nobody(service: Flask, sam: Person, real_now: int) -> None:
    with service.app_context():
        with pytest.raises(WrongRoot):
            staff.certify(sam.identity.fp, Identity.from_seed(b"x" * 32), real_now)
        with pytest.raises(NoSuchStaff):
            staff.get_staff("nobody")
        assert staff.get_staff(sam.identity.fp).cert_stmt is None


def test_a_certificate_ends(service: Flask, sam: Person, root: Identity, now: int) -> None:
    with service.app_context():
        account = staff.certify(sam.identity.fp, root, now)
        assert account.is_certified(now)
        assert not account.is_certified(now + 731 * 86_400)


def test_there_is_one_service_in_a_database(service: Flask, root: Identity, now: int) -> None:
    with service.app_context(), pytest.raises(ServiceExists):
        staff.make_service(root.public(), demo=True, now=now)


def test_the_seed_of_the_root_survives_paper(root: Identity) -> None:
    written = roots.write_seed(root.seed)
    assert roots.read_root(f"Root of Northfield\n  {written.upper()}  \nkept in safe 1\n").fp == root.fp
    assert roots.read_public(roots.write_public(root.public())) == root.public()
    with pytest.raises(EncodingInvalid):
        roots.read_root(written[:-4])


def test_the_root_is_made_away_from_the_service() -> None:
    """`root new` needs no database, and shows a seed twice that gives the public line."""
    from click.testing import CliRunner

    said = CliRunner().invoke(new_root).output
    first, second = re.findall(r"^  ((?:[0-9a-f]{4} ?){16})$", said, re.MULTILINE)
    assert first == second
    assert roots.read_root(first).public() == roots.read_public(said.splitlines()[-1])


def test_staff_are_invited_listed_and_certified_by_command(
    service: Flask, root: Identity, tmp_path, sam: Person
) -> None:
    run = service.test_cli_runner().invoke
    said = run(invite_command, ["Ruth Bell", "--supervisor"]).output
    ruth = Person(own_client(service), CardKeys.from_secret(read_card(said.split("#")[1].split()[0])))
    ruth.enrol()
    assert "not certified yet" in run(list_staff).output
    seed = tmp_path / "root.txt"
    seed.write_text(roots.write_seed(root.seed))
    shown = run(certify, [ruth.identity.fp, "--root", str(seed)], input="y\n")
    assert shown.exit_code == 0
    assert " ".join(check_words("en", ruth.identity.fp, root.fp)) in shown.output
    (entry,) = ruth.client.get("/api/staff").json
    assert entry["sup"] == 1
    refused = run(certify, [sam.identity.fp, "--root", str(seed)], input="n\n")
    assert refused.exit_code == 1
    assert sam.session().json["certified"] == 0


def test_a_command_that_cannot_be_done_says_so_in_one_line(service: Flask, tmp_path) -> None:
    seed = tmp_path / "root.txt"
    seed.write_text("nothing of the kind")
    said = service.test_cli_runner().invoke(certify, ["x", "--root", str(seed)])
    assert said.exit_code == 1
    assert said.output.startswith("Error: ")
