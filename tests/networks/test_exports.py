"""Networks as files: each format is read back by a reader that is not ours."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd
import pyarrow.parquet as pq
import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import ExportError, MissingExtraError, UnknownNameError
from csto_graph.networks import PROJECTIONS, tie_table, write_network, write_nodes
from csto_graph.networks.types import Network

GEXF = {"g": "http://www.gexf.net/1.2draft"}
DURING = "2022-01"
STATES = ["arm", "aze", "blr", "deu", "fra", "grc", "kaz", "kgz", "pol", "rus", "tjk", "tur", "ukr", "usa"]


def written(kg: AllianceGraph, projection: Any, path: Path, **options: Any) -> Path:
    write_network(small(kg, projection, **options), path)
    return path


def small(kg: AllianceGraph, projection: Any, **options: Any) -> Network:
    return kg.network(projection, **({"during": DURING, "states": STATES} | options))


@pytest.mark.slow
@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networks_are_read_back(kg: AllianceGraph, tmp_path: Path, ending: str, projection: Any) -> None:
    network = small(kg, projection)
    path = written(kg, projection, tmp_path / f"net.{ending}")
    read = nx.read_graphml(path) if ending == "graphml" else nx.read_gexf(path)
    assert set(read) == set(network)
    assert read.number_of_edges() == network.number_of_edges()
    assert read.is_directed() == network.is_directed()


@pytest.mark.slow
@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("ending", ["csv", "graphml", "gexf", "ncol", "parquet"])
def test_the_same_network_gives_the_same_bytes(kg: AllianceGraph, tmp_path: Path, ending: str, projection: Any) -> None:
    paths = [written(kg, projection, tmp_path / f"{name}.{ending}") for name in ("one", "other")]
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_the_columns_of_ties_hold_all_that_is_known_of_them(kg: AllianceGraph, projection: Any) -> None:
    network = small(kg, projection)
    table = tie_table(network)
    ties = [tie for *_, edge in network.edges(data=True) for tie in edge.get("ties", [edge])]
    assert {name for tie in ties for name in tie} <= {*table.columns, "weight"}
    assert len(table) == len(ties) > 0


def test_csv_and_parquet_hold_the_same_ties(kg: AllianceGraph, tmp_path: Path) -> None:
    network = kg.network("alliances", as_of="2022-01-06")
    write_network(network, tmp_path / "ties.csv")
    write_network(network, tmp_path / "ties.parquet")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "ties.csv").read_text("utf-8"))))
    assert {(row["node_1"], row["node_2"]) for row in rows} == {tuple(sorted(edge)) for edge in network.edges}
    stored = pq.read_table(tmp_path / "ties.parquet").to_pylist()
    assert [{name: "" if cell is None else str(cell) for name, cell in row.items()} for row in stored] == rows


def test_nodes_are_a_table_of_their_own(kg: AllianceGraph, tmp_path: Path) -> None:
    network = kg.network("affiliations", as_of="2022-01-06", organisations=["csto"])
    write_nodes(network, tmp_path / "nodes.csv")
    write_nodes(network, tmp_path / "nodes.parquet")
    frame = pd.read_parquet(tmp_path / "nodes.parquet").set_index("node")
    assert frame.loc["org-csto", "label"] == "Collective Security Treaty Organization"
    assert frame.loc["state-arm", "region"] == "caucasus"
    assert len((tmp_path / "nodes.csv").read_text("utf-8").splitlines()) == 8


def test_an_edge_list_has_both_ends_and_the_weight(kg: AllianceGraph, tmp_path: Path) -> None:
    path = written(kg, "alliances", tmp_path / "net.ncol", weight="strength")
    read = nx.read_weighted_edgelist(path)
    network = small(kg, "alliances", weight="strength")
    assert {frozenset(edge) for edge in read.edges} == {frozenset(edge) for edge in network.edges}
    assert {edge["weight"] for *_, edge in read.edges(data=True)} == {3.0}


def test_gexf_has_the_spells_of_history(kg: AllianceGraph, tmp_path: Path) -> None:
    # Uzbekistan joined the CSTO anew on 2006-08-16 and left it on 2012-12-19 (odkb-csto.org); Kazakhstan is in it.
    path = written(
        kg,
        "affiliations",
        tmp_path / "net.gexf",
        during="1949/2026",
        states=None,
        organisations=["csto", "warsaw pact"],
    )
    root = ET.parse(path).getroot()
    graph = root.find("g:graph", GEXF)
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    spells = {
        frozenset((edge.get("source"), edge.get("target"))): [
            (spell.get("start"), spell.get("end")) for spell in edge.findall("g:spells/g:spell", GEXF)
        ]
        for edge in root.iter("{http://www.gexf.net/1.2draft}edge")
    }
    assert spells[frozenset({"state-uzb", "org-csto"})] == [("2006-08-16", "2012-12-18T23:59:59")]
    assert spells[frozenset({"state-kaz", "org-csto"})][0][1] is None
    # The Warsaw Treaty entered into force on 4-6 June 1955 and lapsed on 1 July 1991.
    (pact,) = spells[frozenset({"state-pol", "org-warsaw-pact"})]
    assert pact[0] is not None
    assert pact[0].startswith("1955-")
    assert pact[1] == "1991-06-30T23:59:59"
    for found in spells.values():
        for since, last in found:
            assert datetime.fromisoformat(str(since)) < datetime.fromisoformat(last or "9999-12-31")


def test_gexf_shows_a_node_as_long_as_one_of_its_ties(kg: AllianceGraph, tmp_path: Path) -> None:
    path = written(
        kg, "affiliations", tmp_path / "net.gexf", during="1949/2026", states=None, organisations=["csto", "cst"]
    )
    spells = {
        node.get("id"): [(spell.get("start"), spell.get("end")) for spell in node.findall("g:spells/g:spell", GEXF)]
        for node in ET.parse(path).getroot().iter("{http://www.gexf.net/1.2draft}node")
    }
    # Georgia was bound by the treaty of 1992 for five years from 20 April 1994; Uzbekistan came back in 2006.
    assert spells["state-geo"] == [("1994-04-20", "1999-04-20T23:59:59")]
    assert [last for _, last in spells["state-uzb"]] == ["1999-04-20T23:59:59", "2012-12-18T23:59:59"]


def test_unknown_networks_and_formats_are_refused(
    kg: AllianceGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnknownNameError, match="did you mean alliances"):
        kg.network("alliance")  # type: ignore[arg-type]
    network = kg.network("alliances")
    with pytest.raises(ExportError, match=r"unknown format '\.png'"):
        write_network(network, tmp_path / "x.png")
    with pytest.raises(ExportError, match="there is no folder"):
        write_network(network, tmp_path / "none" / "x.csv")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"-m pip install 'pyarrow"):
        write_network(network, tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []
