"""Friends and foes in one graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from csto_graph.networks.projections.alliances import alliances
from csto_graph.networks.projections.event_ties import conflicts
from csto_graph.networks.projections.summaries import summary
from csto_graph.networks.projections.ties import empty
from csto_graph.networks.types import Network
from csto_graph.records import Participation, Scope, Spell


def signed(
    spells: Collection[Spell],
    participations: Iterable[Participation],
    scope: Scope,
    *,
    types: Collection[str] = ("defence",),
) -> Network:
    """Return :func:`alliances` and :func:`conflicts` in one graph, with a ``sign`` on each edge.

    Undirected. The sign is 1 between allies and -1 between states that fought in the days asked for, also where they
    are allies: then ``ambivalent`` is true. Edges carry ``weight`` 1, ``certainty`` and the ``ties`` of both, each
    with its own ``sign``. The organisations of a scope limit the alliances, not the conflicts.
    """
    graph = empty("signed", scope)
    for part, sign in ((alliances(spells, scope, types=types), 1), (conflicts(participations, scope), -1)):
        graph.add_nodes_from(part.nodes(data=True))
        for one, other, edge in part.edges(data=True):
            graph.add_edge(one, other)
            graph.edges[one, other].setdefault("ties", []).extend({**tie, "sign": sign} for tie in edge["ties"])
    for _, _, edge in graph.edges(data=True):
        edge.update(summary(graph, edge["ties"]))
    return graph
