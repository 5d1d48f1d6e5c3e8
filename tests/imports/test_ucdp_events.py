"""UCDP's events of deadly violence as imported, from small and from generated files of the real form."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from csto_graph import AllianceGraph, open_graph
from csto_graph.imports.shared_states import read_crosswalk

from tests.conftest import ROOT
from tests.imports.ucdp import EVENTS, SMALL, imported, numbers, read

Write = Callable[..., Path]


@pytest.fixture(scope="module")
def write_events() -> Write:
    return cast(Write, runpy.run_path(str(ROOT / "benchmarks" / "violence.py"))["write_events"])


@pytest.fixture(scope="module")
def ucdp(kg: AllianceGraph, tmp_path_factory: pytest.TempPathFactory) -> AllianceGraph:
    return imported(kg, tmp_path_factory.mktemp("ged"), SMALL / EVENTS)


def test_an_event_has_the_days_that_its_precision_allows(ucdp: AllianceGraph) -> None:
    found = ucdp.store.select(
        "SELECT ?event ?text ?first ?last ?end ?until WHERE { ?event a sa:Event ; sa:startText ?text ; "
        "sa:startEarliest ?first ; sa:startLatest ?last ; sa:endEarliest ?end ; sa:endLatest ?until } ORDER BY ?event"
    ).rows
    held = [tuple(map(str, row)) for row in found]
    # A day; a month of which the day is not known; four days of fighting; a week; four days of which one is meant.
    assert held == [
        ("event-ucdp-ged-1", "2022-03-01", "2022-03-01", "2022-03-01", "2022-03-02", "2022-03-02"),
        ("event-ucdp-ged-2", "[2016-02-01..2016-02-29]", "2016-02-01", "2016-02-29", "2016-02-02", "2016-03-01"),
        ("event-ucdp-ged-3", "2012-12-30", "2012-12-30", "2012-12-30", "2013-01-03", "2013-01-03"),
        ("event-ucdp-ged-4", "[2020-05-05..2020-05-11]", "2020-05-05", "2020-05-11", "2020-05-06", "2020-05-12"),
        ("event-ucdp-ged-5", "[2003-04-02..2003-04-05]", "2003-04-02", "2003-04-05", "2003-04-03", "2003-04-06"),
    ]


def test_an_event_says_where_it_was_who_died_and_who_took_part(ucdp: AllianceGraph) -> None:
    (row,) = ucdp.table("events", as_of="2012-12-31")
    assert row["event_label"] == "Violence against civilians, 2012-12-30: Syria – Civilians, Made-up town"
    assert row["paraphrase"] == "11 dead by the best estimate, 10 to 20 in all: civilians 11."
    assert row["places"] == "state-syr"
    (part,) = ucdp.table("participants", event="event-ucdp-ged-3")
    assert (part["actor"], part["role"]) == ("state-syr", "perpetrator")
    city = ucdp.store.select("SELECT ?city WHERE { id:event-ucdp-ged-4 sa:city ?city }").rows
    assert city == (('Old "Fort", the',),)


def test_only_violence_between_states_makes_them_foes(ucdp: AllianceGraph) -> None:
    edges = ucdp.network("conflicts", during="1989/2023").edges
    assert {frozenset(edge) for edge in edges} == {
        frozenset({"state-rus", "state-ukr"}),
        frozenset({"state-aus", "state-irq"}),
        frozenset({"state-usa", "state-irq"}),
    }
    assert ucdp.network("conflicts", as_of="2022-03-01").has_edge("state-rus", "state-ukr")
    assert not ucdp.network("conflicts", as_of="2022-03-02").has_edge("state-rus", "state-ukr")


@pytest.mark.slow
def test_a_thousand_events_are_as_many_with_the_parts_of_their_rows(
    kg: AllianceGraph, tmp_path: Path, write_events: Write
) -> None:
    path = write_events(tmp_path / EVENTS, 1000)
    ucdp = imported(kg, tmp_path / "sources", path)
    rows = read(path)
    number = ucdp.store.select("SELECT (COUNT(?event) AS ?n) WHERE { ?event a sa:Event }").rows[0][0]
    assert number == len(rows) == 1000
    expected: Counter[str] = Counter()
    for row in rows:
        expected["perpetrator" if row["type_of_violence"] == "3" else "first-side"] += len(numbers(row["gwnoa"]))
        expected["second-side"] += len(numbers(row["gwnob"]))
    assert Counter(part.role for part in ucdp.records.participations) == expected
    year, country = rows[0]["year"], int(rows[0]["country_id"])
    state = read_crosswalk(kg.store)
    (home,) = {each.state for (_, code), those in state.codes.items() if code == country for each in those[-1:]}
    asked = ucdp.table("events", state=home, during="1989/2023")
    assert len(asked) == sum(row["country_id"] == str(country) for row in rows)
    assert int(year) >= 1989


# What the kernel says that this process alone held at most: getrusage counts what its parent held as well.
PEAK = """
import sys
from pathlib import Path
from csto_graph import open_graph

graph = open_graph()
graph.holdings.add("ucdp", [Path(sys.argv[1])], graph.store)
graph.according_to("ucdp")
print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
"""


@pytest.mark.slow
def test_the_memory_of_an_import_does_not_grow_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_events: Write
) -> None:
    open_graph()  # what it takes to build the graph of our tables, once, is not measured
    peaks = []
    for rows in (5_000, 20_000):
        folder = tmp_path / str(rows)
        folder.mkdir()
        monkeypatch.setenv("CSTO_GRAPH_IMPORTS", str(folder / "imports"))
        path = write_events(folder / EVENTS, rows)
        told = subprocess.run([sys.executable, "-c", PEAK, path], check=True, capture_output=True, text=True).stdout
        peaks.append(int(told))
    # Four times the rows are 400,000 triples more, of which a list alone would take 80 MB; Oxigraph's caches take some 30.
    assert peaks[1] < peaks[0] + 55_000
