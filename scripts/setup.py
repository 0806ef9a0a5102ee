"""Sets up what is missing, shows what it does, and is done in a moment when nothing changed.

    python3 scripts/setup.py run     what the service needs: .venv and the browser parts
    python3 scripts/setup.py test    the same, the test tools, a Chromium and a Firefox

Standard library only, because nothing else is there yet. Each step leaves a stamp with the hash of the
files it was made from, and is skipped while the stamp agrees.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX = "tests/firefox"


class CannotSetUp(Exception):
    """A step failed; the text says what to do next."""


def main(wanted: str) -> None:
    """Runs the steps for ``run`` or ``test`` in order. Raises CannotSetUp with the next step in words."""
    if sys.version_info < OLDEST_PYTHON:
        raise CannotSetUp(
            "Python 3.11 or newer is needed. Under another name it goes like this: make PYTHON=python3.12 …"
        )
    step("Python environment", "venv", [], make_venv)
    step("Python packages", "run", ["requirements.txt"], lambda: pip_install("requirements.txt"))
    step("Browser parts", "vendor", ["package.json", "package-lock.json", "scripts/vendor.py"], make_vendor)
    if wanted == "test":
        step("Test packages", "test", ["requirements-test.txt"], lambda: pip_install("requirements-test.txt"))
        # The Chromium without windows is enough; distributions without it have the whole browser.
        find_or_install("Chromium", CHROMIUM_NAMES, ("chromium-headless-shell", "chromium"))
        find_or_install("Firefox", FIREFOX_NAMES, ("firefox-esr",))
        step("Firefox's driver", "firefox", [f"{FIREFOX}/package-lock.json"], lambda: npm_ci(ROOT / FIREFOX))


def step(title: str, stamp_name: str, made_from: list[str], make: Callable[[], None]) -> None:
    """Runs ``make`` unless the stamp holds the hash of ``made_from`` and of this interpreter."""
    digest = hashlib.sha256(sys.version.encode())
    for name in made_from:
        digest.update((ROOT / name).read_bytes())
    stamp = VENV / f".stamp-{stamp_name}"
    if stamp.exists() and stamp.read_text() == digest.hexdigest() and still_there(stamp_name):
        return
    print(f"  {title} …", flush=True)
    began = time.monotonic()
    make()
    stamp.write_text(digest.hexdigest())
    print(f"  {title}: ready ({time.monotonic() - began:.0f} s)", flush=True)


def still_there(stamp_name: str) -> bool:
    """False when a made folder was deleted while its stamp stayed."""
    return stamp_name != "vendor" or (ROOT / "mediator/static/vendor/libsodium-wrappers.mjs").exists()


def make_venv() -> None:
    """Makes .venv afresh, with pip in it."""
    venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")


def pip_install(requirements: str) -> None:
    """Installs exactly the pinned versions, each checked against its hash."""
    run(
        [
            str(BIN / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--no-deps",
            "-r",
            requirements,
        ],
        "The packages could not be installed. Is there a connection to the Python package index?",
    )


def make_vendor() -> None:
    """Installs the npm packages of the lock file (npm checks their integrity) and copies what pages use."""
    npm_ci(ROOT)
    run([str(BIN / "python"), "scripts/vendor.py"], "The browser parts could not be copied.")


def npm_ci(folder: Path) -> None:
    """Installs exactly what a folder's lock file names."""
    npm = find_npm()
    path = f"{Path(npm).parent}{os.pathsep}{os.environ['PATH']}"
    run(
        [npm, "ci", "--loglevel=error", "--prefix", str(folder)],
        "The browser parts could not be installed. Is there a connection to the npm registry?",
        {**os.environ, "PATH": path},
    )


def find_npm() -> str:
    """Path of an npm beside a Node of at least version 20: the machine's own, else one installed into .venv."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and node_version(node) >= OLDEST_NODE:
        return npm
    own = BIN / ("npm.cmd" if os.name == "nt" else "npm")
    if not own.exists():
        print("  No Node 20 or newer on this machine: installing one into .venv …", flush=True)
        pip_install("requirements-node.txt")
    return str(own)


def node_version(node: str) -> int:
    """Major version of the Node at this path; 0 when it does not start."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    return int(answer.stdout.lstrip("v").split(".")[0]) if answer.returncode == 0 else 0


def find_or_install(browser: str, names: tuple[str, ...], packages: tuple[str, ...]) -> None:
    """Leaves a browser on the machine, or raises CannotSetUp saying what to install."""
    if any(shutil.which(name) for name in names):
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        print(f"  {browser} for the browser tests …", flush=True)
        failed = f"{browser} could not be installed. Please install the package »{packages[-1]}« and start again."
        run(["apt-get", "update", "-qq"], failed)
        for package in packages:
            try:
                run(
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package],
                    failed,
                    {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                )
                return
            except CannotSetUp:
                if package == packages[-1]:
                    raise
    raise CannotSetUp(
        f"The browser tests need a {browser}. Please install one and start again:\n"
        f"    Debian, Ubuntu:  sudo apt-get install {packages[-1]}\n"
        f"    Fedora:          sudo dnf install {browser.lower()}\n"
        f"    macOS:           brew install --cask {browser.lower()}\n"
        f"or put one of these on the PATH: {', '.join(names)}."
    )


def run(command: list[str], if_it_fails: str, environ: dict[str, str] | None = None) -> None:
    """Runs a command in the project's folder; raises CannotSetUp with the given words when it fails."""
    try:
        subprocess.run(command, cwd=ROOT, check=True, env=environ)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotSetUp(if_it_fails) from error


if __name__ == "__main__":
    try:
        main(sys.argv[1] if len(sys.argv) > 1 else "run")
    except CannotSetUp as reason:
        sys.exit(f"\nSet-up stopped. {reason}\n")
