"""Cases from what a user names and from events that took place."""

from __future__ import annotations

from collections.abc import Iterable

from csto_graph.errors import QueryError
from csto_graph.obligations.case import ARMED_ATTACK, INTERNAL_CRISIS, Case
from csto_graph.records import Participation, Records
from csto_graph.windows import day_window

_VICTIMS = {"target", "participant", "host", "beneficiary", "requester"}
_CRISES = {"unrest", "emergency"}


def checked_case(case: Case, records: Records) -> Case:
    """Return the case if it can be read; QueryError if its states or its territory are none on its days."""
    for state in sorted({case.attacked, *case.attackers}):
        if not case.window.holds(records.states.get(state)):
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
    """Return the case that an event is: on its first day, its target attacked by the states that began it.

    Of a fight whose sides are both participants ``attacked`` says which is meant. What befell a host, as unrest does,
    is an internal crisis; a request tells that help was asked for. QueryError where the event says too little.
    """
    parts = [part for part in records.participations if part.event == event and part.actor.startswith("state-")]
    victim = attacked or _victim(event, parts)
    if victim not in {part.actor for part in parts}:
        raise QueryError(f"{victim} has no part in {event}; it is about {_list(part.actor for part in parts)}")
    first = parts[0].bounds.start.earliest
    fighters = {part.actor for part in parts if part.role in {"initiator", "participant"}} - {victim}
    crisis = parts[0].kind in _CRISES
    return Case(
        attacked=victim,
        window=day_window(first),
        kind=INTERNAL_CRISIS if crisis else ARMED_ATTACK,
        attackers=frozenset() if crisis else frozenset(fighters),
        requested=any(part.actor == victim and part.role == "requester" for part in parts),
    )


def _victim(event: str, parts: Iterable[Participation]) -> str:
    found = sorted({part.actor for part in parts if part.role in _VICTIMS})
    if len(found) != 1:
        mend = f"say which state is meant: {_list(found)}" if found else "give an event that befell a state"
        raise QueryError(f"{event} does not say who was attacked; {mend}")
    return found[0]


def _list(slugs: Iterable[str]) -> str:
    return ", ".join(sorted(set(slugs))) or "no state"
