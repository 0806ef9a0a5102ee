"""What takes long to make and is only copied afterwards: made by one of the processes of a run, read by all."""

import fcntl
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


def made_once(paths: pytest.TempPathFactory, name: str, make: Callable[[Path], Any]) -> tuple[Path, Any]:
    """A folder that `make` filled, and what it answered; another process of this run may have called it."""
    shared = paths.getbasetemp()
    if shared.name.startswith("popen-"):
        shared = shared.parent
    folder, answer = shared / name, shared / f"{name}.answer"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not answer.exists():
            shutil.rmtree(folder, ignore_errors=True)  # half of it, from a process that was stopped
            folder.mkdir()
            answer.write_bytes(pickle.dumps(make(folder)))
    return folder, pickle.loads(answer.read_bytes())
