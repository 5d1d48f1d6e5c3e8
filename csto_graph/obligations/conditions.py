"""Whether the conditions of a duty are met in a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from csto_graph.obligations.case import MET, NOT_MET, UNDECIDED, Case, Finding
from csto_graph.records import Duty, Place

Condition = Callable[[Case, Duty, Mapping[str, Place]], Finding]


def condition_findings(duty: Duty, case: Case, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Yield what each condition comes to; those of how to act, such as constitutional processes, decide nothing."""
    for condition in duty.conditions:
        if condition in _CONDITIONS:
            yield _CONDITIONS[condition](case, duty, places)


def _on_request(case: Case, *_: object) -> Finding:
    return Finding(MET, "help was asked for") if case.requested else Finding(UNDECIDED, "it is owed on request")


def _against_adversary(case: Case, duty: Duty, places: Mapping[str, Place]) -> Finding:
    named = " or ".join(places[state].label for state in duty.adversary_states)
    if not case.attackers:
        return Finding(UNDECIDED, f"it is owed against {named} alone, and no attacker is given")
    if case.attackers & set(duty.adversary_states):
        return Finding(MET, f"it is owed against {named}")
    return Finding(NOT_MET, f"it is owed against {named} alone")


def _against_adversary_or_allies(case: Case, duty: Duty, places: Mapping[str, Place]) -> Finding:
    found = _against_adversary(case, duty, places)
    if found.status != NOT_MET:
        return found
    return Finding(UNDECIDED, f"{found.why} and its allies, and whether the attacker is one is open")


_CONDITIONS: dict[str, Condition] = {
    "on-request": _on_request,
    "by-unanimity": lambda *_: Finding(UNDECIDED, "all parties must agree"),
    "by-heads-of-state": lambda *_: Finding(UNDECIDED, "the heads of state decide"),
    "not-spelt-out": lambda *_: Finding(UNDECIDED, "the source tells of conditions, and not of which"),
    "by-special-treaties": lambda *_: Finding(UNDECIDED, "it is owed as other treaties provide"),
    "through-obligor-territory": lambda *_: Finding(
        UNDECIDED, "it is owed where the attack comes through the territory of the obligor"
    ),
    "against-communist-aggression": lambda *_: Finding(
        UNDECIDED, "it is owed against communist aggression alone, and what makes it so the text leaves open"
    ),
    "nuclear-weapons-used": lambda *_: Finding(UNDECIDED, "it is owed where nuclear weapons are used"),
    "against-named-adversary": _against_adversary,
    "against-named-adversary-or-its-allies": _against_adversary_or_allies,
}
