"""Ties between two nodes, and the graphs that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from csto_graph.dates import Bounds
from csto_graph.networks.types import Network
from csto_graph.records import Scope


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two nodes between two boundaries.

    ``by`` is what the tie counts as: two ties of a pair by one organisation, or in one event, weigh as one.
    """

    one: str
    other: str
    by: str
    bounds: Bounds
    facts: Mapping[str, Any]

    def shown(self, scope: Scope) -> dict[str, Any]:
        """Return the facts with ``start`` and ``end`` as EDTF, the ``certainty`` in the scope, and the span.

        The span is from the day ``since`` on which the tie may begin, or in a certain scope surely does, until before
        the day ``until``, both in ISO 8601.
        """
        start, end = self.bounds.start, self.bounds.end
        span = (start.latest, end.earliest) if scope.certain_only else (start.earliest, end.latest)
        times = {"start": start.text, "end": end.text, "since": span[0].isoformat(), "until": span[1].isoformat()}
        return {**self.facts, **times, "certainty": scope.window.certainty(self.bounds)}


def empty(projection: str, scope: Scope, kind: type[Network] = nx.Graph) -> Network:
    """Return a graph without nodes that knows what it is of and on which days."""
    graph = kind(projection=projection)
    graph.graph["as_of" if scope.window.is_day else "during"] = scope.window.text
    return graph


def join(graph: Network, ties: Iterable[Tie], scope: Scope) -> Network:
    """Add one edge for each pair that ties of the scope join; return the graph.

    An edge carries its ``ties``, the ``weight``, which is the number of what they are by, and ``certainty``, which is
    ``certain`` if one of them is.
    """
    for tie in ties:
        if scope.holds(tie.bounds):
            edge = graph.get_edge_data(tie.one, tie.other, {"by": set(), "ties": [], "certainty": "possible"})
            shown = tie.shown(scope)
            certain = "certain" in (edge["certainty"], shown["certainty"])
            graph.add_edge(
                tie.one,
                tie.other,
                by=edge["by"] | {tie.by},
                ties=[*edge["ties"], shown],
                certainty="certain" if certain else "possible",
            )
    for _, _, edge in graph.edges(data=True):
        edge["weight"] = len(edge.pop("by"))
    return graph
