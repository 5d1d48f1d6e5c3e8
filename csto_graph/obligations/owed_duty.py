"""What is owed in a case: help, consultation and restraint, who is bound to both sides, and what was invoked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from csto_graph.core.dates import FOREVER, MINIMUM
from csto_graph.core.vocabulary import PLEDGES, RESTRAINT
from csto_graph.core.windows import Window
from csto_graph.obligations.case import NOT_MET, Case, Finding
from csto_graph.obligations.duty_index import Reader, helps
from csto_graph.records import Bond, Invocation

NEAR = timedelta(days=31)
KEEPS_OUT = frozenset({"neutrality", "no-hostile-coalition"})
"""The types that bind a third state in a conflict of others: to stay out of it, or off the attacker's side."""
Invoked = dict[tuple[str, str], tuple[str, ...]]
"""The events at which an article was invoked, by the state for which and the article."""
FOR_WHOM = {"beneficiary", "host", "requester", "target"}


@dataclass(frozen=True)
class Owed:
    """A bond read in a case: its status, and the obligor's duties to the other side.

    ``case`` is that in which it was read, ``round`` in which round of a cascade, from 1. ``other_side`` has the
    obligations that bind the same obligor to the attackers, or of a bond to an attacker those to the attacked.
    """

    bond: Bond
    case: Case
    finding: Finding
    round: int = 1
    other_side: tuple[str, ...] = ()

    def invoked_at(self, invoked: Invoked) -> tuple[str, ...]:
        """Return the events at which its article was invoked for the attacked state, none in later rounds."""
        if self.round > 1 or self.bond.obligee != self.case.attacked:
            return ()
        return invoked.get((self.case.attacked, self.bond.duty.article), ())


def owed(reader: Reader, case: Case, *, number: int = 1) -> Iterator[Owed]:
    """Yield all that is owed to the attacked state, and what those bound to both sides owe to an attacker.

    Of what others must not do to the attacked state only that counts which keeps them off the attacker's side:
    neutrality, and to join no hostile coalition.
    """
    both = _bound_to_both(reader, case)
    for bond in reader.owed_to(case.attacked):
        own = bond.obligor in case.attackers
        if own or bond.duty.type not in PLEDGES - KEEPS_OUT:
            other = both.get(bond.obligor, ((), ()))[1] if _ties(bond) else ()
            yield Owed(bond, case, reader.found(bond, case), number, other)
    for attacker in sorted(case.attackers):
        for bond in reader.owed_to(attacker):
            if bond.obligor in both and _ties(bond):
                yield Owed(bond, case, _to_attacker(reader, bond, case), number, both[bond.obligor][0])


def _bound_to_both(reader: Reader, case: Case) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the duties to the attacked and to the attackers of each who must defend one and has a tie to the other."""
    found = {}
    sides = {case.attacked, *case.attackers}
    for obligor in sorted({bond.obligor for bond in reader.owed_to(case.attacked)} - sides):
        ties = [bond for bond in reader.owed_by(obligor) if _ties(bond)]
        here = [bond for bond in ties if bond.obligee == case.attacked]
        there = [bond for bond in ties if bond.obligee in case.attackers]
        if here and there and any(map(helps, here + there)):
            found[obligor] = (_slugs(here), _slugs(there))
    return found


def _to_attacker(reader: Reader, bond: Bond, case: Case) -> Finding:
    if bond.duty.trigger == "none" and bond.duty.type in RESTRAINT:
        return reader.found(bond, case.against(bond.obligee))
    return Finding(NOT_MET, "the obligee attacks, it is not attacked")


def _ties(bond: Bond) -> bool:
    return bond.duty.type in RESTRAINT or helps(bond)


def _slugs(found: list[Bond]) -> tuple[str, ...]:
    return tuple(sorted({bond.duty.obligation for bond in found}))


def invocations(found: Iterable[Invocation], window: Window) -> Invoked:
    """Return by state and article the events that invoked it on the days of a window or within 31 days of them.

    It tells what was in fact invoked for whom, whatever the texts say.
    """
    near = Window(
        max(window.since, MINIMUM + NEAR) - NEAR,
        min(window.until, FOREVER - NEAR) + NEAR,
    )
    events: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        if each.role in FOR_WHOM and near.holds(each.bounds):
            events[each.actor, each.article].add(each.event)
    return {of: tuple(sorted(slugs)) for of, slugs in events.items()}
