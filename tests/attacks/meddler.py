"""Somebody between the real service and one person's real browser, who changes what is served on its way."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from mediator.protocol.approval import approve
from mediator.protocol.body import make_slot, seal_body
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import Entry, from_wire
from mediator.protocol.identity import Identity
from tests.client.test_tampering import append_signed, last_of

Served = dict[str, Any]
Change = Callable[[Served], object]
FORGED = "These words were never passed on by anybody."


@dataclass
class Meddler:
    """Changes answers of the API by path: JSON in place, sealed texts whole. `reset` leaves everything alone."""

    page: Page
    json: dict[str, Change] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    seen: dict[str, list[Served]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.route("**/api/**", self._handle)

    def reset(self) -> None:
        """Serve everything as it is again."""
        self.json.clear()
        self.blobs.clear()

    def _handle(self, route: Route) -> None:
        path, method = urlsplit(route.request.url).path, route.request.method
        blob = path.rpartition("/blobs/")[2]
        if method == "GET" and blob in self.blobs:
            return route.fulfill(body=self.blobs[blob], content_type="application/octet-stream")
        if path not in self.json or method not in ("GET", "POST"):
            return route.continue_()
        answer = route.fetch()
        if not answer.ok:
            return route.fulfill(response=answer)
        served = answer.json()
        self.json[path](served)
        return route.fulfill(response=answer, body=json.dumps(served))


def lane_of(served: Served) -> list[dict[str, str]]:
    """The one lane that a participant is served."""
    return next(iter(served["lanes"].values()))


def newest(entries: list[dict[str, str]]) -> Entry:
    """The last entry of a chain."""
    return from_wire(entries[-1])


def forge(
    meddler: Meddler, served: Served, by: Identity, approvers: list[Identity], reader: dict[str, str], **changed: Any
) -> Entry:
    """Put a release of forged words at the end of a lane, sealed so that its reader's key does open it."""
    chain, case = newest(lane_of(served)).chain, served["case"]
    sealed = seal_body({"v": 1, "text": FORGED, "lang": "en", "att": []}, case, chain, "letter", t="release")
    ok = [
        {"by": one.fp, "sig": approve(one, case, chain, sealed.descriptor, "", "as-written", [])} for one in approvers
    ]
    ok.sort(key=lambda row: row["by"])
    fields = {"body": sealed.descriptor, "cover": "", "att": [], "mode": "as-written", "ok": ok, **changed}
    entry = append_signed(SimpleNamespace(case=case), lane_of(served), by, "release", **fields)  # type: ignore[arg-type]
    fp = next(row[2] for row in served["slots"])
    served["slots"].append([chain, entry.seq, fp, b64(make_slot(sealed.key, unb64(reader["box"])))])
    meddler.blobs[sealed.descriptor["ct"]] = sealed.ct
    return entry


def forge_submission(meddler: Meddler, served: Served, lane: str, by: Identity) -> None:
    """Put a letter that its author never signed at the end of their lane."""
    sealed = seal_body({"v": 1, "text": FORGED, "lang": "en", "att": []}, served["case"], lane, "letter", t="submit")
    meddler.blobs[sealed.descriptor["ct"]] = sealed.ct
    fields = {"peer": b64(bytes(16)), "att": [], "of": "", "body": sealed.descriptor}
    append_signed(SimpleNamespace(case=served["case"]), served["lanes"][lane], by, "submit", **fields)  # type: ignore[arg-type]


__all__ = [
    "FORGED",
    "Change",
    "Meddler",
    "Served",
    "append_signed",
    "forge",
    "forge_submission",
    "lane_of",
    "last_of",
    "newest",
]
