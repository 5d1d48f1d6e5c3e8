"""GraphML and GEXF parse, whatever the texts are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from csto_graph import AllianceGraph
from csto_graph.networks import write_network
from csto_graph.networks.types import Network

from .files import GEXF

# The characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets, production 2), without the carriage return, which
# every reader of XML turns into a line feed (section 2.11).
ALLOWED = [0x9, 0xA, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), 0x10000, 0x1F600, 0x1FFFE, 0x10FFFF]
FORBIDDEN = [*range(0x9), 0xB, 0xC, *range(0xE, 0x20), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF]
TEXTS = {
    "allowed": ("".join(map(chr, ALLOWED)), "".join(map(chr, ALLOWED))),
    "forbidden": ("".join(map(chr, FORBIDDEN)), "\ufffd" * len(FORBIDDEN)),
    "markup": ("<b a='1' c=\"2\">&amp;</b> ]]> <!-- x --> <?php ?> <![CDATA[ &#0; \U0001f1f0\U0001f1ff",) * 2,
    "empty": ("", ""),
}
LIMITS: dict[str, dict[str, Any]] = {"alliances": {}, "obligations": {"types": ["defence"]}}
READERS: dict[str, Callable[[Path], Network]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def with_text(kg: AllianceGraph, projection: Any, text: str) -> Network:
    """A network with the text as label of all nodes, and as label and source of every tie."""
    network = kg.network(projection, as_of="2022-01-06", states=["kaz", "rus", "kgz"], **LIMITS[projection])
    for node in network:
        network.nodes[node]["label"] = text
    for *_, edge in network.edges(data=True):
        for tie in edge.get("ties", [edge]):
            tie["treaty_label" if projection == "obligations" else "organisation_label"] = text
            tie["sources"] = [text]
    return network


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("projection", ["alliances", "obligations"])
def test_labels_of_any_characters_are_read_back(
    kg: AllianceGraph, tmp_path: Path, projection: Any, ending: str, name: str
) -> None:
    text, expected = TEXTS[name]
    network, path = with_text(kg, projection, text), tmp_path / f"network.{ending}"
    write_network(network, path)
    ET.parse(path)
    read = READERS[ending](path)
    assert {label or "" for _, label in read.nodes(data="label")} == {expected}
    assert read.number_of_edges() == network.number_of_edges() > 0


@pytest.mark.parametrize("ending", READERS)
def test_texts_of_ties_are_read_back(kg: AllianceGraph, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"network.{ending}"
    write_network(with_text(kg, "alliances", "\ufffe<&\"' ]]>\ud800"), path)
    read = READERS[ending](path)
    ties = [tie for *_, edge in read.edges(data=True) for tie in json.loads(edge["ties"])]
    assert {tie["organisation_label"] for tie in ties} == {"\ufffd<&\"' ]]>\ufffd"}
    assert {source for tie in ties for source in tie["sources"]} == {"\ufffd<&\"' ]]>\ufffd"}


@pytest.mark.parametrize("ending", READERS)
def test_ids_of_any_characters_still_join_nodes_and_edges(kg: AllianceGraph, tmp_path: Path, ending: str) -> None:
    network = nx.relabel_nodes(
        with_text(kg, "alliances", "x"), {"state-kaz": "a\uffff<\x01>", "state-rus": 'b"&\ufffe'}
    )
    path = tmp_path / f"network.{ending}"
    write_network(network, path)
    read = READERS[ending](path)
    assert set(read) == {"a\ufffd<\ufffd>", 'b"&\ufffd', "state-kgz"}
    assert read.number_of_edges() == network.number_of_edges() == 3


@pytest.mark.slow
def test_edges_of_a_multigraph_have_ids_of_their_own(kg: AllianceGraph, tmp_path: Path) -> None:
    # GraphML: the id of an edge is unique in the document (graphml.graphdrawing.org, specification, section 2.2).
    for ending, tag in (("graphml", "{http://graphml.graphdrawing.org/xmlns}edge"), ("gexf", f"{GEXF}edge")):
        write_network(
            kg.network("layers", as_of="2022-01-06", organisations=["csto", "nato"]), tmp_path / f"n.{ending}"
        )
        ids = [edge.get("id") for edge in ET.parse(tmp_path / f"n.{ending}").getroot().iter(tag)]
        assert len(set(ids)) == len(ids) > 1000
        assert None not in ids
