"""Staff certificates, signed by the service root (protocol section 7)."""

from dataclasses import dataclass
from typing import Any

from mediator.protocol.encoding import b64, canon, parse, unb64
from mediator.protocol.errors import (
    CertificateInvalid,
    EncodingInvalid,
    EntryInvalid,
    SignatureWrong,
)
from mediator.protocol.fields import check_members
from mediator.protocol.identity import Identity, fingerprint, verify

CONTEXT = "rj1/staff"

_FIELDS = {
    "box": "key",
    "exp": "int",
    "fp": "fp",
    "sign": "key",
    "sup": "bit",
    "t": "enum:staff",
    "v": "int",
}


@dataclass(frozen=True)
class Certificate:
    """What a certificate says: whose key, until when (Unix seconds), whether it allows supervising."""

    fp: str
    public: dict[str, str]
    exp: int
    sup: bool


def certify(root: Identity, public: dict[str, str], exp: int, sup: bool) -> dict[str, str]:
    """Sign a certificate {"stmt", "sig"}, after the check words over (staff, root) were compared by voice."""
    statement = {**public, "exp": exp, "fp": fingerprint(public), "sup": int(sup), "t": "staff", "v": 1}
    stmt = canon(statement)
    return {"stmt": b64(stmt), "sig": b64(root.sign(CONTEXT, stmt))}


def check_certificate(cert: dict[str, str], root: dict[str, str], now: int) -> Certificate:
    """Check a certificate under the root's public form at `now`. Raises CertificateInvalid (V10)."""
    try:
        stmt = unb64(cert["stmt"])
        verify(unb64(root["sign"], 32), CONTEXT, stmt, unb64(cert["sig"], 64))
        said: dict[str, Any] = parse(stmt)
        check_members(said, _FIELDS)
    except (EncodingInvalid, EntryInvalid, SignatureWrong) as error:
        raise CertificateInvalid("not a certificate of this root") from error
    public = {"box": said["box"], "sign": said["sign"]}
    if said["v"] != 1 or fingerprint(public) != said["fp"]:
        raise CertificateInvalid("the certificate names other keys")
    if said["exp"] < now:
        raise CertificateInvalid("the certificate's time is over")
    return Certificate(said["fp"], public, said["exp"], said["sup"] == 1)
