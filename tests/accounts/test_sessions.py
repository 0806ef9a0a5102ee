"""Sessions live in the database: they rotate, end, and their key is kept apart and not for long."""

from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from mediator.accounts import queries, services
from mediator.accounts.models import SessionKey, SignIn
from mediator.extensions import KEYS_BIND, db
from mediator.protocol.account import make_seed, wrap_seed
from mediator.protocol.encoding import b64
from tests.accounts.conftest import Person
from tests.conftest import own_client

HOUR = 3600


def only_session() -> SignIn:
    return db.session.query(SignIn).one()


def test_the_cookie_is_for_this_site_and_no_script(invite: Callable[..., Person]) -> None:
    cookie = invite().enrol().headers["Set-Cookie"]
    assert {"HttpOnly", "Secure", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Expires" not in cookie


def test_a_sign_in_rotates_the_session(service: Flask, sam: Person) -> None:
    before = sam.client.get_cookie("page").value
    with service.app_context():
        old = only_session().id
    sam.sign_in()
    with service.app_context():
        assert only_session().id != old
    thief = own_client(service)
    thief.set_cookie("page", before)
    assert thief.get("/api/session").status_code == 401


def test_a_session_that_was_ended_is_over(sam: Person) -> None:
    cookie = sam.client.get_cookie("page").value
    assert sam.client.post("/api/sign-out").status_code == 200
    sam.client.set_cookie("page", cookie)
    answer = sam.session()
    assert answer.status_code == 401
    assert answer.json["code"] == "not-signed-in"


def test_a_session_ends_after_eight_hours(service: Flask, sam: Person, real_now: int) -> None:
    with service.app_context():
        signed_in = only_session()
        assert 0 <= signed_in.ends_at - real_now - 8 * HOUR < 600
        assert queries.find_sign_in(signed_in.id, signed_in.ends_at - 1) is signed_in
        assert queries.find_sign_in(signed_in.id, signed_in.ends_at) is None


def test_the_half_restores_pages_until_the_page_is_locked(sam: Person) -> None:
    assert sam.session().json["hk"] is None
    sam.unlock_pages(b"h" * 32)
    assert sam.session().json["hk"] == b64(b"h" * 32)
    assert sam.client.delete("/api/session/hk").status_code == 200
    assert sam.session().json["hk"] is None


def test_a_second_tab_gets_the_half_that_is_in_force(sam: Person) -> None:
    assert sam.unlock_pages(b"1" * 32) == sam.unlock_pages(b"2" * 32) == b64(b"1" * 32)


def test_a_second_tab_that_signs_in_keeps_the_first_one_open(sam: Person) -> None:
    sam.unlock_pages(b"1" * 32)
    assert sam.sign_in().json["hk"] == b64(b"1" * 32)
    assert sam.session().json["hk"] == b64(b"1" * 32)


def test_somebody_else_in_the_same_browser_gets_no_half(invite: Callable[..., Person], sam: Person) -> None:
    sam.unlock_pages()
    priya = invite("Priya Shah")
    priya.client = sam.client
    assert priya.enrol().json["hk"] is None
    assert sam.session().json["name"] == "Priya Shah"


def test_the_sealed_seed_is_not_given_to_a_locked_page(sam: Person) -> None:
    assert sam.session().json["blob"] == ""
    sam.unlock_pages()
    assert sam.session().json["blob"] != ""
    sam.client.delete("/api/session/hk")
    assert sam.session().json["blob"] == ""


def test_a_half_lasts_for_the_lock_time_and_two_idle_minutes(service: Flask, sam: Person, now: int) -> None:
    with service.app_context():
        signed_in = only_session()
        services.keep_hk(signed_in, b"h" * 32, now)
        assert queries.find_hk(signed_in, now + 17 * 60 - 1) == b"h" * 32
        assert queries.find_hk(signed_in, now + 17 * 60) is None
        services.keep_hk(signed_in, None, now + 10 * 60)
        assert queries.find_hk(signed_in, now + 26 * 60) == b"h" * 32


def test_a_half_whose_time_is_over_cannot_be_renewed(sam: Person) -> None:
    answer = sam.client.put("/api/session/hk", json={"hk": ""})
    assert answer.status_code == 404
    assert answer.json["code"] == "session-locked"


def test_expired_things_are_deleted_by_the_worker(service: Flask, sam: Person, real_now: int) -> None:
    sam.unlock_pages()
    with service.app_context():
        assert services.drop_expired(real_now) == 0
        services.drop_expired(real_now + HOUR)
        assert db.session.query(SessionKey).count() == 0
        assert db.session.query(SignIn).count() == 1
        services.drop_expired(real_now + 9 * HOUR)
        assert db.session.query(SignIn).count() == 0


def test_halves_are_kept_apart_from_everything_that_is_backed_up(service: Flask, sam: Person) -> None:
    sam.unlock_pages()
    with service.app_context():
        keys, main = db.engines[KEYS_BIND], db.engine
        if main.dialect.name == "sqlite":
            assert "session_key" not in db.inspect(main).get_table_names()
            return
        with keys.connect() as connection:
            sql = "SELECT relpersistence FROM pg_class WHERE relname = 'session_key'"
            assert connection.exec_driver_sql(sql).scalar() == "u"


def test_a_new_passphrase_ends_every_other_session(service: Flask, sam: Person) -> None:
    phone = Person(own_client(service), sam.card, sam.identity)
    assert phone.sign_in().status_code == 200
    new = sam.keys("seven new words for this page now")
    body = {
        "auth": sam.keys().auth,
        "new_auth": new.auth,
        "blob": b64(wrap_seed(new.wrap, sam.identity.seed)),
    }
    assert sam.client.put("/api/passphrase", json=body).status_code == 200
    assert phone.session().status_code == 401
    assert sam.session().status_code == 200
    assert sam.sign_in().status_code == 403
    assert sam.sign_in("seven new words for this page now").status_code == 200


def test_a_new_passphrase_needs_the_old_one(sam: Person) -> None:
    new = sam.keys("seven new words for this page now")
    body = {"auth": new.auth, "new_auth": new.auth, "blob": b64(wrap_seed(new.wrap, make_seed()))}
    answer = sam.client.put("/api/passphrase", json=body)
    assert (answer.status_code, answer.json["code"]) == (403, "no-match")
    assert sam.sign_in().status_code == 200


def test_settings_are_kept(sam: Person) -> None:
    chosen = {"lock_minutes": 30, "exit": "news", "text_size": "large", "veil": 0, "spelling": 1}
    assert sam.client.put("/api/settings", json=chosen).status_code == 200
    assert sam.session().json["settings"] == chosen


def test_p13_other_settings_are_refused(sam: Person) -> None:
    chosen = {"lock_minutes": 30, "exit": "news", "text_size": "large", "veil": 0, "spelling": 1}
    for change in (
        {"lock_minutes": 16},
        {"lock_minutes": "15"},
        {"lock_minutes": True},
        {"exit": "https://example.org"},
        {"text_size": 2},
        {"veil": True},
        {"spelling": 2},
        {"more": 1},
    ):
        assert sam.client.put("/api/settings", json=chosen | change).status_code == 400, change
    assert sam.session().json["settings"]["lock_minutes"] == 15


def test_everything_works_below_https_too(invite: Callable[..., Person]) -> None:
    ruth = invite("Ruth Bell", base_url="https://localhost")
    assert ruth.enrol().status_code == 200
    assert ruth.sign_in().status_code == 200
    ruth.unlock_pages()
    assert ruth.session().json["hk"]
    assert ruth.client.post("/api/sign-out").status_code == 200


GUARDED = {
    "get": ("session", "states", "drafts", "drafts/abcdefgh", "staff"),
    "put": ("session/hk", "settings", "passphrase", "states/self", "drafts/abcdefgh"),
    "post": ("sign-out", "halt"),
    "delete": ("session/hk", "drafts/abcdefgh"),
}


def test_nothing_is_answered_without_a_session(client: FlaskClient) -> None:
    for method, names in GUARDED.items():
        for name in names:
            answer = client.open(f"/api/{name}", method=method.upper())
            assert (answer.status_code, answer.json["code"]) == (401, "not-signed-in"), name
