"""What is owed in a case, as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import fill

from csto_graph.core.vocabulary import HELP, NOT_LEGALLY_BINDING
from csto_graph.obligations.case import BROKEN, NOT_MET, Case
from csto_graph.obligations.duty_index import helps
from csto_graph.obligations.duty_table import STATUSES, in_order
from csto_graph.obligations.owed_duty import Invoked, Owed
from csto_graph.records import Records

WIDTH = 100
FEW = 12


def report(case: Case, rows: Iterable[Owed], records: Records, invoked: Invoked, *, exposed: bool = False) -> str:
    """Return a heading and what is owed under it, by round, kind of duty and status, each with article and sources."""
    rows = list(rows)
    parts = [heading(case, records, exposed=exposed)]
    if not exposed and (told := summary(rows, records)):
        parts.append(_filled(told, ""))
    found = sorted(in_order(rows), key=lambda row: (row.round, _section(row)[0]))
    for (number, _), section in groupby(found, key=lambda row: (row.round, _section(row)[0])):
        entries = list(section)
        title = _section(entries[0])[1]
        parts.append(f"{title}, round {number}" if found[-1].round > 1 else title)
        alike: dict[tuple[str, ...], list[Owed]] = {}
        for row in entries:
            alike.setdefault(_likeness(row), []).append(row)
        parts += ["\n".join(_entry(group, records, invoked)) for group in alike.values()]
    return "\n\n".join(parts)


def heading(case: Case, records: Records, *, exposed: bool = False) -> str:
    """Return a line that tells a case: who is attacked, by whom, when and where; or whose exposure is asked for."""
    name = records.places[case.attacked].label
    by = " and ".join(records.places[state].label for state in sorted(case.attackers))
    attack = f"{case.kind.replace('-', ' ')}{f' by {by}' if by else ''}, {case.window.text}"
    if exposed:
        return f"Whose case would draw in {name}: {attack}"
    return f"{name}: {attack}, on {records.territories[case.territory].label if case.territory else 'home territory'}"


def summary(rows: Iterable[Owed], records: Records) -> str:
    """Return for how many states that are bound to help the words are met, undecided or not met; "" if none is.

    A state counts once, with the duty that comes nearest; permissions and standing duties count for nothing.
    """
    nearest: dict[str, int] = {}
    for row in rows:
        own = row.bond.obligor in row.case.attackers
        if row.round == 1 and row.bond.obligee == row.case.attacked and helps(row.bond) and not own:
            place = STATUSES.index(row.finding.status)
            nearest[row.bond.obligor] = min(place, nearest.get(row.bond.obligor, place))
    told = []
    for place, status in enumerate(STATUSES):
        if names := sorted(records.places[state].label for state, own in nearest.items() if own == place):
            listed = f" ({', '.join(names)})" if len(names) <= FEW else ""
            told.append(f"{status} for {len(names)}{listed}")
    return f"Bound to help: {'; '.join(told)}." if told else ""


def _section(row: Owed) -> tuple[int, str]:
    duty, status = row.bond.duty, row.finding.status
    if row.bond.obligee != row.case.attacked:
        return 7, "BOUND TO BOTH SIDES: WHAT THEY OWE TO THE ATTACKER"
    if status == BROKEN:
        return 0, "PLEDGES THAT THE ATTACKER BREAKS"
    if row.bond.obligor in row.case.attackers:
        return 1, "WHAT ELSE THE ATTACKER OWES"
    if duty.trigger == "none":
        return 6, "STANDING DUTIES"
    if duty.type not in HELP:
        return 4, "CONSULTATION AND RESTRAINT"
    if status == NOT_MET:
        return 5, "HELP WHOSE WORDS ARE NOT MET"
    firm = duty.compulsion not in NOT_LEGALLY_BINDING
    return (2, "HELP THAT IS OWED, OR MAY BE") if firm else (3, "HELP THAT IS ALLOWED, OR PROMISED POLITICALLY")


def _likeness(row: Owed) -> tuple[str, ...]:
    return (row.bond.obligee, row.bond.duty.obligation, _certainty(row), *map(str, row.finding), *row.other_side)


def _certainty(row: Owed) -> str:
    return row.case.window.describe(row.bond.bounds)


def _entry(group: list[Owed], records: Records, invoked: Invoked) -> Iterator[str]:
    first, duty = group[0], group[0].bond.duty
    names = ", ".join(sorted(records.places[row.bond.obligor].label for row in group))
    towards = records.places[first.bond.obligee].label
    certainty = _certainty(first)
    doubt = "" if certainty == "certain" else f"; {certainty}"
    yield _filled(f"{names} → {towards}: {duty.type}, {duty.compulsion.replace('-', ' ')}{doubt}", "  ")
    yield _filled(f"{duty.treaty_label}: {duty.paraphrase}")
    yield _filled(f"{first.finding.status}: {first.finding.why}")
    if first.other_side:
        treaties = {each.obligation: each.treaty_label for each in records.duties}
        yield _filled(
            f"bound to the other side too, by: {'; '.join(sorted({treaties[each] for each in first.other_side}))}"
        )
    if events := first.invoked_at(invoked):
        yield _filled(f"invoked around these days: {' '.join(events)}")
    yield _filled(f"{duty.article}; sources: {' '.join(sorted({*duty.sources, *first.finding.sources}))}")


def _filled(text: str, indent: str = "    ") -> str:
    return fill(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
