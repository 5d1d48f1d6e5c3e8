"""Who is allied to whom, who belongs to what, and the layers of that by type of obligation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations, product
from typing import Any

import networkx as nx

from csto_graph.core.dates import Bounds
from csto_graph.networks.projections.summaries import STRENGTHS
from csto_graph.networks.projections.ties import Tie, empty, join
from csto_graph.networks.types import Network
from csto_graph.records import Scope, Spell


def affiliations(spells: Iterable[Spell], scope: Scope) -> Network:
    """Return the bipartite graph of states and the organisations and alliances they belong to on some day asked for.

    Undirected. Nodes carry ``kind`` (``state`` or ``organisation``) and ``bipartite`` (0 for states). Edges carry
    ``ties``, one for each spell as in :func:`alliances`, ``weight`` 1 and ``certainty``. Only states and organisations
    with a membership in the scope are nodes, so none is isolated.
    """
    graph = empty("affiliations", scope)
    ties = list(affiliation_ties(spells, scope))
    for tie in ties:
        graph.add_node(tie.one, kind="state", bipartite=0)
        graph.add_node(tie.other, kind="organisation", bipartite=1)
    return join(graph, ties, scope)


def alliances(
    spells: Collection[Spell], scope: Scope, *, types: Collection[str] = ("defence",), weight: str = "number"
) -> Network:
    """Return the graph of states that are members of one alliance on one day, if it imposes a type of obligation.

    By default that is the duty of defence, as ATOP has it; those that only may step in make no tie. A duty of one side
    alone makes one as well, and a member stays one while its membership is suspended. Undirected. Nodes carry
    ``kind``; a state without an ally in its organisation is isolated. Edges carry ``number``, that of the
    organisations shared, ``strength``, the strongest obligation among them by :data:`STRENGTHS` (1 to 3), ``weight``,
    which is either (``number`` or ``strength``), ``certainty`` (``certain`` if at least one tie is), and ``ties``, one
    for every two spells of membership that share a day asked for: slug and label of the ``organisation``, the
    ``treaty`` that constitutes it, the ``types`` of obligation it imposes, both ``memberships``, ``start`` and ``end``
    (the later start and the earlier end, as EDTF) and the four days of
    :meth:`csto_graph.networks.projections.Tie.shown`, ``certainty``, ``sources``. Where obligations change during both
    spells, there is a tie for each phase.
    """
    bonds = imposing(spells, types)
    graph = empty("alliances", scope, weight=weight)
    graph.add_nodes_from(sorted({spell.state for spell in bonds if _within(spell, scope)}), kind="state")
    return join(graph, alliance_ties(bonds, scope, types), scope)


def layers(spells: Collection[Spell], scope: Scope) -> Network:
    """Return one layer of :func:`alliances` for each type of obligation, in one multigraph keyed by the type.

    Undirected. Edges carry what those of :func:`alliances` do, and ``type``. For one layer as a plain graph ask for
    alliances of that type.
    """
    graph = empty("layers", scope, nx.MultiGraph)
    for each in STRENGTHS:
        layer = alliances(spells, scope, types=(each,))
        graph.add_nodes_from(layer.nodes(data=True))
        for one, other, edge in layer.edges(data=True):
            graph.add_edge(one, other, key=each, **edge, type=each)
    return graph


def affiliation_ties(spells: Iterable[Spell], scope: Scope) -> Iterator[Tie]:
    """Yield a tie for each spell of the scope, from the state to what it is a member of."""
    for roster in _rosters(spells, scope).values():
        for spell in roster:
            yield _tie(spell.state, spell.organisation, spell.bounds, spell.types, spell)


def imposing(spells: Collection[Spell], types: Collection[str]) -> list[Spell]:
    """Return the spells in bodies whose treaties impose one of the types on some member at some time."""
    bodies = {spell.organisation for spell in spells if not spell.types.isdisjoint(types)}
    return [spell for spell in spells if spell.organisation in bodies]


def alliance_ties(spells: Iterable[Spell], scope: Scope, types: Collection[str]) -> Iterator[Tie]:
    """Yield a tie for every two phases of spells of different states in one organisation that may share a day.

    One of the types must bind one of the two then.
    """
    for roster in _rosters(spells, scope).values():
        for one, other in combinations(roster, 2):
            if one.state != other.state:
                yield from _pair_ties(one, other, types)


def _pair_ties(one: Spell, other: Spell, types: Collection[str]) -> Iterator[Tie]:
    for first, second in product(one.phases, other.phases):
        both = first.types | second.types
        bounds = first.bounds.overlap(second.bounds)
        if not both.isdisjoint(types) and bounds.start.earliest < bounds.end.latest:
            yield _tie(one.state, other.state, bounds, both, one, other)


def _rosters(spells: Iterable[Spell], scope: Scope) -> dict[str, list[Spell]]:
    """Return the spells in the scope by organisation, each in the order of states."""
    rosters: dict[str, list[Spell]] = defaultdict(list)
    for spell in sorted(spells, key=lambda each: (each.organisation, each.state, each.membership)):
        if _within(spell, scope):
            rosters[spell.organisation].append(spell)
    return rosters


def _within(spell: Spell, scope: Scope) -> bool:
    return scope.has_state(spell.state) and scope.has_organisation(spell.organisation) and scope.holds(spell.bounds)


def _tie(one: str, other: str, bounds: Bounds, types: Collection[str], *spells: Spell) -> Tie:
    first = spells[0]
    facts: dict[str, Any] = {
        "organisation": first.organisation,
        "organisation_label": first.organisation_label,
        "treaty": first.treaty,
        "types": sorted(types),
        "memberships": [spell.membership for spell in spells],
        "sources": sorted({source for spell in spells for source in spell.sources}),
    }
    return Tie(one, other, first.organisation, bounds, facts)
