"""What facilitators do with an interpreter: enter a translation, and check a colleague's with a second one."""

from mediator.client.contents import make_content
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent
from mediator.client.second import SecondReading
from mediator.protocol.translation import NONE, READER, texts_of


class Translating(SecondReading):
    """The verbs of translations. Interpreters have no account: they are named, and a facilitator enters their words."""

    def translate(
        self,
        case: str,
        msg: str,
        parts: list[str],
        lang: str,
        by: str,
        *,
        how: str = "meeting",
        use: str = READER,
        said_in: str = "",
    ) -> None:
        """Enter `by`'s word-for-word translation of the text that a version would repeat, or is suggested now.

        `parts` follow the texts of the message one by one; `lang` is the language they are in, `said_in` that of the
        text. `use` is reader (it goes with the version) or desk. Raises NotReady where the parts are not as many.
        """

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            item = found.item
            text = opened.content(item.proof if item.proof and item.state != "waiting" else item.newest)
            if len(parts) != len(texts_of(item.kind, text)):
                raise NotReady("a translation has one part for each part of the text")
            told = {"from": said_in or text["lang"], "by": by, "how": how, "parts": parts}
            of = item.proof.hash if item.proof and item.state != "waiting" else item.newest.hash
            return [_intent(opened, found, of, use, make_content("", lang, **told))]

        self._act(self.load(case), msg, steps)

    def need_no_translation(self, case: str, msg: str, text: str) -> None:
        """Say why the text goes on without a translation after all."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            lang = opened.view.lanes[found.item.lane].lang
            told = {"from": lang, "by": "", "how": "meeting", "parts": []}
            return [_intent(opened, found, found.item.current_text, NONE, make_content(text, lang, **told))]

        self._act(self.load(case), msg, steps)

    def compare_translation(self, case: str, msg: str, found: str = "same", text: str = "") -> None:
        """Say whether a colleague's translation says the `same` as the text or `differs`; `text`: with whom, where."""
        opened = self.load(case)
        seen = self._seen(opened, msg)
        if seen.translation is None:
            raise NotReady("there is no translation of this")
        fields = {"lane": seen.item.lane, "of": seen.translation.hash, "found": found}
        dropped = {seen.offer.hash} if found == "differs" and seen.offer is not None else set()
        opened.append_desk(
            lambda now: [Intent(now.view.log_chain, "compare", fields, make_content(text))],
            about=msg,
            drop=lambda _: dropped,
        )


def _intent(opened: OpenCase, found: DeskItem, of: str, use: str, content: dict) -> Intent:
    item = found.item
    fields = {"lane": item.lane, "msg": item.msg, "of": of, "use": use}
    return Intent(opened.view.log_chain, "translation", fields, content)
