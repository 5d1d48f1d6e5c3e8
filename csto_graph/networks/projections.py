"""From spells of membership to networks of a day or an interval."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import networkx as nx

from csto_graph.dates import Bounds
from csto_graph.errors import UnknownNameError
from csto_graph.networks.spells import Spell, read_spells
from csto_graph.networks.types import Network
from csto_graph.store import Store
from csto_graph.windows import Window

Projection = Callable[..., Network]


def project(store: Store, projection: str, window: Window, *, certain_only: bool = False) -> Network:
    """Return the named projection of a store's spells; UnknownNameError for other names."""
    if projection not in PROJECTIONS:
        raise UnknownNameError("network", projection, PROJECTIONS, mend=f"one of {', '.join(PROJECTIONS)}")
    return PROJECTIONS[projection](read_spells(store), window, certain_only=certain_only)


def affiliations(spells: Iterable[Spell], window: Window, *, certain_only: bool = False) -> Network:
    """Return the bipartite graph of states and the organisations and alliances they belong to on some day asked for.

    Undirected. Nodes carry ``label``, ``kind`` (``state`` or ``organisation``) and ``bipartite`` (0 for states).
    Edges carry ``ties``, one for each spell as in :func:`alliances`, ``weight`` 1 and ``certainty``. Only states and
    organisations with a membership in the window are nodes, so none is isolated.
    """
    graph = _empty("affiliations", window)
    for organisation, held in _rosters(spells, window, certain_only).items():
        for spell in held:
            graph.add_node(spell.state, label=spell.state_label, kind="state", bipartite=0)
            graph.add_node(organisation, label=spell.organisation_label, kind="organisation", bipartite=1)
            _join(graph, spell.state, organisation, _tie([spell], spell.bounds, window))
    return graph


def alliances(spells: Iterable[Spell], window: Window, *, certain_only: bool = False) -> Network:
    """Return the graph of states that a duty of defence binds together: members of one alliance on one day.

    Only alliances and organisations count whose treaty imposes a duty of defence, as ATOP has it; those that consult
    or observe, or that only may step in, are in :func:`affiliations`. A duty of one side alone makes a tie as well, and
    a member stays one while its membership is suspended. Undirected. Nodes carry ``label`` and ``kind``; a state
    without an ally in its organisation is isolated. Edges carry ``weight``, the number of organisations shared,
    ``certainty`` (``certain`` if at least one tie is), and ``ties``, one for every two spells of membership that
    share a day of the window: slug and label of the ``organisation``, the ``treaty`` that constitutes it, both
    ``memberships``, ``start`` and ``end`` (the later start and the earlier end, as EDTF), ``certainty``, ``sources``.
    """
    graph = _empty("alliances", window)
    bonds = [spell for spell in spells if spell.defence]
    for held in _rosters(bonds, window, certain_only).values():
        for spell in held:
            graph.add_node(spell.state, label=spell.state_label, kind="state")
        for one, other in combinations(held, 2):
            bounds = one.bounds.overlap(other.bounds)
            if one.state != other.state and window.holds(bounds, certain_only=certain_only):
                _join(graph, one.state, other.state, _tie([one, other], bounds, window))
    return graph


def _empty(projection: str, window: Window) -> Network:
    graph: Network = nx.Graph(projection=projection)
    graph.graph["as_of" if window.is_day else "during"] = window.text
    return graph


def _join(graph: Network, one: str, other: str, tie: dict[str, Any]) -> None:
    ties = [*graph.get_edge_data(one, other, {}).get("ties", ()), tie]
    certainty = "certain" if any(each["certainty"] == "certain" for each in ties) else "possible"
    graph.add_edge(one, other, ties=ties, weight=len({each["organisation"] for each in ties}), certainty=certainty)


def _rosters(spells: Iterable[Spell], window: Window, certain_only: bool) -> dict[str, list[Spell]]:
    """Return the spells that hold by organisation, each in the order of states."""
    rosters: dict[str, list[Spell]] = defaultdict(list)
    for spell in sorted(spells, key=lambda each: (each.organisation, each.state, each.membership)):
        if window.holds(spell.bounds, certain_only=certain_only):
            rosters[spell.organisation].append(spell)
    return rosters


def _tie(spells: list[Spell], bounds: Bounds, window: Window) -> dict[str, Any]:
    return {
        "organisation": spells[0].organisation,
        "organisation_label": spells[0].organisation_label,
        "treaty": spells[0].treaty,
        "memberships": [spell.membership for spell in spells],
        "start": bounds.start.text,
        "end": bounds.end.text,
        "certainty": window.certainty(bounds),
        "sources": sorted({source for spell in spells for source in spell.sources}),
    }


PROJECTIONS: dict[str, Projection] = {"affiliations": affiliations, "alliances": alliances}
