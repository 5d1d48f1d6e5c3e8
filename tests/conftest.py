from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.__main__ import GARBAGE_THRESHOLDS
from csto_graph.core.resources import data_directory
from csto_graph.imports.formats import describe, source_names
from csto_graph.imports.registry import Holdings
from csto_graph.store import EmbeddedStore
from hypothesis import settings

from tests.excerpt import write_excerpt, write_small

# How many times as many kills, mutations and examples as usual are tried.
DEPTH = int(os.environ.get("CSTO_GRAPH_TEST_DEPTH", "1"))
# A busy machine is no fault of the code: no test hangs on how long it takes.
settings.register_profile("timeless", deadline=None, max_examples=100 * DEPTH)
settings.load_profile("timeless")

# Several whole graphs lie in memory, and every look for garbage goes through them: as seldom as in the command.
gc.set_threshold(*GARBAGE_THRESHOLDS)

Edit = Callable[[str, Callable[[str], str]], Path]
ROOT = Path(__file__).parent.parent
EXAMPLES = Path(__file__).parent / "data"
# Files of the data sets that are imported are not ours to ship; who has them names the folder.
DATASETS = Path(os.environ.get("CSTO_GRAPH_DATASETS", ROOT.parent / "shared" / "datasets"))
# A few alliances in the format of ATOP, and the whole file where it is at hand.
SMALL_ATOP = EXAMPLES / "importers"
ATOP = DATASETS / "atop_5.1" if (DATASETS / "atop_5.1").is_dir() else SMALL_ATOP


def pytest_addoption(parser: pytest.Parser) -> None:
    rule = "let a test fail that takes more CPU time and is not marked as slow"
    parser.addoption("--slow-from", type=float, metavar="SECONDS", help=rule)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hold the rule by which tests are marked, where the option asks for it: times differ from machine to machine."""
    before = sum(os.times()[:4])
    yield
    spent, limit = sum(os.times()[:4]) - before, item.config.getoption("--slow-from")
    if limit and spent > limit and not item.get_closest_marker("slow"):
        pytest.fail(f"it took {spent:.1f} seconds of CPU time; mark it as slow, or make it faster", pytrace=False)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """One more than there are processors, as tests in the browser wait for much of their time; who sets a number has that."""
    return None if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ else (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def kg() -> AllianceGraph:
    return open_graph(cache=None)


def built(graph: AllianceGraph) -> EmbeddedStore:
    """The store of a graph that was built here, which can also be written out."""
    assert isinstance(graph.store, EmbeddedStore)
    return graph.store


@pytest.fixture(scope="session")
def atop_of(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], AllianceGraph]:
    """The graph of ATOP's members as imported from a folder with its file, once for all tests."""

    @cache
    def imported(folder: Path) -> AllianceGraph:
        holdings = Holdings(tmp_path_factory.mktemp("holdings"), None)
        holdings.add("atop", [folder / "atop5_1m.csv"], kg.store)
        return AllianceGraph(kg.store, holdings=holdings).according_to("atop")

    return imported


@pytest.fixture(autouse=True, scope="session")
def small_files() -> Iterator[None]:
    """Files of a few rows pass for whole editions, but where a test says how many rows these have."""
    kinds = [kind for source in source_names() for kind in describe(source).kinds]
    known = [dict(kind.rows) for kind in kinds]
    for kind in kinds:
        kind.rows.clear()
    yield
    for kind, rows in zip(kinds, known, strict=True):
        kind.rows.update(rows)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test, nor a process it starts, touches what the one who runs it has cached or imported; all share one cache."""
    base = tmp_path_factory.getbasetemp()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSTO_GRAPH_CACHE", str((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"))
        patch.setenv("CSTO_GRAPH_IMPORTS", str(base / "imports"))
        if "PYTEST_XDIST_WORKER" in os.environ:
            build_once(base.parent)
        yield


def build_once(shared: Path) -> None:
    """Let the first worker build the store that all of them read, and the others wait for it."""
    try:
        (shared / "first").touch(exist_ok=False)
    except FileExistsError:
        latest = time.monotonic() + 120
        while not (shared / "built").exists() and time.monotonic() < latest:
            time.sleep(0.05)
    else:
        open_graph()
        (shared / "built").touch()


@pytest.fixture(scope="session")
def excerpt_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables that still answers every question, built in a third of the time; nobody writes into it."""
    return write_excerpt(tmp_path_factory.mktemp("excerpt") / "data")


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a few rows of every table, built in a twentieth of the time; nobody writes into it."""
    return write_small(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture
def edited_data(tmp_path: Path) -> Edit:
    """A copy of data/ with one file changed by a function over its text."""
    return partial(edited, data_directory(), tmp_path / "data")


@pytest.fixture
def edited_small(small_data: Path, tmp_path: Path) -> Edit:
    """As ``edited_data``, over the small folder."""
    return partial(edited, small_data, tmp_path / "data")


def edited(source: Path, copy: Path, name: str, change: Callable[[str], str]) -> Path:
    if not copy.exists():
        shutil.copytree(source, copy)
    before = (copy / name).read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the change must change something"
    (copy / name).write_text(after, encoding="utf-8")
    return copy
