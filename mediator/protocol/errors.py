"""What can be wrong with protocol input; each docstring is the sentence a person may be shown."""


class ProtocolError(Exception):
    """Something we received does not follow the protocol.

    `code` is the rule of section 9 that failed, V1 to V12; empty where none is meant.
    """

    code = ""


class EncodingInvalid(ProtocolError):
    """The bytes are not in the one form that the protocol allows."""

    code = "V2"


class EntryInvalid(ProtocolError):
    """The entry does not have exactly the fields that its type asks for."""

    code = "V2"


class SignatureWrong(ProtocolError):
    """The signature was not made by this key over these bytes."""

    code = "V3"


class CardInvalid(ProtocolError):
    """This card code has a letter missing or mistyped. Please compare it with the card and try again."""


class PacketInvalid(ProtocolError):
    """This card is not valid here. Please ring the number on the card."""


class PassphraseWrong(ProtocolError):
    """That did not open your page. Please check the card and the passphrase and try again."""


class DerivationUnsafe(ProtocolError):
    """This device did not work out the same key twice. Nothing was sent. Please try another device."""


class NotForMe(ProtocolError):
    """This is locked for somebody else."""

    code = "V8"


class Damaged(ProtocolError):
    """We cannot show this safely. Nothing is lost. Please ring the number on your card."""

    code = "V8"


class CertificateInvalid(ProtocolError):
    """This staff certificate was not given by this service, or its time is over."""

    code = "V10"


class ApprovalInvalid(ProtocolError):
    """The version for the reader does not carry the approvals that this case needs."""

    code = "V9"


class ChainInvalid(ProtocolError):
    """A check of the record failed: show nothing of that chain.

    `sentence` says what was found, in words for a facilitator's report.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence
