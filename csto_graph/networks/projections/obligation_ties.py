"""Who owes what to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import networkx as nx

from csto_graph.networks.projections.summaries import summary
from csto_graph.networks.projections.ties import Tie, empty
from csto_graph.networks.types import Network
from csto_graph.records import Bond, Duty, Scope, Spell, find_bonds


def obligations(
    spells: Iterable[Spell], duties: Iterable[Duty], scope: Scope, *, types: Collection[str] = ()
) -> Network:
    """Return the graph of who owes what to whom on some day asked for; ``types`` limits it to types of obligation.

    Directed, from obligor to obligee, a multigraph: one edge for each obligation and each two memberships through
    which it binds, see :func:`csto_graph.records.find_bonds`. Nodes carry ``kind``, none is isolated. The key of an
    edge is the obligation; edges carry it, its ``type``, ``article``, ``treaty``, ``treaty_label``, ``organisation`` (the body,
    if it has one), ``trigger``, ``compulsion``, ``conditions``, ``area``, ``memberships``, ``start``, ``end`` and
    the four days of :meth:`csto_graph.networks.projections.Tie.shown`, ``certainty``, ``sources`` and ``weight`` 1.
    """
    graph = empty("obligations", scope, nx.MultiDiGraph)
    for bond in find_bonds(spells, (duty for duty in duties if not types or duty.type in types), scope):
        for node in (bond.obligor, bond.obligee):
            graph.add_node(node, kind="state" if node.startswith("state-") else "organisation")
        tie = _tie(bond)
        shown = tie.shown(scope)
        graph.add_edge(tie.one, tie.other, key=_free_key(graph, tie), **{**shown, **summary(graph, [shown])})
    return graph


def _tie(bond: Bond) -> Tie:
    duty = bond.duty
    facts = {
        "obligation": duty.obligation,
        "type": duty.type,
        "article": duty.article,
        "treaty": duty.treaty,
        "treaty_label": duty.treaty_label,
        "organisation": bond.body,
        "trigger": duty.trigger,
        "compulsion": duty.compulsion,
        "conditions": list(duty.conditions),
        "area": duty.area,
        "memberships": list(bond.memberships),
        "sources": sorted(duty.sources),
    }
    return Tie(bond.obligor, bond.obligee, duty.obligation, bond.bounds, facts)


def _free_key(graph: Network, tie: Tie) -> str:
    taken = graph.get_edge_data(tie.one, tie.other, default={})
    number = sum(edge["obligation"] == tie.by for edge in taken.values())
    return f"{tie.by}#{number + 1}" if number else tie.by
