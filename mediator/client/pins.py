"""How far each chain had grown when this person last looked: in memory, and sealed at the service (V7)."""

from mediator.client.errors import CheckFailed, Refused
from mediator.client.http import Http
from mediator.protocol.account import open_state, seal_state
from mediator.protocol.aead import open_aead, seal_aead
from mediator.protocol.chain import Head, merge_pins
from mediator.protocol.contents import read_json, write_json
from mediator.protocol.encoding import b64, derive, pad, unb64, unpad
from mediator.protocol.errors import ChainInvalid, Damaged, ProtocolError
from mediator.protocol.fields import check_members
from mediator.protocol.identity import Identity


def seal_root(me: Identity, root_fp: str) -> bytes:
    """Seal what a person pins beside their cases: the service root that their card named."""
    content = write_json({"v": 1, "root": root_fp})
    return seal_aead(derive(me.seed, "rj1/id/state"), pad(content), "rj1/state")


def open_root(me: Identity, sealed: bytes) -> str:
    """The fingerprint of the pinned service root. Raises CheckFailed (V10)."""
    try:
        pinned = read_json(unpad(open_aead(derive(me.seed, "rj1/id/state"), sealed, "rj1/state")))
        check_members(pinned, {"v": "int", "root": "fp"})
    except ProtocolError as error:
        raise CheckFailed("V10", "the pinned service root cannot be read") from error
    return str(pinned["root"])


class Pins:
    """The pins of one person, one set of heads (chain, seq, hash) for each case."""

    def __init__(self, http: Http, me: Identity) -> None:
        self._http, self._me = http, me
        self._versions: dict[str, int] = {}
        self._labels: dict[str, str] = {}
        self._heads: dict[str, list[Head]] = {}

    def read(self, case: str) -> list[Head]:
        """The furthest heads known of a case; none at first. Raises CheckFailed (V7) when two conflict."""
        if case not in self._versions:
            stored = self._http.get("/api/states").get(case)
            self._versions[case] = stored["version"] if stored else 0
            if stored:
                self._learn(case, stored["sealed"])
        return self._heads.get(case, [])

    def write(self, case: str, heads: list[Head]) -> None:
        """Keep the heads of a view that was checked as a whole; an unchanged set is not sent."""
        if sorted(heads) == self._heads.get(case):
            return
        self._heads[case] = sorted(heads)
        state = {
            "v": 1,
            "case": case,
            "heads": [list(head) for head in sorted(heads)],
            "label": self._labels.get(case, ""),
        }
        sealed = b64(seal_state(self._me.seed, state))
        try:
            answer = self._http.put(f"/api/states/{case}", {"version": self._versions[case], "sealed": sealed})
        except Refused as refusal:
            if refusal.status != 409:
                raise
            # The same person looked elsewhere. Both were checked; the next look compares with the further.
            self._versions[case] = refusal.answer["version"]
            self._learn(case, refusal.answer["sealed"])
        else:
            self._versions[case] = answer["version"]

    def _learn(self, case: str, sealed: str) -> None:
        try:
            state = open_state(self._me.seed, unb64(sealed))
        except Damaged as error:
            raise CheckFailed("V7", "what this person saw last cannot be read") from error
        if state["case"] != case:
            raise CheckFailed("V7", "the state kept is of another case")
        self._labels[case] = state["label"]
        try:
            self._heads[case] = merge_pins(self._heads.get(case, []), state["heads"])
        except ChainInvalid as error:
            raise CheckFailed(error.code, error.sentence) from error
