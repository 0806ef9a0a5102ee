"""Somebody more in a running case, who exchanges with whom, and what each one's page calls the others.

A pair stands in the log alone. Nobody's page shows another person before the desk named them there.
"""

import secrets
from collections.abc import Mapping
from typing import Any

from mediator.client.contents import Content, make_content
from mediator.client.errors import NotReady
from mediator.client.named import SOMEBODY, check_apart, words_on
from mediator.client.opencase import OpenCase
from mediator.client.opening import UNKNOWN, Opening, Party, described
from mediator.client.sealing import Intent
from mediator.protocol.encoding import b64

BATCH = 8


class Several(Opening):
    """The verbs for cases of more than two."""

    def add_person(self, case: str, party: Party, others: Mapping[str, str], terms: list[str] | None = None) -> str:
        """Bring somebody in; their lane. `others`: the lanes they may exchange with, and what their page calls each.

        Nothing goes to anybody who was there before. New protected `terms` bring back what waits for its hour.
        Raises NotReady where two of one side would be paired, Refused.
        """
        opened, lane = self.load(case), _id()
        people = self._people(opened)
        sides = {row["lane"]: row["side"] for row in people}
        check_apart(list(others.values()))
        for far in others:
            _check_sides(party.side, sides[far])
        pairs = {far: (_id(), _id()) for far in others}
        named = {pairs[far][0]: words for far, words in others.items()}
        log, protected = opened.view.log_chain, self._terms(opened)
        added = [term for term in terms or [] if term not in protected]
        intents = [
            Intent(lane, "lane-open", {"mode": party.mode, "lang": party.lang}),
            Intent(log, "people", {}, make_content("", people=[*people, described(party, lane)])),
            *([Intent(log, "terms", {}, make_content("", terms=[*protected, *added]))] if added else []),
            Intent(log, "need", {"lane": lane, "gates": party.gates}),
            Intent(lane, "info", {}, self._info(opened, party.lang, named, party.side, int(party.custody))),
            *[Intent(log, "pair", {"a": [lane, near], "b": [far, back]}) for far, (near, back) in pairs.items()],
        ]
        waiting = {row.of for row in opened.view.parked} if added else set()
        for at in range(0, len(intents), BATCH):
            some = intents[at : at + BATCH]
            opened.append_desk(lambda _, some=some: some, drop=lambda _: waiting)
        return lane

    def open_pair(self, case: str, one: str, other: str) -> None:
        """Let two people exchange; neither page names the other by that. Raises NotReady, Refused."""
        opened = self.load(case)
        sides = {row["lane"]: row["side"] for row in self._people(opened)}
        _check_sides(sides[one], sides[other])
        fields = {"a": [one, _id()], "b": [other, _id()]}
        opened.append_desk(lambda now: [Intent(now.view.log_chain, "pair", fields)])

    def name_other(self, case: str, lane: str, other: str, words: str) -> None:
        """Let the page of a lane call somebody by these words from now on. Raises NotReady."""
        opened = self.load(case)
        ref = next((ref for ref, far in self.fold(opened).peers(lane) if far == other), "")
        if not ref:
            raise NotReady("these two may not exchange")
        named = self.named_on(case, lane) | {ref: words}
        check_apart(list(named.values()))
        who = next((row for row in self._people(opened) if row["lane"] == lane), UNKNOWN)
        info = self._info(opened, opened.view.lanes[lane].lang, named, who["side"], who["custody"])
        opened.append_desk(lambda _: [Intent(lane, "info", {}, info)])

    def named_on(self, case: str, lane: str) -> dict[str, str]:
        """What the page of a lane calls each other person, by reference; nobody before that was chosen."""
        return words_on(self.load(case), lane) or {}

    def called(self, case: str, msg: str) -> str:
        """What the reader's page calls the author of a message."""
        opened = self.load(case)
        item = self._seen(opened, msg).item
        reader, ref = self.fold(opened).other_side(item.lane, item.peer)
        return (words_on(opened, reader) or {}).get(ref, SOMEBODY)

    def _people(self, opened: OpenCase) -> list[dict[str, Any]]:
        people = self.fold(opened).people
        return list(opened.content(people)["people"]) if people else []

    def _terms(self, opened: OpenCase) -> list[str]:
        terms = self.fold(opened).terms
        return list(opened.content(terms)["terms"]) if terms else []

    def _info(self, opened: OpenCase, lang: str, named: Mapping[str, str], side: str, custody: int) -> Content:
        names = self.colleagues()
        members = opened.view.roster.members
        staff = [{"fp": fp, "name": names[fp]["name"], "role": one.role} for fp, one in members.items() if fp in names]
        others = [{"ref": ref, "words": words} for ref, words in named.items()]
        telephone = self.session["service"]["telephone"]
        return make_content("", lang, staff=staff, others=others, telephone=telephone, custody=custody, side=side)


def _check_sides(one: str, other: str) -> None:
    if one == other:
        raise NotReady("a pair joins somebody who was harmed with somebody responsible")


def _id() -> str:
    return b64(secrets.token_bytes(16))
