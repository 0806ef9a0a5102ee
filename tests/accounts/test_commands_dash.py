"""Fingerprints are base64url: one in sixty-four begins with a dash, and commands must not take it for an option."""

import click
import pytest
from flask import Flask

from mediator.accounts.commands import certify, unlock

DASHED = "-" + "A" * 42


@pytest.mark.parametrize(("command", "words"), [(unlock, [DASHED]), (certify, [DASHED, "--root", "-"])])
def test_a_fingerprint_may_begin_with_a_dash(app: Flask, command: click.Command, words: list[str]) -> None:
    said = app.test_cli_runner().invoke(command, words, input="not a seed\n")
    assert said.exit_code == 1, said.output
