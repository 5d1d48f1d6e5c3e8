"""How far duties reach: who is drawn in when those who must help are attacked in turn, and whose attack draws one in.

Both read texts one after the other. They tell what the texts would bind states to, not what states will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csto_graph.obligations.case import Case
from csto_graph.obligations.duty_index import Reader, helps, is_open
from csto_graph.obligations.owed_duty import Owed, owed


def cascade(reader: Reader, case: Case, *, rounds: int = 1) -> Iterator[Owed]:
    """Yield what is owed in each round: in the next one each state that must help is attacked by the same attackers.

    A state is drawn in once, in the first round in which it must help somebody, so that rounds make a directed acyclic
    graph. A duty draws in when it obliges to help and is met or undecided; attackers and organisations are not drawn
    in. The first round has all that is owed, later ones only what draws in.
    """
    hit, joined = [case.attacked], {case.attacked, *case.attackers}
    for number in range(1, rounds + 1):
        found = [row for state in hit for row in owed(reader, _turned(case, state), number=number)]
        drawing = [row for row in found if draws_in(row) and row.bond.obligor not in joined]
        yield from found if number == 1 else drawing
        hit = sorted({row.bond.obligor for row in drawing})
        joined.update(hit)


def draws_in(row: Owed) -> bool:
    """Return whether a duty may bring its obligor to the side of the attacked."""
    bond = row.bond
    return (
        helps(bond)
        and is_open(row.finding)
        and bond.obligee == row.case.attacked
        and bond.obligor.startswith("state-")
        and bond.obligor not in row.case.attackers
    )


def exposure(reader: Reader, case: Case, *, rounds: int = 1) -> Iterator[Owed]:
    """Yield the duties by which attacks on others would draw in the state that is ``attacked`` in the case.

    In the first round those on states that it must help; in the next, those on states that one of these must help.
    """
    sought, known = [case.attacked], {case.attacked, *case.attackers}
    for number in range(1, rounds + 1):
        found = [
            row for state in sought for row in _help_by(reader, state, case, number) if row.bond.obligee not in known
        ]
        yield from found
        sought = sorted({row.bond.obligee for row in found})
        known.update(sought)


def _help_by(reader: Reader, state: str, case: Case, number: int) -> Iterable[Owed]:
    for bond in reader.owed_by(state):
        turned = case.against(bond.obligee)
        row = Owed(bond, turned, reader.found(bond, turned), number)
        if draws_in(row):
            yield row


def _turned(case: Case, state: str) -> Case:
    return case if state == case.attacked else case.against(state)
