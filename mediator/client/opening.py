"""Opening a case: its desk, its lanes, its cards, and accepting the people who answer them."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mediator.client.contents import Content, make_content
from mediator.client.desk import Desk
from mediator.client.errors import CheckFailed, NotReady, WordsDiffer
from mediator.client.named import SOMEBODY, words_on
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent, Signer
from mediator.client.view import Ground
from mediator.protocol import card as cards
from mediator.protocol.account import make_seed
from mediator.protocol.card import CardKeys, card_text, seal_packet
from mediator.protocol.certificate import Certificate, check_certificate
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import CertificateInvalid, ChainInvalid
from mediator.protocol.identity import DeskKey, check_words, fingerprint
from mediator.protocol.lane import SCRIBE, check_enrolment
from mediator.protocol.roster import FACILITATOR, SUPERVISOR

CARD_SECONDS = 14 * 86_400
BATCH = 8
VICTIM, OFFENDER = "victim", "offender"
# Of somebody whom nobody wrote down among the people of the case yet.
UNKNOWN = {"side": "unknown", "custody": 0}
_BOTH = ("partner-abuse-asked", "preparation-done", "risk-reviewed")
DEFAULT_GATES = {VICTIM: _BOTH, OFFENDER: (*_BOTH, "no-order-against", "responsibility-accepted")}


@dataclass(frozen=True)
class Party:
    """A participant to be: `side` victim or offender, `mode` self or scribe.

    `doubtful`: whether it is doubtful that they can decide about taking part themselves.
    """

    name: str
    side: str
    mode: str = "self"
    lang: str = "en"
    call: str = ""
    telephone: str = ""
    address: str = ""
    email: str = ""
    safe: str = ""
    note: str = ""
    custody: bool = False
    probation: bool = False
    child: bool = False
    doubtful: bool = False

    @property
    def gates(self) -> list[str]:
        """What must be so before anything is passed on to or from this person: the list that every case begins with."""
        return sorted(
            [
                *DEFAULT_GATES[self.side],
                *(["permission"] if self.custody or self.probation else []),
                *(["child-agrees", "guardian"] if self.child else []),
                # What they write may be read as a confession.
                *(["advice-offered", "disposal-decided"] if self.child and self.side == OFFENDER else []),
                *(["capacity"] if self.doubtful else []),
            ]
        )


@dataclass(frozen=True)
class OpenedCase:
    """The id of a new case, and its lanes by the names of their participants."""

    case: str
    lanes: dict[str, str]


@dataclass(frozen=True)
class Card:
    """A card to print: the code in groups, and the link with the code in its fragment."""

    text: str
    link: str


class Opening(Desk):
    """The verbs that begin a case."""

    def colleagues(self) -> dict[str, dict[str, Any]]:
        """Everybody certified, by fingerprint; a certificate that does not hold is left out."""
        rows = {row["fp"]: row for row in self.http.get("/api/staff")}
        return {fp: row for fp, row in rows.items() if self._certificate(row["cert"], fp) is not None}

    def open_case(self, people: list[Party], terms: list[str], colleagues: list[str], eyes: int = 1) -> OpenedCase:
        """Open a case with this person and `colleagues` (fingerprints) on its desk. Raises NotReady, Refused.

        Each victim may exchange with each offender, and everybody needs the conditions of the default list. The desk
        must be whole before the first card is made.
        """
        case = self._begin_case(colleagues, eyes)
        lanes = {party.name: _id() for party in people}
        opened = self.load(case)
        for some in _chunks(
            [Intent(lanes[party.name], "lane-open", {"mode": party.mode, "lang": party.lang}) for party in people]
        ):
            opened.append_desk(lambda _, some=some: some)
        log = opened.view.log_chain
        known = [described(party, lanes[party.name]) for party in people]
        about = [
            Intent(log, "people", {}, make_content("", people=known)),
            Intent(log, "terms", {}, make_content("", terms=terms)),
            *[Intent(log, "pair", {"a": [lanes[a], _id()], "b": [lanes[b], _id()]}) for a, b in _pairs(people)],
            *[Intent(log, "need", {"lane": lanes[party.name], "gates": party.gates}) for party in people],
        ]
        for some in _chunks(about):
            opened.append_desk(lambda _, some=some: some)
        return OpenedCase(case, lanes)

    def make_card(self, case: str, lane: str) -> Card:
        """Make a card for a lane, or a new one that replaces the last; the secret is forgotten on return."""
        opened = self.load(case)
        secret = cards.make_card()
        keys = CardKeys.from_secret(secret)
        view = opened.view
        packet = {
            "by": self.fp,
            "case": case,
            "chain": lane,
            "exp": self.now() + CARD_SECONDS,
            "head": list(view.lanes[lane].head),
            "root": view.roster.root_fp,
            "ros": list(view.roster.head),
        }
        opened.append_desk(
            lambda now: [
                Intent(
                    now.view.log_chain,
                    "invite",
                    {"lane": lane, "find": keys.find},
                    make_content("", mac=b64(keys.mackey)),
                )
            ],
            packets=[[keys.find, b64(seal_packet(keys.packet, packet))]],
        )
        text = card_text(secret)
        return Card(text, f"{self.http.base_url}/in#{text.replace('-', '')}")

    def words_for(self, case: str, lane: str) -> list[str]:
        """The four words of the key that waits in a lane. Raises NotReady, CheckFailed (V5)."""
        opened = self.load(case)
        return check_words(opened.view.lanes[lane].lang, self._waiting(opened, lane), case)

    def accept(self, case: str, lane: str, words: list[str], known_as: Mapping[str, str] | None = None) -> None:
        """Accept the key that waits in a lane, whose owner said these words.

        `known_as` are the words for other lanes' people, shown to this one. A replaced key's texts are given
        to the new one in the same batch. Raises WordsDiffer, NotReady, CheckFailed.
        """
        if self.words_for(case, lane) != words:
            raise WordsDiffer("the words are not the same")
        names = self.colleagues()
        self._cases[case].append_desk(
            lambda opened: _acceptance(self, opened, lane, self._waiting(opened, lane), names, known_as or {})
        )

    def _begin_case(self, colleagues: list[str], eyes: int) -> str:
        self.session = self.http.get("/api/session")
        if self.session["cert"] is None:
            raise NotReady("the holder of the root has not certified this person yet")
        root, known = self.session["root"], self.colleagues()
        seed = make_seed()
        box = b64(DeskKey.from_seed(seed).box_pk)
        chain = _id()
        signer = Signer(Ground("", {}, (0, ""), (1, box)), self.identity, self.now())
        signer.add(
            [
                Intent(
                    chain,
                    "roster-open",
                    {
                        "me": self.identity.public(),
                        "cert": self.session["cert"],
                        "role": self._role(self.session["cert"]),
                        "eyes": eyes,
                        "desk": {"n": 1, "box": box},
                        "root": root,
                        "recover": 0,
                    },
                    grants=[(None, self.fp, self.identity.public()["box"], seed)],
                )
            ]
        )
        signer.add([self._addition(chain, known[fp], seed) for fp in colleagues])
        signer.add([Intent(_id(), "log-open")])
        self.http.post("/api/cases", signer.batch.to_wire())
        return signer.batch.entries[0].hash

    def _addition(self, chain: str, row: dict[str, Any], seed: bytes) -> Intent:
        fields = {"who": row["fp"], "cert": row["cert"], "role": self._role(row["cert"])}
        return Intent(chain, "staff-add", fields, grants=[(0, row["fp"], row["me"]["box"], seed)])

    def _role(self, cert: dict[str, str]) -> str:
        certificate = self._certificate(cert)
        return SUPERVISOR if certificate is not None and certificate.sup else FACILITATOR

    def _certificate(self, cert: dict[str, str], fp: str = "") -> Certificate | None:
        root = self.session["root"]
        if self.root_fp and fingerprint(root) != self.root_fp:
            raise CheckFailed("V10", "the service names another root than the card did")
        try:
            certificate = check_certificate(cert, root, self.now())
        except CertificateInvalid:
            return None
        return certificate if fp in ("", certificate.fp) else None

    def _waiting(self, opened: OpenCase, lane: str) -> str:
        """The key that enrolled last and was not accepted, its proof checked against the newest card."""
        checked = opened.view.lanes[lane]
        enrol = next((entry for entry in reversed(checked.entries) if entry.t == "enrol"), None)
        invite = self.fold(opened).invites.get(lane)
        if enrol is None or invite is None or enrol.by in (checked.accepted, *checked.ended):
            raise NotReady("nobody has answered the card yet")
        mac = opened.content(invite)["mac"]
        try:
            check_enrolment(enrol, unb64(mac, 32))
        except ChainInvalid as error:
            raise CheckFailed(error.code, error.sentence) from error
        return enrol.by


def _acceptance(
    desk: Desk,
    opened: OpenCase,
    lane: str,
    who: str,
    names: dict[str, dict[str, Any]],
    known_as: Mapping[str, str],
) -> list[Intent]:
    checked = opened.view.lanes[lane]
    accept = Intent(lane, "accept", {"who": who, "old": checked.accepted})
    info = Intent(lane, "info", {}, _info(desk, opened, lane, names, known_as))
    if not checked.accepted and checked.mode != SCRIBE:
        return [accept, info]
    # Whoever had no page until now, or another key, can read what came to them and was written down for them.
    box = checked.enrolled[who]["box"]
    grants = [(entry.seq, who, box, opened.key(entry)) for entry in checked.entries if "body" in entry.fields]
    return [
        accept,
        info,
        Intent(lane, "regrant", {"of": lambda made: made[0].hash, "to": who}, grants=grants),
    ]


def _info(
    desk: Desk, opened: OpenCase, lane: str, names: dict[str, dict[str, Any]], known_as: Mapping[str, str]
) -> Content:
    members = opened.view.roster.members
    staff = [{"fp": fp, "name": names[fp]["name"], "role": member.role} for fp, member in members.items()]
    fold = desk.fold(opened)
    others = _named(opened, lane, fold.peers(lane), known_as)
    people = opened.content(fold.people)["people"] if fold.people else []
    who = next((row for row in people if row["lane"] == lane), UNKNOWN)
    return make_content(
        "",
        opened.view.lanes[lane].lang,
        staff=staff,
        others=others,
        telephone=desk.session["service"]["telephone"],
        custody=who["custody"],
        side=who["side"],
    )


def _named(
    opened: OpenCase, lane: str, peers: list[tuple[str, str]], known_as: Mapping[str, str]
) -> list[dict[str, str]]:
    """What the page of a lane calls each other person: as chosen now or before; whom nobody named it does not name."""
    said = words_on(opened, lane)
    if said is None:
        return [{"ref": ref, "words": known_as.get(far, SOMEBODY)} for ref, far in peers]
    chosen = {ref: known_as.get(far, said.get(ref, "")) for ref, far in peers}
    return [{"ref": ref, "words": words} for ref, words in chosen.items() if words]


def described(party: Party, lane: str) -> Content:
    """Somebody as they stand among the people of a case."""
    return {
        "lane": lane,
        "side": party.side,
        "name": party.name,
        "call": party.call,
        "telephone": party.telephone,
        "address": party.address,
        "email": party.email,
        "safe": party.safe,
        "note": party.note,
        "custody": int(party.custody),
    }


def _pairs(people: list[Party]) -> list[tuple[str, str]]:
    sides = {side: [party.name for party in people if party.side == side] for side in (VICTIM, OFFENDER)}
    return [(victim, offender) for victim in sides[VICTIM] for offender in sides[OFFENDER]]


def _chunks(intents: list[Intent]) -> list[list[Intent]]:
    return [intents[at : at + BATCH] for at in range(0, len(intents), BATCH)]


def _id() -> str:
    return b64(secrets.token_bytes(16))
