"""Approvals of a version for the reader, bound to its exact ciphertext (protocol section 6)."""

from typing import Any

from mediator.protocol.encoding import b64, canon, unb64
from mediator.protocol.errors import ApprovalInvalid, EncodingInvalid, SignatureWrong
from mediator.protocol.identity import Identity, verify

CONTEXT = "rj1/ok"


def approval_statement(
    case: str, chain: str, body: dict[str, Any], cover: dict[str, Any] | str, mode: str, att: list[str]
) -> bytes:
    """The bytes that an approver signs; `chain` is the reader's lane, `cover` "" if there is none."""
    return canon({"att": att, "body": body, "case": case, "chain": chain, "cover": cover, "mode": mode})


def approve(
    identity: Identity,
    case: str,
    chain: str,
    body: dict[str, Any],
    cover: dict[str, Any] | str,
    mode: str,
    att: list[str],
) -> str:
    """One approval: the signature, base64, for `approve.sig` and `release.ok`."""
    return b64(identity.sign(CONTEXT, approval_statement(case, chain, body, cover, mode, att)))


def check_approval(statement: bytes, sig: str, public: dict[str, str]) -> None:
    """Check one approval by the holder of a public form. Raises ApprovalInvalid (V9)."""
    try:
        verify(unb64(public["sign"], 32), CONTEXT, statement, unb64(sig, 64))
    except (SignatureWrong, EncodingInvalid) as error:
        raise ApprovalInvalid("an approval is of another text or by somebody else") from error


def check_approvals(
    ok: list[dict[str, str]],
    case: str,
    chain: str,
    body: dict[str, Any],
    cover: dict[str, Any] | str,
    mode: str,
    att: list[str],
    members: dict[str, dict[str, str]],
    eyes: int,
) -> None:
    """Check that `ok` holds `eyes` or more approvals, each of another member (fp to public form).

    Raises ApprovalInvalid (V9).
    """
    statement = approval_statement(case, chain, body, cover, mode, att)
    if len({approval["by"] for approval in ok}) != len(ok):
        raise ApprovalInvalid("the same person approved twice")
    if len(ok) < eyes:
        raise ApprovalInvalid("too few approvals")
    for approval in ok:
        if approval["by"] not in members:
            raise ApprovalInvalid("somebody approved who is not on the desk")
        check_approval(statement, approval["sig"], members[approval["by"]])
