"""Dynamic GEXF, read with the XML reader of Python: on every day of its spells an edge is what the network of that day has."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import PROJECTIONS, write_network
from csto_graph.networks.types import Network

from .files import GEXF, GexfElement, read_gexf, spans_of, upside_down

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
FIRST, LAST = date(1900, 1, 1), date(2026, 6, 30)
WHOLE = f"{FIRST}/{LAST}"
# Of all states the obligations alone make a file of forty megabytes; those of some have every kind of change too.
SOME = ["alb", "arm", "bgr", "blr", "che", "deu", "esp", "fra", "gbr", "kaz", "pol", "rou", "rus", "tur", "usa", "uzb"]
LIMITS: dict[str, dict[str, Any]] = {name: {"states": SOME} for name in ("events", "layers", "obligations", "signed")}
CASES = [
    *(pytest.param(name, {}, id=name) for name in PROJECTIONS),
    pytest.param(
        "alliances", {"weight": "strength", "types": ["consultation", "defence"], "states": SOME}, id="strength"
    ),
    pytest.param("affiliations", {"at_least": "certain"}, id="certain"),
    pytest.param("signed", {"at_least": "certain"}, id="certain-signed"),
]


def written(network: Network, folder: Path) -> Path:
    path = folder / "network.gexf"
    write_network(network, path)
    return path


def edges_of(network: Network) -> Counter[tuple[Any, ...]]:
    return Counter(
        (
            *((one, other) if network.is_directed() else sorted((one, other))),
            float(edge["weight"]),
            edge["certainty"],
            *(str(edge.get(name, "")).lower() for name in ("number", "strength", "sign", "ambivalent")),
            edge.get("obligation", ""),
            edge.get("type", ""),
        )
        for one, other, edge in network.edges(data=True)
    )


def edges_on(found: list[GexfElement], day: date) -> Counter[tuple[Any, ...]]:
    names = ("number", "strength", "sign", "ambivalent", "obligation", "obligation_type")
    return Counter(
        (*edge.ends, float(held["weight"]), held["certainty"], *(held.get(name, "") for name in names))
        for edge in found
        if (held := edge.on(day)) is not None
    )


def days_to_try(network: Network) -> list[date]:
    """Days at random, and those before, at and after some of the days on which a tie may begin or end."""
    chance = random.Random(19)  # noqa: S311
    ties = [tie for *_, edge in network.edges(data=True) for tie in edge.get("ties", [edge])]
    bounds = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    changes = sorted({date.fromisoformat(tie[name]) for tie in ties for name in bounds if tie[name]})
    inner = [day for day in changes if FIRST < day < LAST]
    near = {day + step * DAY for day in chance.sample(inner, min(4, len(inner))) for step in (-1, 0, 1)}
    span = (LAST - FIRST).days
    return sorted({FIRST, LAST, *near, *(FIRST + chance.randrange(span) * DAY for _ in range(4))})


@pytest.mark.parametrize(("projection", "options"), CASES)
def test_on_each_day_the_file_is_the_network_of_that_day(
    kg: AllianceGraph, tmp_path: Path, projection: Any, options: dict[str, Any]
) -> None:
    limits = options | LIMITS.get(projection, {})
    network = kg.network(projection, during=WHOLE, **limits)
    found = read_gexf(written(network, tmp_path))
    for day in days_to_try(network):
        assert edges_on(found, day) == edges_of(kg.network(projection, as_of=day.isoformat(), **limits)), day
    assert all(edge.spells for edge in found)


def test_a_weight_changes_with_the_alliances(kg: AllianceGraph, tmp_path: Path) -> None:
    # Both were in the Warsaw Pact until Albania left it on 13 September 1968, both are in NATO since Albania joined it on
    # 1 April 2009 (britannica.com, voanews.com): never in two alliances at once.
    path = written(kg.network("alliances", during="1949/2026", states=["alb", "bgr"]), tmp_path)
    (edge,) = read_gexf(path)
    weights = {text: (edge.on(date.fromisoformat(text)) or {}).get("weight") for text in ("1960-01-01", "2022-01-06")}
    assert weights == {"1960-01-01": "1", "2022-01-06": "1"}
    gone = ("1955-06-03", "1968-09-13", "1990-01-01", "2009-03-31")
    assert [edge.on(date.fromisoformat(text)) for text in gone] == [None] * 4
    assert edge.spells == [("1955-06-04", "1968-09-12T23:59:59"), ("2009-04-01", "~")]


def test_what_happened_on_one_day_lasts_that_day(kg: AllianceGraph, tmp_path: Path) -> None:
    # An interval whose start is its end is one that Gephi drops in silence (gephi/gephi#666).
    path = written(kg.network("events", during="2022"), tmp_path)
    times = [each for kind in ("node", "edge") for found in read_gexf(path, kind) for each in spans_of(found)]
    lengths = [
        datetime.fromisoformat(end) - datetime.fromisoformat(start) for start, end in times if start and end != "~"
    ]
    assert len(lengths) > 10_000
    assert min(lengths) == timedelta(hours=23, minutes=59, seconds=59)


def test_no_value_of_an_attribute_overlaps_another(kg: AllianceGraph, tmp_path: Path) -> None:
    # Gephi refuses an interval that overlaps another of the same attribute or element (graphstore, IntervalMap).
    for edge in read_gexf(written(kg.network("signed", during=WHOLE), tmp_path)):
        for name in {name for name, *_ in edge.values}:
            times = sorted(times for title, _, times in edge.values if title == name)
            assert all(end < start for (_, end), (start, _) in pairwise(times)), edge.ends
        assert all(end < start for (_, end), (start, _) in pairwise(edge.spells))


def test_the_weight_is_declared_as_gephi_knows_it(kg: AllianceGraph, tmp_path: Path) -> None:
    # The importer of Gephi makes the weight dynamic if an edge attribute with the id "weight" is (its test file
    # dynamicedgeweight.gexf); a weight of the edge itself would stand beside it and hold on all days.
    root = ET.parse(written(kg.network("alliances", during="1990/2010"), tmp_path)).getroot()
    declared = {
        str(attribute.get("id")): (group.get("mode"), attribute.get("type"))
        for group in root.iter(f"{GEXF}attributes")
        if group.get("class") == "edge"
        for attribute in group
    }
    assert declared["weight"] == ("dynamic", "double")
    assert {name for name, (mode, _) in declared.items() if mode == "dynamic"} == {
        "weight",
        *(f"edge-{name}" for name in ("certainty", "number", "strength", "types")),
    }
    assert not any(edge.get("weight") for edge in root.iter(f"{GEXF}edge"))


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_a_network_without_anything_is_dynamic_too(kg: AllianceGraph, tmp_path: Path, projection: Any) -> None:
    network = kg.network(projection, as_of="1700-01-01")
    assert len(network) == 0
    path = written(network, tmp_path)
    graph = ET.parse(path).getroot().find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert len(nx.read_gexf(path)) == 0


def test_a_file_is_of_the_days_that_were_asked_for(kg: AllianceGraph, tmp_path: Path) -> None:
    # Canada and the United States are in NATO since 24 August 1949 (UN Treaty Series 541), and still are.
    def spells(**window: Any) -> list[tuple[str, str]]:
        network = kg.network("alliances", states=["can", "usa"], organisations=["nato"], **window)
        (edge,) = read_gexf(written(network, tmp_path))
        return edge.spells

    assert spells(during="1949/2026") == spells(during="1949/..") == [("1949-08-24", "~")]
    assert spells(during="1960") == [("1960-01-01", "1960-12-31T23:59:59")]
    assert spells(as_of="1960-01-01") == [("1960-01-01", "1960-01-01T23:59:59")]


def test_a_node_without_an_edge_is_there_on_all_days(kg: AllianceGraph, tmp_path: Path) -> None:
    network = kg.network("events", during="2022-01")
    alone = set(nx.isolates(network))
    nodes = read_gexf(written(network, tmp_path), "node")
    assert alone
    assert {each.ends[0] for each in nodes} == set(network)
    assert all(each.spells for each in nodes)
    assert {spell for each in nodes if each.ends[0] in alone for spell in each.spells} == {
        ("2022-01-01", "2022-01-31T23:59:59")
    }


@pytest.mark.parametrize("ending", ["csv", "gexf", "graphml", "ncol", "parquet"])
@pytest.mark.parametrize("projection", ["alliances", "layers", "obligations"])
def test_the_order_of_building_changes_no_byte(kg: AllianceGraph, tmp_path: Path, projection: Any, ending: str) -> None:
    network = kg.network(projection, during="2020", states=SOME)
    paths = [tmp_path / f"{name}.{ending}" for name in ("one", "other")]
    for path, each in zip(paths, (network, upside_down(network)), strict=True):
        write_network(each, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
