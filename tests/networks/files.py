"""Reading the files of networks without our own code, and networks to write."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from csto_graph.networks.types import Network

GEXF = "{http://www.gexf.net/1.2draft}"
Times = tuple[str, str]


class GexfElement(NamedTuple):
    """A node or an edge of a GEXF file: its ends (or id), its spells, and its values with their times."""

    ends: tuple[str, ...]
    spells: list[Times]
    values: list[tuple[str, str, Times]]

    def on(self, day: date) -> dict[str, str] | None:
        """Return the attributes on a day, None if the element is not there; a fault if one has two values."""
        moment = f"{day}T12:00:00"
        if not any(start <= moment <= end for start, end in self.spells):
            return None
        held = [(name, value) for name, value, (start, end) in self.values if start <= moment <= end]
        assert len(dict(held)) == len(held), (self.ends, day)
        return dict(held)


def read_gexf(path: Path, kind: str = "edge") -> list[GexfElement]:
    """Return the nodes or edges; texts of ISO 8601 sort as their times do, "" and "~" before and after all of them."""
    root = ET.parse(path).getroot()
    titles = {
        attribute.get("id"): str(attribute.get("title"))
        for declared in root.iter(f"{GEXF}attributes")
        if declared.get("class") == kind
        for attribute in declared
    }
    return [
        GexfElement(
            (str(each.get("source")), str(each.get("target"))) if kind == "edge" else (str(each.get("id")),),
            [_times(spell) for spell in each.iter(f"{GEXF}spell")],
            [
                (titles[value.get("for")], str(value.get("value")), _times(value))
                for value in each.iter(f"{GEXF}attvalue")
            ],
        )
        for each in root.iter(f"{GEXF}{kind}")
    ]


def spans_of(element: GexfElement) -> Iterator[Times]:
    """Yield all times of an element that are not those of what never changes."""
    yield from element.spells
    yield from (times for *_, times in element.values if times != ("", "~"))


def upside_down(network: Network) -> Network:
    """Return the same network built in another order; undirected edges the other way round."""
    other: Network = type(network)(**network.graph)
    other.add_nodes_from(reversed(list(network.nodes(data=True))))
    for edge in reversed(list(network.edges)):
        ends = edge[:2] if network.is_directed() else edge[1::-1]
        other.add_edge(*ends, *edge[2:], **network.edges[edge])
    return other


def _times(element: ET.Element) -> Times:
    return element.get("start", ""), element.get("end", "~")
