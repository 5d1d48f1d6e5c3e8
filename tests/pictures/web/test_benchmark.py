"""The benchmark of the page: each rival draws the whole network, and is measured. No time is asserted."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT

NODES, EDGES = 40, 120


@pytest.fixture(scope="module")
def benchmark() -> Iterator[ModuleType]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "benchmarks"))
        yield importlib.import_module("page")


@pytest.fixture(scope="module")
def rivals(benchmark: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    found: dict[str, Path] = benchmark.written(tmp_path_factory.mktemp("rivals"), NODES)
    return found


@pytest.mark.parametrize(
    ("rival", "nodes", "edges"),
    [
        ("ours", "csto.nodeSet.length", "csto.edgeSet.length"),
        ("bare", "network.body.data.nodes.length", "network.body.data.edges.length"),
        ("pyvis", "network.body.data.nodes.length", "network.body.data.edges.length"),
    ],
)
def test_each_draws_the_whole_network(
    browser: Browser, rivals: dict[str, Path], rival: str, nodes: str, edges: str
) -> None:
    page = browser.new_context(offline=True).new_page()
    page.goto(rivals[rival].as_uri())
    if rival != "pyvis":
        page.wait_for_selector("body[data-ready=true]")
    assert page.evaluate(f"[{nodes}, {edges}]") == [NODES, EDGES]
    page.context.close()


def test_each_is_measured(benchmark: ModuleType, browser: Browser, rivals: dict[str, Path]) -> None:
    found = {
        name: benchmark.measured(browser, rivals[name], ready=benchmark.READY, frames=5) for name in ("ours", "bare")
    }
    assert all(value > 0 for times in found.values() for value in times.values())
    assert 0 < benchmark.pyvis_first(browser, rivals["pyvis"]) < benchmark.PATIENCE


def test_what_never_settles_is_told_as_a_bound(benchmark: ModuleType) -> None:
    times = {"first": 1.0, "usable": 1.5, "drag": 40.0, "zoom": 50.0}
    rows = list(benchmark.rows(500, {"ours": times, "bare": times}, float("inf")))
    assert rows[2] == ("usable, 500 nodes", "pyvis as it comes", "1.50 s", "> 150 s", "> 100 times sooner")
