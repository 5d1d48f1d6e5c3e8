"""The made-up world of the benchmarks: the same each time, in the form of the curated graph. No time is asserted."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from typing import cast

import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import ontology_directory
from csto_graph.store import EmbeddedStore

from .conftest import ROOT

pytestmark = pytest.mark.slow

Quads = Callable[..., Iterator[str]]


@pytest.fixture(scope="module")
def quads() -> Quads:
    return cast(Quads, runpy.run_path(str(ROOT / "benchmarks" / "synthetic.py"))["quads"])


def test_a_seed_gives_the_same_world_of_about_the_size_asked_for(quads: Quads) -> None:
    lines = list(quads(50_000, seed=7))
    assert lines == list(quads(50_000, seed=7))
    assert lines != list(quads(50_000, seed=8))
    assert 50_000 <= len(lines) < 60_000


def test_questions_are_answered_over_it(quads: Quads) -> None:
    store = EmbeddedStore.in_memory()
    store.load("\n".join(quads(20_000)).encode(), ontology_directory())
    graph = AllianceGraph(store)
    assert graph.edition.version == "made up"
    everywhere = graph.table("members", as_of="1950-01-01")
    assert len(everywhere) > 0
    one = str(everywhere.column("organisation")[0])
    there = [row for row in everywhere if row["organisation"] == one]
    assert list(graph.table("members", organisation=one, as_of="1950-01-01")) == there
