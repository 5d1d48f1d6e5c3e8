"""Cases from what a user names and from events that took place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from csto_graph.core.windows import day_window
from csto_graph.errors import QueryError
from csto_graph.obligations.case import ARMED_ATTACK, INTERNAL_CRISIS, THREAT, Case
from csto_graph.records import Event, Participation, Records

_HIT = {"target", "participant", "host"}
_VICTIMS = _HIT | {"beneficiary", "requester"}
_KINDS = dict.fromkeys(("attack", "armed-clash", "invasion"), ARMED_ATTACK) | dict.fromkeys(
    ("unrest", "emergency"), INTERNAL_CRISIS
)
_ASKING = {"invocation", "request"}


def checked_case(case: Case, records: Records) -> Case:
    """Return the case if it can be read; QueryError if its states or its territory are none on its days."""
    for state in sorted({case.attacked, *case.attackers}):
        if not records.state_system.has(state, case.window):
            raise QueryError(f"{state} is no state {case.window.phrase}; give a day on which it was one")
    if case.attacked in case.attackers:
        raise QueryError(f"{case.attacked} cannot attack itself; for unrest give the kind {INTERNAL_CRISIS}")
    if case.territory:
        territory = records.territories[case.territory]
        if not case.window.holds(territory.bounds):
            owner = records.places[territory.state].label
            raise QueryError(f"{territory.label} was no territory of {owner} {case.window.phrase}; give another day")
    return case


def case_of_event(records: Records, event: str, *, attacked: str = "") -> Case:
    """Return the case that an event is, or that it answers, as of the event's first day.

    The case is the event itself or the nearest one that it follows in which the state was hit: an attack or a fight by
    those who began it, on the territory that it hit, or unrest, which is an internal crisis. Whoever invokes or
    requests without one in the data holds itself threatened. Of a fight whose sides are both participants ``attacked``
    says which is meant; a request tells that help was asked for. QueryError where the event says too little.
    """
    parts = list(_parts(records, event))
    victim = attacked or _victim(event, parts)
    if victim not in {part.actor for part in parts}:
        raise QueryError(f"{victim} has no part in {event}; it is about {_list(part.actor for part in parts)}")
    asking = any(part.actor == victim and part.role == "requester" for part in parts)
    case = Case(victim, day_window(parts[0].bounds.start.earliest), kind=THREAT, requested=asking)
    if origin := _origin(records, event, victim):
        fighters = {part.actor for part in _parts(records, origin.event) if part.role in {"initiator", "participant"}}
        kind = _KINDS[origin.kind]
        attackers = frozenset(fighters - {victim}) if kind == ARMED_ATTACK else frozenset()
        return replace(case, kind=kind, attackers=attackers, territory=origin.territory)
    if parts[0].kind not in _ASKING:
        raise QueryError(f"{event} is no attack, unrest or request; give an event that befell {victim}")
    return case


def _origin(records: Records, event: str, victim: str) -> Event | None:
    """Return the event in which the state was hit: the event itself, or the nearest before it."""
    nearest = [event]
    for slug in nearest:
        each = records.events[slug]
        if each.kind in _KINDS and any(part.actor == victim and part.role in _HIT for part in _parts(records, slug)):
            return each
        nearest += [earlier for earlier in each.follows if earlier in records.events and earlier not in nearest]
    return None


def _parts(records: Records, event: str) -> Iterator[Participation]:
    found = (part for part in records.participations if part.event == event)
    return (part for part in found if part.actor.startswith("state-"))


def _victim(event: str, parts: Iterable[Participation]) -> str:
    found = sorted({part.actor for part in parts if part.role in _VICTIMS})
    if len(found) != 1:
        mend = f"say which state is meant: {_list(found)}" if found else "give an event that befell a state"
        raise QueryError(f"{event} does not say who was attacked; {mend}")
    return found[0]


def _list(slugs: Iterable[str]) -> str:
    return ", ".join(sorted(set(slugs))) or "no state"
