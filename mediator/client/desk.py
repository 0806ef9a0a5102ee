"""What every member of staff has: a certificate, the cases of their desks, and sight of a whole case."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from mediator.client.contents import Content
from mediator.client.desk_fold import DeskFold, DeskItem
from mediator.client.errors import CardUnknown, NotReady
from mediator.client.lane_fold import LaneFold
from mediator.client.opencase import OpenCase
from mediator.client.person import Person, make_identity
from mediator.client.pins import seal_root
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.protocol.identity import check_words

STAFF_LANGUAGE = "en"


class Desk(Person):
    """Somebody of the staff, signed in."""

    _cases: dict[str, OpenCase]

    def enrol(self, card: str, passphrase: str) -> list[str]:
        """Answer a staff card with a new key; the four words for the root's holder. Raises CardUnknown."""
        keys, packet, answer = self._look_up(card)
        if answer["kind"] != "staff":
            raise CardUnknown("this is not a staff card")
        identity = make_identity()
        self._enrol(keys, passphrase, identity, {"me": identity.public()})
        self.root_fp = packet["root"]
        sealed = b64(seal_root(identity, self.root_fp))
        self.http.put("/api/states/self", {"version": 0, "sealed": sealed})
        return check_words(STAFF_LANGUAGE, identity.fp, self.root_fp)

    def queue(self, **asked: str | int) -> list[dict[str, Any]]:
        """Everything open on the desks of this person, in the queue's order, page after page; `asked` filters it."""
        return list(self._pages("/api/queue", "items", asked))

    def decided(self) -> list[dict[str, Any]]:
        """The last decision about each item that was decided in the last day, the newest first."""
        return list(self.http.get("/api/queue/decided")["items"])

    def cases(self) -> list[dict[str, Any]]:
        """The cases on whose desk this person is, page after page."""
        return list(self._pages("/api/cases", "cases", {}))

    def calls(self) -> dict[str, Any]:
        """Whom this person might ring, and why, as the service knows it."""
        return dict(self.http.get("/api/calls"))

    def items(self, case: str) -> dict[str, dict[str, Any]]:
        """Every message of a case as the service sees it, also what is done, by its id."""
        return {item["msg"]: item for item in self.http.get(f"/api/cases/{case}")["items"]}

    def lease(self, case: str, msg: str, act: str = "take") -> dict[str, Any]:
        """Take, renew, drop or take over the lease of an item."""
        return dict(self.http.post("/api/leases", {"case": case, "msg": msg, "act": act})["lease"])

    def load(self, case: str) -> OpenCase:
        """A case, fetched and checked anew. Raises CheckFailed, and then nothing of it is shown."""
        opened = self._cases.pop(case, None)
        if opened is None:
            opened = OpenCase(self, case)
        else:
            opened.reload()
        self._cases[case] = opened
        return opened

    def fold(self, opened: OpenCase) -> DeskFold:
        """A case folded as it was seen last."""
        view, now = opened.view, self.now()
        lanes = {chain: LaneFold(chain, lane.entries, now) for chain, lane in view.lanes.items()}
        return DeskFold(
            lanes,
            view.log_entries,
            eyes=view.roster.eyes,
            members=set(view.roster.members),
            parked={row.of: row.when for row in view.parked},
            now=now,
        )

    def letters(self, case: str) -> dict[str, DeskItem]:
        """Every message of a case, by its id, with its state on the desk."""
        return self.fold(self.load(case)).items

    def letter(self, case: str, msg: str) -> DeskItem:
        """One message with its state. Raises NotReady when there is none."""
        return self._seen(self.load(case), msg)

    def content(self, case: str, entry: Entry, part: str = "body") -> Content:
        """Any body of a case, opened. Raises CheckFailed (V8)."""
        return self.load(case).content(entry, part)

    def text_of(self, case: str, msg: str) -> Content:
        """The newest text of a message as its author sent it."""
        opened = self.load(case)
        return opened.content(self._seen(opened, msg).item.newest)

    def peers(self, case: str, lane: str) -> list[str]:
        """The references by which a lane knows those whom it may exchange with."""
        return [ref for ref, _ in self.fold(self.load(case)).peers(lane)]

    def _seen(self, opened: OpenCase, msg: str) -> DeskItem:
        item = self.fold(opened).items.get(msg)
        if item is None:
            raise NotReady("there is no such message in this case")
        return item

    def _pages(self, path: str, name: str, asked: dict[str, str | int]) -> Iterator[dict[str, Any]]:
        after = ""
        while True:
            page = self.http.get(f"{path}?{urlencode(asked | ({'after': after} if after else {}))}")
            yield from page[name]
            after = page["next"]
            if not after:
                return

    def _begin(self, identity: Any, session: dict[str, Any]) -> None:
        super()._begin(identity, session)
        self._cases = {}
