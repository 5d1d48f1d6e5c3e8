from __future__ import annotations

from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.holdings import Holdings

from ..conftest import DATASETS
from .members import MADE_UP, Member, read_members

FOLDER = DATASETS / "atop_5.1"
FILES = [MADE_UP, *(path for path in (FOLDER / "atop5_1m.csv",) if path.is_file())]


@pytest.fixture(scope="session", params=FILES, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    """A file of members: a made-up one in the form of the real one, and the real one where it is at hand."""
    found: Path = request.param
    return found


@pytest.fixture(scope="session")
def members(path: Path) -> list[Member]:
    return read_members(path)


@pytest.fixture(scope="session")
def atop(path: Path, kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    return imported(kg, tmp_path_factory.mktemp("imports"), path)


@pytest.fixture(scope="session")
def made_up(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    """The graph according to the made-up file alone."""
    return imported(kg, tmp_path_factory.mktemp("made-up"), MADE_UP)


def imported(kg: AllianceGraph, folder: Path, path: Path) -> AllianceGraph:
    holdings = Holdings(folder, None)
    holdings.add("atop", [path], kg.store)
    return AllianceGraph(kg.store, holdings=holdings).according_to("atop")
