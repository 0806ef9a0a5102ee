"""One service for all tests of a module; each opens a case of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.client.ready import make_inner_world
from tests.client.world import World


@pytest.fixture(scope="module")
def world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A service with three staff, without a network."""
    yield from make_inner_world(sqlite_template, tmp_path_factory.mktemp("world"))
