"""What is owed in a case: help, consultation and restraint, and who is bound to both sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csto_graph.core.vocabulary import RESTRAINT
from csto_graph.obligations.case import Case
from csto_graph.obligations.duty_index import Reader, helps
from csto_graph.obligations.invocations import Invoked
from csto_graph.obligations.status import NOT_MET, Finding
from csto_graph.records import Bond


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

    Of the restraint that others owe to the attacked state only neutrality counts: they do not attack it.
    """
    both = _bound_to_both(reader, case)
    for bond in reader.owed_to(case.attacked):
        own = bond.obligor in case.attackers
        if own or bond.duty.type != "non-aggression":
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
