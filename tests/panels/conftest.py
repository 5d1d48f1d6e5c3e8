from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph import AllianceGraph

from tests.conftest import DATASETS, EXAMPLES

from .members import MADE_UP, Member, read_members

REAL = DATASETS / "atop_5.1" / "atop5_1m.csv"
FILES = [MADE_UP, EXAMPLES / "importers" / "atop5_1m.csv", *(path for path in (REAL,) if path.is_file())]


@pytest.fixture(scope="session", params=FILES, ids=lambda path: path.parent.name)
def path(request: pytest.FixtureRequest) -> Path:
    """A file of members: a made-up one in the form of the real one, one of few rows, and the real one if at hand."""
    found: Path = request.param
    return found


@pytest.fixture(scope="session")
def members(path: Path) -> list[Member]:
    return read_members(path)


@pytest.fixture(scope="session")
def atop(path: Path, atop_of: Callable[[Path], AllianceGraph]) -> AllianceGraph:
    return atop_of(path.parent)


@pytest.fixture(scope="session")
def made_up(atop_of: Callable[[Path], AllianceGraph]) -> AllianceGraph:
    """The graph according to the made-up file alone."""
    return atop_of(MADE_UP.parent)
