"""A service in full use, with everybody who may ask, and a good request for each address of its API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import Client, TestResponse

from mediator.client import Participant
from mediator.protocol.encoding import b64
from tests.attacks.recorded import Exchange, Recorder
from tests.attacks.worlds import make_busy
from tests.client.world import LETTER, PASSPHRASE, Crossing, World, add_staff, open_crossing

ABSENT = {43: b64(b"\x07" * 32), 22: b64(b"\x07" * 16)}
STRANGERS = ("stranger", "gone")


@dataclass
class Ground:
    """A service in full use: who may ask, with which cookie, and one good request for each address."""

    app: Flask
    crossing: Crossing
    other: Crossing
    cookies: dict[str, str]
    good: dict[tuple[str, str], list[Exchange]] = field(default_factory=dict)
    base_url: str = "http://localhost"

    def send(self, who: str, method: str, path: str, data: bytes = b"", kind: str = "application/json") -> TestResponse:
        """Ask as somebody, from a page of the service."""
        headers = {"Sec-Fetch-Site": "same-origin", "Cookie": self.cookies[who]}
        client = Client(self.app, use_cookies=False)
        return client.open(path, method=method, data=data, content_type=kind, headers=headers, base_url=self.base_url)


def api_rules(app: Flask) -> list[tuple[Rule, str]]:
    """Every address of the API with each of its methods."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/api/")]
    return [(rule, method) for rule in rules for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]


def everything_once(world: World, recorder: Recorder) -> Ground:
    """Use every address well at least once, as two cases with much in them do."""
    crossing, other = open_crossing(world, eyes=2), open_crossing(world)
    make_busy(crossing, "Ben")
    msg = crossing.ann.write(LETTER)
    release = crossing.pass_on(msg)
    crossing.ben.read(release)
    sam, ann, case = world.sam, crossing.ann, crossing.case
    draft, version = ann.save_draft(text="Not sent.")
    ann.save_draft(draft, version, text="Not sent yet.")
    ann.http.get("/api/drafts")
    ann.http.get(f"/api/drafts/{draft}")
    ann.http.delete(f"/api/drafts/{draft}")
    ann.save_draft(text="Another.")
    for path in ("/api/session", "/api/states"):
        ann.http.get(path)
    ann.http.put("/api/session/hk", {"hk": b64(b"h" * 32)})
    ann.http.put(
        "/api/settings", {"lock_minutes": 15, "exit": "service", "text_size": "normal", "veil": 1, "spelling": 0}
    )
    ann.change_passphrase(crossing.cards["Ann"].text, PASSPHRASE, PASSPHRASE + " again")
    other.ben.halt()
    sam.cases()
    sam.queue()
    sam.calls()
    sam.http.get("/api/calls/asked")
    sam.http.get("/api/queue/undecided")
    sam.decided()
    first = sam.http.get("/api/templates")[0]
    changed = {"title": first["title"], "words": "Please look again.", "version": first["version"]}
    world.ruth.http.put(f"/api/templates/{first['name']}", changed)
    sam.rules()
    rule = world.ruth.add_rule(["the old mill"], "third_party", "A place that everybody here knows.")
    world.ruth.change_rule(rule, active=False)
    sam.rule_versions(rule["name"])
    waiting = crossing.ann.write("One more.")
    sam.lease(case, waiting)
    sam.keep_address(case, crossing.lanes["Ann"], "ann@home.example.org")
    sam.lanes_with_address(case)
    leaver = add_staff(world, "Lee")
    again = Participant(world.base_url, world.transport)
    again.sign_in(other.cards["Ben"].text, PASSPHRASE)
    leaver.http.put("/api/session/hk", {"hk": b64(b"h" * 32)})
    leaver.http.delete("/api/session/hk")
    outsider = add_staff(world, "Max")
    people = {"sam": sam, "ann": ann, "ben": crossing.ben, "outsider": outsider, "another": other.ann}
    cookies = {name: "; ".join(f"{k}={v}" for k, v in one.http._cookies.items()) for name, one in people.items()}
    gone = "; ".join(f"{k}={v}" for k, v in leaver.http._cookies.items())
    leaver.sign_out()
    ground = Ground(world.app, crossing, other, {**cookies, "stranger": "", "gone": gone})
    adapter = world.app.url_map.bind("localhost")
    for one in recorder.api():
        rule, _ = adapter.match(one.path, method=one.method, return_rule=True)
        if one.status < 300:
            ground.good.setdefault((rule.rule, one.method), []).append(one)
    return ground


def check_refusal(answer: TestResponse, what: object) -> None:
    """A 4xx in JSON, with a code and a sentence that repeats nothing of what was sent."""
    assert 400 <= answer.status_code < 500, (what, answer.status_code, answer.text[:200])
    said = json.loads(answer.data)
    assert isinstance(said["code"], str), what
    assert said["code"], what
    assert isinstance(said["sentence"], str), what
    assert said["sentence"].endswith("."), (what, said)
    assert "Cache-Control" in answer.headers, what


def fill(rule: Rule, case: str, **more: str) -> str:
    """The address of a rule with these ids; those not given are absent ones."""
    names = {"case": case, "lane": ABSENT[22], "blob": ABSENT[43], "name": case, "draft_id": ABSENT[22], **more}
    path = rule.rule
    for name in rule.arguments:
        path = path.replace(f"<{name}>", names[name])
    return path
