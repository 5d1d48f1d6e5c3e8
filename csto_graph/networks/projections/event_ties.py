"""Who acted together, and who fought whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from csto_graph.networks.projections.ties import Tie, empty, join
from csto_graph.networks.types import Network
from csto_graph.records import Participation, Scope

FIGHTS = {"armed-clash", "armed-conflict", "invasion", "violent-event"}
OPPOSED = {frozenset({"initiator", "target"}), frozenset({"participant"}), frozenset({"first-side", "second-side"})}
KINDS = {"state": "state", "org": "organisation", "person": "person"}


def events(participations: Iterable[Participation], scope: Scope, *, roles: Collection[str] = ()) -> Network:
    """Return the graph of actors that took part in one event in the same role; ``roles`` limits it to some.

    Undirected. Nodes carry ``kind`` (``state``, ``organisation`` or ``person``); who acted alone is isolated. Edges
    carry ``weight``, the number of events shared, ``certainty`` and ``ties``, one for each event and role: slug and
    label of the ``event``, its ``kind``, the ``role``, both ``participations``, ``start``, ``end``, ``certainty``,
    ``sources``. Those who took part in a clash on two sides are in :func:`conflicts`.
    """
    held = [each for each in _within(participations, scope) if not roles or each.role in roles]
    graph = empty("events", scope)
    for each in held:
        graph.add_node(each.actor, kind=KINDS[each.actor.split("-")[0]])
    return join(graph, event_ties(held, scope), scope)


def conflicts(participations: Iterable[Participation], scope: Scope) -> Network:
    """Return the graph of states that fought each other: in an invasion, a clash, a conflict or a violent event.

    Undirected. Nodes carry ``kind``, none is isolated. Edges carry ``sign`` -1, ``weight``, the number of such events,
    ``certainty`` and ``ties`` as in :func:`events`, with the ``roles`` of both (an initiator and a target, the first
    and the second side, or two participants). Who only supports a side, or fights a group that is no state, is no foe.
    """
    graph = empty("conflicts", scope)
    ties = list(conflict_ties(participations, scope))
    graph.add_nodes_from(sorted({end for tie in ties for end in (tie.one, tie.other)}), kind="state")
    return join(graph, ties, scope)


def event_ties(participations: Iterable[Participation], scope: Scope) -> Iterator[Tie]:
    """Yield a tie for each event and role between each two actors of the scope that share it."""
    for part in _by_event(_within(participations, scope)).values():
        for one, other in combinations(part, 2):
            fought = one.kind in FIGHTS and one.role == "participant"
            if one.role == other.role and one.actor != other.actor and not fought:
                yield _tie(one, other, {"role": one.role})


def conflict_ties(participations: Iterable[Participation], scope: Scope) -> Iterator[Tie]:
    """Yield a tie for each fight between each two states of the scope that stood on its two sides."""
    held = [each for each in _within(participations, scope) if each.kind in FIGHTS and each.actor.startswith("state-")]
    for part in _by_event(held).values():
        for one, other in combinations(part, 2):
            if one.actor != other.actor and frozenset({one.role, other.role}) in OPPOSED:
                yield _tie(one, other, {"roles": [one.role, other.role]})


def _by_event(held: Iterable[Participation]) -> dict[str, list[Participation]]:
    found: dict[str, list[Participation]] = defaultdict(list)
    for each in sorted(held, key=lambda each: (each.event, each.actor, each.participation)):
        found[each.event].append(each)
    return found


def _within(participations: Iterable[Participation], scope: Scope) -> list[Participation]:
    return [each for each in participations if scope.has_state(each.actor) and scope.holds(each.bounds)]


def _tie(one: Participation, other: Participation, roles: dict[str, object]) -> Tie:
    facts = {
        "event": one.event,
        "event_label": one.event_label,
        "kind": one.kind,
        **roles,
        "participations": [one.participation, other.participation],
        "sources": sorted({*one.sources, *other.sources}),
    }
    return Tie(one.actor, other.actor, one.event, one.bounds, facts)
