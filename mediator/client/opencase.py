"""One case, fetched and checked, that can grow by signed batches."""

from collections.abc import Callable

from mediator.client.contents import Content
from mediator.client.errors import CheckFailed, Moved, NotReady, Refused
from mediator.client.person import Person
from mediator.client.sealing import Batch, Intent, Sealed, Signer, Waiting, carry
from mediator.client.view import Parked, View, check_served
from mediator.protocol.body import open_body, open_slot
from mediator.protocol.entry import Entry
from mediator.protocol.errors import Damaged, NotForMe, ProtocolError
from mediator.protocol.file import open_file, seal_file
from mediator.protocol.identity import DeskKey
from mediator.protocol.readers import desk_reader

TRIES = 8

# After one of these, what somebody decided may no longer be what they would decide: ask before signing again.
ASK_AFTER = frozenset(
    {
        "staff-add",
        "staff-remove",
        "policy",
        "takeover",
        "close",
        "need",
        "gate",
        "suspend",
        "lift",
        "terms",
        "consent",
        "pause",
        "resume",
        "withdraw",
        "said",
    }
)

Build = Callable[["OpenCase"], list[Intent]]
Offers = Callable[["OpenCase"], set[str]]


class OpenCase:
    """A case as one person may see it. Raises CheckFailed on loading, and then shows nothing."""

    def __init__(self, person: Person, case: str) -> None:
        self.person, self.id = person, case
        self.view: View
        self._opened: dict[tuple[str, int, str], Content] = {}
        self.reload()

    def reload(self) -> None:
        """Fetch and check again, then move the pins. Raises CheckFailed, Refused, Unreachable."""
        served = self.person.http.get(f"/api/cases/{self.id}")
        self.view = check_served(
            self.id, served, self.person.identity, self.person.pins.read(self.id), self.person.root_fp
        )
        self.person.pins.write(self.id, [(chain, *head) for chain, head in self.view.heads.items()])

    def find(self, entry_hash: str) -> Entry:
        """The entry with this hash. Raises NotReady when it is in no chain that this person has."""
        found = self.view.by_hash.get(entry_hash)
        if found is None:
            raise NotReady("there is no such entry here")
        return found

    def content(self, entry: Entry, part: str = "body") -> Content:
        """The content of a body or cover. Raises CheckFailed (V8)."""
        place = (entry.chain, entry.seq, part)
        if place not in self._opened:
            descriptor = entry[part]
            ct = self._fetch(descriptor["ct"])
            chain = entry["dst"] if entry.t == "offer" else entry.chain
            t = entry.t if part == "body" else ""
            try:
                self._opened[place] = open_body(descriptor, ct, self.key(entry), self.id, chain, t)
            except ProtocolError as error:
                raise CheckFailed("V8", str(error)) from error
            _check_files(entry, part, self._opened[place])
        return self._opened[place]

    def bring_file(self, raw: bytes, mime: str, name: str) -> Content:
        """Seal a file and upload it; the `att` row for the content that will name it."""
        sealed = seal_file(raw)
        self.person.http.put_bytes(f"/api/cases/{self.id}/blobs/{sealed.blob}", sealed.ct)
        return sealed.row(mime, name)

    def file(self, row: Content) -> bytes:
        """A file that an opened content names. Raises CheckFailed (V8)."""
        try:
            return open_file(row, self._fetch(row["blob"]))
        except ProtocolError as error:
            raise CheckFailed("V8", str(error)) from error

    def key(self, entry: Entry) -> bytes:
        """The key of an entry's body, from a slot that this person can open. Raises CheckFailed (V8)."""
        failure: ProtocolError = NotForMe("there is no slot for this person")
        for reader, pair in self._pairs().items():
            slot = self.view.slots.get((entry.chain, entry.seq, reader))
            if slot is None:
                continue
            try:
                return open_slot(slot, *pair, entry.body)
            except (Damaged, NotForMe) as error:
                failure = error
        raise CheckFailed("V8", str(failure))

    def sealed(self, offer: Entry) -> Sealed:
        """An offer's body to be taken over by its release."""
        return Sealed(offer["body"], offer["cover"], self.key(offer))

    def append(
        self, build: Build, *, about: str = "", always: bool = False, packets: list[list[str]] | None = None
    ) -> list[Entry]:
        """Sign what `build` means on the newest heads, hand it in as one batch, and look at the case anew.

        A lost race is signed again by itself, unless something new touches the item `about` or what the case
        allows: then Moved. With `always` it is signed until it lands (pause, withdraw, recall).
        """
        return self._append(lambda signer: signer.add(build(self)), about=about, always=always, packets=packets)

    def append_desk(
        self,
        build: Build,
        *,
        about: str = "",
        park: Waiting | None = None,
        drop: Offers = lambda _: set(),
        packets: list[list[str]] | None = None,
    ) -> list[Entry]:
        """As `append`, carrying the parked releases of every lane that the batch touches.

        `park` joins its lane's queue; the rows of the offers that `drop` names leave theirs.
        """

        def sign(signer: Signer) -> None:
            signer.add(build(self))
            self._carry(signer, park, drop(self))

        return self._append(sign, about=about, always=False, packets=packets)

    def item_of(self, entry: Entry) -> str:
        """The id of the item that an entry is about, or ""."""
        steps: Entry | None = entry
        while steps is not None:
            if "msg" in steps.fields:
                return str(steps["msg"])
            if steps.t in ("submit", "transcript") and not steps["of"]:
                return str(steps["body"]["msg"])
            fields = steps["as"] if steps.t == "said" else steps.fields
            steps = self.view.by_hash.get(fields.get("of", ""))
        return ""

    def _append(
        self, sign: Callable[[Signer], None], *, about: str, always: bool, packets: list[list[str]] | None
    ) -> list[Entry]:
        for attempt in range(1, TRIES + 1):
            signer = Signer(self.view.ground(), self.person.identity, self.person.now())
            sign(signer)
            signer.batch.packets = packets or []
            try:
                self._post(signer.batch)
            except Refused as refusal:
                if refusal.status != 409 or attempt == TRIES:
                    raise
                self._catch_up(about, always)
            else:
                self.reload()
                return signer.batch.entries
        raise AssertionError("unreachable")

    def _post(self, batch: Batch) -> None:
        for blob, raw in batch.blobs.items():
            self.person.http.put_bytes(f"/api/cases/{self.id}/blobs/{blob}", raw)
        self.person.http.post(f"/api/cases/{self.id}/entries", batch.to_wire())

    def _catch_up(self, about: str, always: bool) -> None:
        known = set(self.view.by_hash)
        self.reload()
        if always:
            return
        fresh = [entry for entry in self.view.by_hash.values() if entry.hash not in known]
        touching = [
            entry
            for entry in fresh
            if entry.t in ASK_AFTER or (about and self.item_of(entry) == about and not _seen_only(entry))
        ]
        if touching:
            raise Moved(touching)

    def _carry(self, signer: Signer, park: Waiting | None, drop: set[str]) -> None:
        gone = drop | ({park.offer} if park else set())
        lanes = {row.lane for row in self.view.parked} | ({park.intent.chain} if park else set())
        for lane in lanes:
            rows = [row for row in self.view.parked if row.lane == lane and row.of not in gone]
            joins = park is not None and park.intent.chain == lane
            leaves = any(row.of in drop for row in self.view.parked if row.lane == lane)
            if joins or leaves or signer.touches(lane):
                waiting = carry(rows, self.sealed, self._offers(rows))
                signer.park(lane, [*waiting, park] if joins and park else waiting)

    def _offers(self, rows: list[Parked]) -> dict[str, Entry]:
        return {row.of: self.find(row.of) for row in rows}

    def _fetch(self, blob: str) -> bytes:
        return self.person.http.get_bytes(f"/api/cases/{self.id}/blobs/{blob}")

    def _pairs(self) -> dict[str, tuple[bytes, bytes]]:
        me = self.person.identity
        desk = {desk_reader(n): key for n, key in self.view.desk_keys.items()}
        return {me.fp: (me.box_pk, me.box_sk)} | {name: _pair(key) for name, key in desk.items()}


def _seen_only(entry: Entry) -> bool:
    # That a colleague opened a text too changes nothing of what somebody decides about it.
    return entry.t == "look" or (entry.t == "status" and entry["st"] == "reading")


def _check_files(entry: Entry, part: str, content: Content) -> None:
    """Check that entry and content name the same files, so that nobody fetches what no reader would see."""
    named = entry.fields.get("att", []) if part == "body" else []
    if [row["blob"] for row in content["att"]] != named:
        raise CheckFailed("V8", "the entry names other files than its text")


def _pair(key: DeskKey) -> tuple[bytes, bytes]:
    return key.box_pk, key.box_sk
