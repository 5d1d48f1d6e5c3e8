"""The nodes and the ties of a network as plain tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_graph.networks.types import Network
from csto_graph.store import Cell, ResultTable

_TIMES = ["start", "end", "since", "until", "certainty"]
_ALLIANCE = ["organisation", "organisation_label", "treaty", "types", *_TIMES, "memberships", "sources"]
_EVENT = ["event", "event_label", "kind"]
_OBLIGATION = ["obligation", "type", "article", "treaty", "treaty_label", "organisation", "trigger", "compulsion"]
_CONFLICT = [*_EVENT, "roles", *_TIMES, "participations", "sources"]
TIE_COLUMNS = {
    "affiliations": _ALLIANCE,
    "alliances": _ALLIANCE,
    "conflicts": _CONFLICT,
    "events": [*_EVENT, "role", *_TIMES, "participations", "sources"],
    "layers": ["type", *_ALLIANCE],
    "obligations": [*_OBLIGATION, "conditions", "area", *_TIMES, "memberships", "sources"],
    "signed": ["sign", *_ALLIANCE[:-2], *_EVENT, "roles", "memberships", "participations", "sources"],
}
NODE_COLUMNS = ["node", "label", "kind", "region", "latitude", "longitude"]


def tie_table(graph: Network) -> ResultTable:
    """Return one row a tie: both nodes, then what it is by, when, and on what evidence; lists joined by blanks.

    Undirected ties have the smaller slug first, obligations the obligor.
    """
    columns = TIE_COLUMNS[graph.graph["projection"]]
    rows = [(one, other, *(_cell(tie.get(name)) for name in columns)) for one, other, tie in ties_of(graph)]
    return ResultTable(("node_1", "node_2", *columns), tuple(sorted(rows, key=lambda row: [str(cell) for cell in row])))


def node_table(graph: Network) -> ResultTable:
    """Return one row a node: its label and kind; of a state also its region and where its capital lies."""
    rows = ((node, *(graph.nodes[node].get(name) for name in NODE_COLUMNS[1:])) for node in sorted(graph))
    return ResultTable(tuple(NODE_COLUMNS), tuple(rows))


def ties_of(graph: Network) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every tie with its two nodes; an edge of obligations is a tie itself."""
    for first, second, edge in graph.edges(data=True):
        one, other = (first, second) if graph.is_directed() else sorted((first, second))
        for tie in edge.get("ties", [edge]):
            yield one, other, ({**tie, "type": edge["type"]} if "type" in edge else tie)


def _cell(value: Any) -> Cell:
    return " ".join(value) if isinstance(value, list) else value
