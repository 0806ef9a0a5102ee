"""Signing in: one answer for a wrong card and a wrong passphrase, slow after five, shut after ten (N11)."""

import time
from collections.abc import Callable
from statistics import median

import pytest
from flask import Flask

from mediator.accounts import queries, services, staff
from mediator.accounts.errors import Locked, NoMatch, SlowDown
from mediator.accounts.models import Account
from mediator.extensions import db
from mediator.protocol.account import unwrap_seed
from mediator.protocol.encoding import b64, unb64
from tests.accounts.conftest import Person

WRONG = b"w" * 32
UNKNOWN = b64(b"u" * 32)


def try_wrong(find: str, times: int, now: int) -> None:
    for _ in range(times):
        with pytest.raises(NoMatch):
            services.sign_in(find, WRONG, None, now)


def test_the_passphrase_opens_the_sealed_seed(sam: Person) -> None:
    answer = sam.sign_in()
    assert answer.status_code == 200
    assert unwrap_seed(sam.keys().wrap, unb64(answer.json["blob"])) == sam.identity.seed


def test_n11_a_wrong_card_and_a_wrong_passphrase_get_the_same_bytes(sam: Person) -> None:
    wrong_passphrase = sam.sign_in("somebody else's words")
    wrong_card = sam.sign_in(find=UNKNOWN)
    assert wrong_passphrase.status_code == wrong_card.status_code == 403
    assert wrong_passphrase.data == wrong_card.data
    assert list(wrong_passphrase.headers) == list(wrong_card.headers)


def test_n11_a_wrong_card_and_a_wrong_passphrase_take_similar_time(service: Flask, sam: Person, now: int) -> None:
    """Both walk the same path; the bound is wide, so that a busy machine does not fail it."""
    with service.app_context():
        spent = [[measure(find, now + turn) for turn in range(0, 3000, 1000)] for find in (sam.card.find, UNKNOWN)]
    known, unknown = (median(times) for times in spent)
    assert known < 20 * unknown
    assert unknown < 20 * known


def measure(find: str, now: int) -> float:
    begun = time.perf_counter()
    with pytest.raises(NoMatch):
        services.sign_in(find, WRONG, None, now)
    return time.perf_counter() - begun


@pytest.mark.parametrize("known", [True, False])
def test_five_failures_slow_down_and_ten_lock_also_for_unknown_cards(
    service: Flask, sam: Person, now: int, known: bool
) -> None:
    find = sam.card.find if known else UNKNOWN
    with service.app_context():
        try_wrong(find, 5, now)
        with pytest.raises(SlowDown) as slow:
            services.sign_in(find, WRONG, None, now)
        assert slow.value.extra == {"wait": 30}
        later = now
        for _ in range(5):
            later += 600
            try_wrong(find, 1, later)
        with pytest.raises(Locked):
            services.sign_in(find, WRONG, None, later + 86_400)


def test_the_right_passphrase_has_to_wait_too(service: Flask, sam: Person, now: int) -> None:
    auth = unb64(sam.keys().auth)
    with service.app_context():
        try_wrong(sam.card.find, 5, now)
        with pytest.raises(SlowDown):
            services.sign_in(sam.card.find, auth, None, now + 29)
        services.sign_in(sam.card.find, auth, None, now + 30)


def test_a_success_forgets_the_failures(service: Flask, sam: Person, now: int) -> None:
    auth = unb64(sam.keys().auth)
    with service.app_context():
        try_wrong(sam.card.find, 4, now)
        services.sign_in(sam.card.find, auth, None, now)
        try_wrong(sam.card.find, 4, now)


def test_slowing_down_is_said_with_the_seconds(sam: Person) -> None:
    answers = [sam.sign_in("wrong words") for _ in range(6)]
    assert [answer.status_code for answer in answers] == [403] * 5 + [429]
    assert answers[-1].json["code"] == "slow-down"
    assert answers[-1].headers["Retry-After"] == str(answers[-1].json["wait"])


def test_p11_a_member_of_staff_who_was_locked_out_comes_back_by_command(service: Flask, sam: Person, now: int) -> None:
    with service.app_context():
        for turn in range(10):
            try_wrong(sam.card.find, 1, now + turn * 600)
        with pytest.raises(Locked):
            services.sign_in(sam.card.find, unb64(sam.keys().auth), None, now + 86_400)
        staff.unlock(sam.identity.fp)
        services.sign_in(sam.card.find, unb64(sam.keys().auth), None, now + 86_400)


def test_a_locked_lane_is_listed_for_its_facilitators(service: Flask, sam: Person, now: int) -> None:
    with service.app_context():
        account = queries.find_account(sam.card.find)
        assert account is not None
        account.kind, account.case, account.lane = "participant", "case", "lane"
        db.session.commit()
        assert queries.list_locked_lanes(["case"]) == []
        for turn in range(10):
            try_wrong(sam.card.find, 1, now + turn * 600)
        assert queries.list_locked_lanes(["case"]) == [("case", "lane")]
        assert queries.list_locked_lanes(["another case"]) == []


def test_an_answer_never_tells_what_was_sent(sam: Person) -> None:
    answer = sam.sign_in("somebody else's words")
    assert sam.card.find not in answer.text
    assert "else" not in answer.text


def test_only_a_hash_of_the_proof_is_kept(service: Flask, sam: Person) -> None:
    with service.app_context():
        account = db.session.query(Account).one()
        assert unb64(sam.keys().auth) not in (account.auth_hash, account.seed_blob)
        assert sam.identity.seed not in account.seed_blob


def test_p13_a_malformed_request_is_refused_in_words(invite: Callable[..., Person]) -> None:
    stranger = invite()
    for body in (
        [],
        {},
        {"find": "x", "auth": "y"},
        {"find": UNKNOWN},
        {"find": UNKNOWN, "auth": 7},
        {"find": UNKNOWN + "=", "auth": UNKNOWN},
        {"find": UNKNOWN, "auth": UNKNOWN, "more": 1},
        {"find": None, "auth": {}},
    ):
        answer = stranger.client.post("/api/sign-in", json=body)
        assert answer.status_code == 400, body
        assert set(answer.json) == {"code", "sentence"}
