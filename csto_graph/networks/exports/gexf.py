"""A network as dynamic GEXF: elements, and attributes that change, have the days on which they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY
from csto_graph.core.file_texts import storable
from csto_graph.networks.exports.edge_spans import Span, edge_spans, runs, window_of
from csto_graph.networks.exports.xml_values import edges_in_order, plain_value
from csto_graph.networks.types import Network

NAMESPACE = "http://www.gexf.net/1.2draft"
CHANGING = {
    "weight": "double",
    "certainty": "string",
    "number": "long",
    "strength": "long",
    "sign": "long",
    "ambivalent": "boolean",
    "types": "string",
}
"""The attributes of edges that may differ from day to day, with their type in GEXF."""
ALWAYS = ("weight", "certainty")
RENAMED = {"type": "obligation_type", "start": "start_text", "end": "end_text"}
"""Attributes of edges whose names mean something else in GEXF."""
TYPES = {bool: "boolean", int: "long", float: "double"}
Ids = dict[str, str]


class _Edge(NamedTuple):
    one: str
    other: str
    static: dict[str, Any]
    spans: list[Span]


def gexf(graph: Network) -> bytes:
    """Return dynamic GEXF 1.2 of the days that the network is of.

    A ``start`` is a day and an ``end`` the last second of a day, both included: no two values of an attribute hold at
    one moment, and what happened on one day lasts for that day. An open end is left out. The weight has the id
    ``weight``, by which Gephi knows it. The type of an obligation is called ``obligation_type``.
    """
    root = ET.Element("gexf", xmlns=NAMESPACE, version="1.2")
    ET.SubElement(ET.SubElement(root, "meta"), "creator").text = "csto_graph"
    direction = "directed" if graph.is_directed() else "undirected"
    element = ET.SubElement(root, "graph", defaultedgetype=direction, mode="dynamic", timeformat="date")
    edges = list(_edges(graph))
    _add_nodes(element, graph, edges)
    _add_edges(element, edges)
    ET.indent(root)
    text: str = ET.tostring(root, encoding="unicode")
    return storable(f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n').encode()


def _edges(graph: Network) -> Iterator[_Edge]:
    window = window_of(graph)
    for one, other, key, edge in edges_in_order(graph):
        static = {RENAMED.get(name, name): value for name, value in edge.items() if name not in CHANGING}
        # By this name networkx knows the key of an edge in a multigraph.
        named = {"networkx_key": key} if key is not None else {}
        yield _Edge(one, other, {**static, **named}, edge_spans(graph, edge, window))


def _add_nodes(parent: ET.Element, graph: Network, edges: Iterable[_Edge]) -> None:
    """Add the nodes; each is there as long as one of its edges, and without edges on all days of the network."""
    lives: dict[str, list[Span]] = defaultdict(list)
    for edge in edges:
        for end in edge[:2]:
            lives[end] += (span._replace(value=None) for span in edge.spans)
    whole = [Span(*window_of(graph))]
    known = [{name: value for name, value in graph.nodes[node].items() if name != "label"} for node in sorted(graph)]
    ids = _declare(parent, "node", "static", _types(known))
    nodes = ET.SubElement(parent, "nodes")
    for node, attributes in zip(sorted(graph), known, strict=True):
        element = ET.SubElement(nodes, "node", id=node, label=graph.nodes[node].get("label", node))
        _add_values(element, ids, attributes)
        _add_spells(element, sorted(lives[node]) or whole)


def _add_edges(parent: ET.Element, edges: list[_Edge]) -> None:
    static = _declare(parent, "edge", "static", _types(edge.static for edge in edges))
    used = {*ALWAYS, *chain.from_iterable(span.value for edge in edges for span in edge.spans)}
    changing = _declare(parent, "edge", "dynamic", {name: kind for name, kind in CHANGING.items() if name in used})
    added = ET.SubElement(parent, "edges")
    for number, edge in enumerate(edges):
        element = ET.SubElement(added, "edge", id=str(number), source=edge.one, target=edge.other)
        values = _add_values(element, static, edge.static)
        for name, found in changing.items():
            for run in runs(Span(since, until, on[name]) for since, until, on in edge.spans if name in on):
                ET.SubElement(values, "attvalue", {"for": found, "value": _text(run.value), **_times(run)})
        _add_spells(element, (span._replace(value=None) for span in edge.spans))


def _types(found: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the attributes in the order of their names, with the type of GEXF that their values have."""
    values = {name: value for each in found for name, value in each.items() if value is not None}
    return {name: TYPES.get(type(value), "string") for name, value in sorted(values.items())}


def _declare(parent: ET.Element, owner: str, mode: str, types: Mapping[str, str]) -> Ids:
    """Declare attributes before the nodes; return their ids by name."""
    ids = {name: name if name == "weight" else f"{owner}-{name}" for name in types}
    place = sum(child.tag == "attributes" for child in parent)
    declared = ET.Element("attributes", {"class": owner, "mode": mode})
    parent.insert(place, declared)
    for name, kind in types.items():
        ET.SubElement(declared, "attribute", id=ids[name], title=name, type=kind)
    return ids


def _add_values(element: ET.Element, ids: Ids, known: Mapping[str, Any]) -> ET.Element:
    values = ET.SubElement(element, "attvalues")
    for name, found in ids.items():
        if known.get(name) is not None:
            ET.SubElement(values, "attvalue", {"for": found, "value": _text(known[name])})
    return values


def _add_spells(element: ET.Element, spans: Iterable[Span]) -> None:
    spells = ET.SubElement(element, "spells")
    for run in runs(spans):
        ET.SubElement(spells, "spell", _times(run))


def _times(span: Span) -> dict[str, str]:
    start = {} if span.since == MINIMUM else {"start": span.since.isoformat()}
    return start if span.until == FOREVER else {**start, "end": f"{span.until - ONE_DAY}T23:59:59"}


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(plain_value(value))
