"""The nodes and the ties of a network as plain tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_graph.networks.exports.column_types import Kinds
from csto_graph.networks.types import Network
from csto_graph.store import Cell, ResultTable

_ENDS: Kinds = {"node_1": "text", "node_2": "text"}
_TIMES: Kinds = {
    "start": "text",
    "end": "text",
    "start_earliest": "date",
    "start_latest": "date",
    "end_earliest": "date",
    "end_presumed": "date",
    "end_latest": "date",
    "certainty": "text",
}
_BODY: Kinds = {"organisation": "text", "organisation_label": "text", "treaty": "text", "types": "text"}
_ALLIANCE: Kinds = {**_BODY, **_TIMES, "memberships": "text", "sources": "text"}
_EVENT: Kinds = {"event": "text", "event_label": "text", "kind": "text"}
_PARTS: Kinds = {"participations": "text", "sources": "text"}
_DUTY: Kinds = {
    "obligation": "text",
    "type": "text",
    "article": "text",
    "treaty": "text",
    "treaty_label": "text",
    "organisation": "text",
    "trigger": "text",
    "compulsion": "text",
    "conditions": "text",
    "area": "text",
}
TIE_COLUMNS: dict[str, Kinds] = {
    "affiliations": {**_ENDS, **_ALLIANCE},
    "alliances": {**_ENDS, **_ALLIANCE},
    "conflicts": {**_ENDS, **_EVENT, "roles": "text", **_TIMES, **_PARTS},
    "events": {**_ENDS, **_EVENT, "role": "text", **_TIMES, **_PARTS},
    "layers": {**_ENDS, "type": "text", **_ALLIANCE},
    "obligations": {**_ENDS, **_DUTY, **_TIMES, "memberships": "text", "sources": "text"},
    "signed": {**_ENDS, "sign": "whole", **_BODY, **_TIMES, **_EVENT, "roles": "text", "memberships": "text", **_PARTS},
}
"""The columns of the ties of each projection, and what they hold."""
NODE_COLUMNS: Kinds = {
    "node": "text",
    "label": "text",
    "kind": "text",
    "region": "text",
    "latitude": "number",
    "longitude": "number",
}


def tie_table(graph: Network) -> ResultTable:
    """Return one row a tie: both nodes, then what it is by, when, and on what evidence.

    The columns are those of :data:`TIE_COLUMNS`, whatever the rows. Lists are joined by blanks; what is not known, such
    as an open end, is None. Undirected ties have the smaller slug first, obligations the obligor.
    """
    columns = tuple(TIE_COLUMNS[graph.graph["projection"]])
    rows = [(one, other, *(_cell(tie.get(name)) for name in columns[2:])) for one, other, tie in ties_of(graph)]
    return ResultTable(columns, tuple(sorted(rows, key=lambda row: [str(cell) for cell in row])))


def node_table(graph: Network) -> ResultTable:
    """Return one row a node: its label and kind; of a state also its region and where its capital lies."""
    columns = tuple(NODE_COLUMNS)
    rows = ((node, *(_cell(graph.nodes[node].get(name)) for name in columns[1:])) for node in sorted(graph))
    return ResultTable(columns, tuple(rows))


def ties_of(graph: Network) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield every tie with its two nodes; an edge of obligations is a tie itself."""
    for first, second, edge in graph.edges(data=True):
        one, other = (first, second) if graph.is_directed() else sorted((first, second))
        for tie in edge.get("ties", [edge]):
            yield one, other, ({**tie, "type": edge["type"]} if "type" in edge else tie)


def _cell(value: Any) -> Cell:
    found = " ".join(value) if isinstance(value, list) else value
    return None if found == "" else found
