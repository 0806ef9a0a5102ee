"""Keys that everything stored of a case is sealed with once more (protocol section 12).

One random key per case, itself sealed under the service's at-rest key, in a small folder beside that key's
file. The folder has backups of its own, kept for 30 days at most: forgetting a case's key there makes older
backups of texts and slots unreadable. It protects nothing while the service runs.
"""

import os
import secrets
from pathlib import Path

from flask import current_app
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

KEY_BYTES = 32


class AtRestKeyMissing(Exception):
    """The at-rest key of a case is not there, or does not open what was stored."""


def seal(case: str, raw: bytes) -> bytes:
    """Seal bytes for storage; the case's key is made at first use."""
    return bytes(SecretBox(_case_key(case) or _make_case_key(case)).encrypt(raw))


def unseal(case: str, sealed: bytes) -> bytes:
    """Open what `seal` made. Raises AtRestKeyMissing."""
    return unseal_all(case, [sealed])[0]


def unseal_all(case: str, many: list[bytes]) -> list[bytes]:
    """Open many at once, reading the case's key only once. Raises AtRestKeyMissing."""
    key = _case_key(case)
    if key is None:
        raise AtRestKeyMissing
    box = SecretBox(key)
    try:
        return [bytes(box.decrypt(sealed)) for sealed in many]
    except CryptoError as error:
        raise AtRestKeyMissing from error


def forget(case: str) -> None:
    """Delete the case's key: what is stored of it, and was ever backed up of it, opens no more."""
    _path(case).unlink(missing_ok=True)


def write_new(path: Path, raw: bytes) -> None:
    """Write a file so that it is there whole and for good, or not at all; one that exists stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        # A link, not a rename: of two writers the first wins, and both then read the same.
        try:
            os.link(part, path)
        except FileExistsError:
            return
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's own list of names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _case_key(case: str) -> bytes | None:
    try:
        sealed = _path(case).read_bytes()
        return bytes(SecretBox(_service_key()).decrypt(sealed))
    except FileNotFoundError:
        return None
    except CryptoError as error:
        raise AtRestKeyMissing from error


def _make_case_key(case: str) -> bytes:
    write_new(_path(case), bytes(SecretBox(_service_key()).encrypt(secrets.token_bytes(KEY_BYTES))))
    key = _case_key(case)
    if key is None:
        raise AtRestKeyMissing
    return key


def _service_key() -> bytes:
    path = Path(current_app.config["AT_REST_KEY_FILE"])
    if not path.exists():
        # A new key in the place of a lost one would open nothing of old, and hide that the old one is missing.
        if path.with_name(f"{path.name}.cases").exists():
            raise AtRestKeyMissing
        write_new(path, secrets.token_bytes(KEY_BYTES))
    return path.read_bytes()


def _path(case: str) -> Path:
    path = Path(current_app.config["AT_REST_KEY_FILE"])
    return path.with_name(f"{path.name}.cases") / case
