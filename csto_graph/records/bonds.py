"""Who is bound to whom by which duty, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.records.duties import Duty
from csto_graph.records.scope import Scope
from csto_graph.records.spells import Spell

PARTIES = {"attacked-party", "any-party", "every-other-party", "each-party"}
Party = tuple[str, str, Bounds]
"""Who is bound, or is owed: a slug, the membership that makes it so (none for a named state), and when."""


@dataclass(frozen=True)
class Bond:
    """A duty of one obligor to one obligee, as long as the duty, its treaty and both memberships last.

    ``body`` is the organisation or alliance through which it binds, "" for a treaty that constitutes none;
    ``memberships`` are those through which obligor and obligee are bound, none of a state that the treaty names.
    """

    obligor: str
    obligee: str
    duty: Duty
    body: str
    bounds: Bounds
    memberships: tuple[str, ...]


def find_bonds(spells: Iterable[Spell], duties: Iterable[Duty], scope: Scope) -> Iterator[Bond]:
    """Yield a bond for each duty from each obligor to each obligee that holds in the scope.

    A party to a treaty is bound as long as it is a member of the body that the treaty constitutes; a state named in it
    as long as the treaty lasts, or if it owes to parties as long as it is one itself.
    """
    members: dict[str, dict[str, list[Party]]] = defaultdict(lambda: defaultdict(list))
    for spell in spells:
        if scope.holds(spell.bounds):
            members[spell.treaty][spell.organisation].append((spell.state, spell.membership, spell.bounds))
    for duty in duties:
        if scope.holds(duty.bounds):
            for body, roster in (members[duty.treaty] or {"": []}).items():
                if scope.organisations is None or body in scope.organisations:
                    yield from _bound(duty, body, roster, scope)


def _bound(duty: Duty, body: str, roster: list[Party], scope: Scope) -> Iterator[Bond]:
    obligees = [party for party in _obligees(duty, roster) if scope.has_state(party[0])]
    for obligor in _obligors(duty, body, roster):
        if not scope.has_state(obligor[0]):
            continue
        own = duty.bounds.overlap(obligor[2])
        for obligee in obligees:
            if obligor[0] != obligee[0] and scope.holds(bounds := own.overlap(obligee[2])):
                memberships = tuple(membership for _, membership, _ in (obligor, obligee) if membership)
                yield Bond(obligor[0], obligee[0], duty, body, bounds, memberships)


def _obligors(duty: Duty, body: str, roster: list[Party]) -> list[Party]:
    if duty.obligor_states and duty.obligee in PARTIES:
        return [party for party in roster if party[0] in duty.obligor_states]
    if duty.obligor_states:
        return [(state, "", duty.treaty_bounds) for state in duty.obligor_states]
    if duty.obligor == "the-organisation":
        return [(body, "", duty.treaty_bounds)] if body else []
    return roster


def _obligees(duty: Duty, roster: list[Party]) -> list[Party]:
    if duty.obligee_states:
        return [(state, "", duty.treaty_bounds) for state in duty.obligee_states]
    return roster if duty.obligee in PARTIES else []
