"""The explorer over data sets that somebody has imported: it shows what the networks of the same day have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from csto_graph import AllianceGraph
from csto_graph.pictures.web import Opening, explorer_page
from csto_graph.store import ResultTable
from playwright.sync_api import Browser

from tests.conftest import ATOP, SMALL_ATOP
from tests.imports.ucdp import CONFLICTS, SMALL, imported
from tests.pictures.web.conftest import Watched, watch

TIES = "[...csto.scene().edges.values()].map(({ edge }) => [edge.from.id, edge.to.id])"
DAYS = ["1902-06-01", "1992-06-01", "2005-01-01"] + (["1914-07-28", "1930-01-01"] if ATOP != SMALL_ATOP else [])


def opened(browser: Browser, graph: AllianceGraph, file: Path, source: str, day: str | None = None) -> Watched:
    file.write_text(explorer_page(graph, Opening(graph.window(day), according_to=source)), encoding="utf-8")
    return watch(browser, file, reduced_motion="reduce")


@pytest.fixture(scope="module")
def atop(atop_of: Callable[[Path], AllianceGraph]) -> AllianceGraph:
    return atop_of(ATOP)


def test_every_tie_of_the_source_is_drawn(browser: Browser, atop: AllianceGraph, tmp_path: Path) -> None:
    """Also those of states that are members in a time that our table does not give them: Serbia in 1914."""
    watched = opened(browser, atop, tmp_path / "atop.html", "atop")
    for day in DAYS:
        watched.on(day)
        network = atop.network("affiliations", as_of=day)
        drawn = {tuple(pair) for pair in watched.page.evaluate(TIES)}
        assert drawn == {tuple(sorted(pair, reverse=True)) for pair in network.edges} != set(), day
        answer = atop.query(watched.page.evaluate("csto.exportForms.sparql[2]()"))
        assert isinstance(answer, ResultTable)
        assert {(row["one"], row["other"]) for row in answer} == drawn, day
    assert watched.clean
    watched.page.context.close()


def test_a_source_of_conflicts_opens_with_its_events(browser: Browser, kg: AllianceGraph, tmp_path: Path) -> None:
    ucdp = imported(kg, tmp_path / "sources", SMALL / CONFLICTS)
    day = str(ucdp.table("events", during="1946/2023").column("start")[0])
    watched = opened(browser, ucdp, tmp_path / "ucdp.html", "ucdp", day)
    kinds = watched.page.evaluate("[...csto.scene().nodes.values()].map(({ node }) => node.kind)")
    assert {"event", "state"} == set(kinds)
    assert watched.page.locator("#empty").is_hidden()
    watched.page.context.close()
