"""What is owed as a table: one row a duty, with the words and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csto_graph.core.vocabulary import OBLIGATION_TYPES, Purpose
from csto_graph.obligations.case import BROKEN, MET, NOT_MET, UNDECIDED
from csto_graph.obligations.owed_duty import Invoked, Owed
from csto_graph.records import Place, Scope
from csto_graph.store import Cell, ResultTable

COLUMNS = (
    *("obligor", "obligee", "type", "treaty", "article", "status", "why", "round", "compulsion"),
    *("other_side", "invoked", "obligor_label", "obligee_label", "treaty_label", "paraphrase"),
    *(
        "trigger",
        "conditions",
        "area",
        "obligation",
        "memberships",
        "start",
        "end",
        "certainty",
        "confirmed_before",
        "sources",
    ),
)
STATUSES = (BROKEN, MET, UNDECIDED, NOT_MET)
_PURPOSES: tuple[Purpose, ...] = ("help", "consultation", "restraint", "alignment")
_TYPES = sorted(OBLIGATION_TYPES, key=lambda name: _PURPOSES.index(OBLIGATION_TYPES[name].purpose))


def obligation_table(found: Iterable[Owed], places: Mapping[str, Place], scope: Scope, invoked: Invoked) -> ResultTable:
    """Return a row for each duty: by round, whether it is owed to the attacked, status, type, treaty and obligor.

    ``other_side`` has the obligations that bind the obligor to the other side, ``invoked`` the events at which the
    article was invoked for the attacked state around these days, ``start`` and ``end`` when the duty binds both.
    """
    return ResultTable(COLUMNS, tuple(_row(each, places, scope, invoked) for each in in_order(found)))


def in_order(found: Iterable[Owed]) -> list[Owed]:
    """Return rows by round, whether they are owed to the attacked, status, type, article and obligor."""
    return sorted(found, key=_key)


def _key(each: Owed) -> tuple[object, ...]:
    bond = each.bond
    side = bond.obligee != each.case.attacked
    order = (STATUSES.index(each.finding.status), _TYPES.index(bond.duty.type))
    return (
        each.round,
        side,
        *order,
        bond.duty.treaty,
        bond.duty.article,
        bond.obligor,
        bond.obligee,
        bond.duty.obligation,
    )


def _row(each: Owed, places: Mapping[str, Place], scope: Scope, invoked: Invoked) -> tuple[Cell, ...]:
    bond, duty = each.bond, each.bond.duty
    read = (bond.obligor, bond.obligee, duty.type, duty.treaty, duty.article, each.finding.status, each.finding.why)
    labels = (places[bond.obligor].label, places[bond.obligee].label, duty.treaty_label, duty.paraphrase)
    words = (duty.trigger, " ".join(duty.conditions), duty.area, duty.obligation, " ".join(bond.memberships))
    certainty = scope.window.certainty(bond.bounds)
    confirmed_before = bond.bounds.end.earliest.isoformat() if certainty == "presumed" else None
    spans = (bond.bounds.start.text, bond.bounds.end.text, certainty, confirmed_before)
    sources = " ".join(sorted({*duty.sources, *each.finding.sources}))
    sides = (" ".join(each.other_side), " ".join(each.invoked_at(invoked)))
    return (*read, each.round, duty.compulsion, *sides, *labels, *words, *spans, sources)
