"""From spells of membership to networks on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import combinations

import networkx as nx

from csto_graph.errors import UnknownNameError
from csto_graph.networks.spells import Spell, read_spells
from csto_graph.networks.types import Network
from csto_graph.store import Store

Projection = Callable[..., Network]


def project(store: Store, projection: str, day: date, *, certain_only: bool = False) -> Network:
    """Return the named projection of a store's spells on ``day``; UnknownNameError for other names."""
    if projection not in PROJECTIONS:
        raise UnknownNameError("network", projection, PROJECTIONS, mend=f"one of {', '.join(PROJECTIONS)}")
    return PROJECTIONS[projection](read_spells(store), day, certain_only=certain_only)


def affiliations(spells: Iterable[Spell], day: date, *, certain_only: bool = False) -> Network:
    """Return the bipartite graph of states and the organisations and alliances they belong to on ``day``.

    Undirected. Nodes carry ``label``, ``kind`` (``state`` or ``organisation``) and ``bipartite`` (0 for states).
    Edges carry ``ties``, a list with one record as in :func:`alliances`, and ``certainty``. Only states and
    organisations with a membership on the day are nodes, so none is isolated.
    """
    graph: Network = nx.Graph(projection="affiliations", as_of=day.isoformat())
    for organisation, roster in _rosters(spells, day, certain_only).items():
        for state, own in roster.items():
            graph.add_node(state, label=own[0].state_label, kind="state", bipartite=0)
            graph.add_node(organisation, label=own[0].organisation_label, kind="organisation", bipartite=1)
            tie = _tie(organisation, [own], day)
            graph.add_edge(state, organisation, ties=[tie], certainty=tie["certainty"])
    return graph


def alliances(spells: Iterable[Spell], day: date, *, certain_only: bool = False) -> Network:
    """Return the graph of states that a duty of defence binds together on ``day``: members of one alliance.

    Only alliances and organisations count whose treaty imposes a duty of defence, as ATOP has it; those that consult
    or observe, or that only may step in, are in :func:`affiliations`. A duty of one side alone makes a tie as well, and
    a member stays one while its membership is suspended. Undirected. Nodes carry ``label`` and ``kind``; a state
    without an ally in its organisation is isolated. Edges carry ``weight``, the number of organisations shared,
    ``certainty`` (``certain`` if at least one tie is), and ``ties``: for each organisation its slug and label, the
    ``treaty`` that constitutes it, both ``memberships``, ``start`` and ``end`` (the later start and the earlier end,
    as EDTF), ``certainty`` and ``sources``.
    """
    graph: Network = nx.Graph(projection="alliances", as_of=day.isoformat())
    bonds = [spell for spell in spells if spell.defence]
    for organisation, roster in _rosters(bonds, day, certain_only).items():
        for state, own in roster.items():
            graph.add_node(state, label=own[0].state_label, kind="state")
        for one, other in combinations(sorted(roster), 2):
            _join(graph, one, other, _tie(organisation, [roster[one], roster[other]], day))
    return graph


def _join(graph: Network, one: str, other: str, tie: dict[str, object]) -> None:
    ties = [*graph.get_edge_data(one, other, {}).get("ties", ()), tie]
    certainty = "certain" if any(each["certainty"] == "certain" for each in ties) else "possible"
    graph.add_edge(one, other, ties=ties, weight=len(ties), certainty=certainty)


def _rosters(spells: Iterable[Spell], day: date, certain_only: bool) -> dict[str, dict[str, list[Spell]]]:
    """Return the spells on a day by organisation and state; a state may have two where a boundary is vague."""
    rosters: dict[str, dict[str, list[Spell]]] = {}
    for spell in sorted(spells, key=lambda each: (each.organisation, each.state, each.membership)):
        if spell.holds(day, certain_only=certain_only):
            rosters.setdefault(spell.organisation, {}).setdefault(spell.state, []).append(spell)
    return rosters


def _tie(organisation: str, members: Sequence[Sequence[Spell]], day: date) -> dict[str, object]:
    found = [spell for own in members for spell in own]
    starts = [min((spell.bounds.start for spell in own), key=lambda boundary: boundary.earliest) for own in members]
    ends = [max((spell.bounds.end for spell in own), key=lambda boundary: boundary.latest) for own in members]
    return {
        "organisation": organisation,
        "organisation_label": found[0].organisation_label,
        "treaty": found[0].treaty,
        "memberships": [spell.membership for spell in found],
        "start": max(starts, key=lambda boundary: boundary.earliest).text,
        "end": min(ends, key=lambda boundary: boundary.latest).text,
        "certainty": "certain" if all(any(s.bounds.certain(day) for s in own) for own in members) else "possible",
        "sources": sorted({source for spell in found for source in spell.sources}),
    }


PROJECTIONS: dict[str, Projection] = {"affiliations": affiliations, "alliances": alliances}
