"""Ties between two nodes, and the graphs that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import networkx as nx

from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY, Bounds
from csto_graph.networks.projections.summaries import summary
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
        """Return the facts with the dates of the tie and its ``certainty`` in the scope.

        ``start`` and ``end`` are the texts of the sources (EDTF). ``start_earliest``, ``start_latest``,
        ``end_earliest`` and ``end_latest`` are the ISO days between which the first day lies, and the first day after
        the last; until ``end_presumed`` the tie is presumed to last. They are None where the sources leave it open.
        """
        start, end = self.bounds.start, self.bounds.end
        times = {
            "start": start.text,
            "end": end.text,
            "start_earliest": _iso(start.earliest),
            "start_latest": _iso(start.latest),
            "end_earliest": _iso(end.earliest),
            "end_presumed": _iso(end.presumed),
            "end_latest": _iso(end.latest),
        }
        return {**self.facts, **times, "certainty": scope.window.certainty(self.bounds)}


def empty(projection: str, scope: Scope, kind: type[Network] = nx.Graph, **attributes: Any) -> Network:
    """Return a graph without nodes that knows what it is of, on which days, and how certain its ties are at least."""
    graph = kind(projection=projection, at_least=scope.at_least, **attributes)
    graph.graph["as_of" if scope.window.is_day else "during"] = scope.window.text
    return graph


def join(graph: Network, ties: Iterable[Tie], scope: Scope) -> Network:
    """Add one edge for each pair that ties of the scope join; return the graph.

    An edge carries its ``ties`` and what :func:`csto_graph.networks.projections.summaries.summary` makes of them.
    """
    for tie in ties:
        if scope.holds(tie.bounds):
            graph.add_edge(tie.one, tie.other)
            graph.edges[tie.one, tie.other].setdefault("ties", []).append(tie.shown(scope))
    for _, _, edge in graph.edges(data=True):
        edge.update(summary(graph, edge["ties"]))
    return graph


def _iso(day: date) -> str | None:
    """Return the day, or None for the ends of the calendar, which stand for an open boundary."""
    return day.isoformat() if MINIMUM < day < FOREVER - ONE_DAY else None
