"""From spells of membership to networks on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations

import networkx as nx

from csto_graph.errors import UnknownNameError
from csto_graph.networks.spells import Spell, read_spells
from csto_graph.networks.types import Network
from csto_graph.store import EmbeddedStore

Projection = Callable[..., Network]


def project(store: EmbeddedStore, projection: str, day: date, *, certain_only: bool = False) -> Network:
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
    for spell in _on(spells, day, certain_only):
        graph.add_node(spell.state, label=spell.state_label, kind="state", bipartite=0)
        graph.add_node(spell.organisation, label=spell.organisation_label, kind="organisation", bipartite=1)
        tie = _tie(spell.organisation, [spell], day)
        graph.add_edge(spell.state, spell.organisation, ties=[tie], certainty=tie["certainty"])
    return graph


def alliances(spells: Iterable[Spell], day: date, *, certain_only: bool = False) -> Network:
    """Return the graph of states joined by the organisations and alliances that they share on ``day``.

    Undirected. Nodes carry ``label`` and ``kind``; a state with memberships but no co-member is isolated. Edges
    carry ``weight``, the number of organisations shared, ``certainty`` (``certain`` if at least one tie is), and
    ``ties``: for each organisation its slug and label, the ``treaty`` that constitutes it, both ``memberships``,
    ``start`` and ``end`` (the later start and the earlier end, as EDTF), ``certainty`` and ``sources``.
    """
    graph: Network = nx.Graph(projection="alliances", as_of=day.isoformat())
    rosters: dict[str, list[Spell]] = defaultdict(list)
    for spell in _on(spells, day, certain_only):
        graph.add_node(spell.state, label=spell.state_label, kind="state")
        rosters[spell.organisation].append(spell)
    for organisation, roster in sorted(rosters.items()):
        for pair in combinations(sorted(roster, key=lambda spell: spell.state), 2):
            _join(graph, organisation, pair, day)
    return graph


def _join(graph: Network, organisation: str, pair: tuple[Spell, Spell], day: date) -> None:
    one, other = pair[0].state, pair[1].state
    if one == other:
        return
    tie = _tie(organisation, pair, day)
    ties = [*graph.get_edge_data(one, other, {}).get("ties", ()), tie]
    certainty = "certain" if any(each["certainty"] == "certain" for each in ties) else "possible"
    graph.add_edge(one, other, ties=ties, weight=len(ties), certainty=certainty)


def _tie(organisation: str, spells: Iterable[Spell], day: date) -> dict[str, object]:
    found = list(spells)
    start = max((spell.bounds.start for spell in found), key=lambda boundary: boundary.earliest)
    end = min((spell.bounds.end for spell in found), key=lambda boundary: boundary.latest)
    return {
        "organisation": organisation,
        "organisation_label": found[0].organisation_label,
        "treaty": found[0].treaty,
        "memberships": [spell.membership for spell in found],
        "start": start.text,
        "end": end.text,
        "certainty": "certain" if all(spell.bounds.certain(day) for spell in found) else "possible",
        "sources": sorted({source for spell in found for source in spell.sources}),
    }


def _on(spells: Iterable[Spell], day: date, certain_only: bool) -> list[Spell]:
    return [spell for spell in spells if spell.holds(day, certain_only=certain_only)]


PROJECTIONS: dict[str, Projection] = {"affiliations": affiliations, "alliances": alliances}
