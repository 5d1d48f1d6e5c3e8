"""Spells of membership as columns of numbers: whole memberships, and the parts of them in which obligations bind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from csto_graph.core.dates import Bounds
from csto_graph.core.vocabulary import OBLIGATION_TYPES
from csto_graph.panels.state_numbers import Numbering, Unit
from csto_graph.panels.year_rule import Integers, Timing
from csto_graph.records import Spell

OBLIGATIONS = {each.panel_column: name for name, each in OBLIGATION_TYPES.items()}
"""The columns of a panel and the types of obligation in them; the place of each is its bit."""


Row = tuple[int, int, int, int, int]


@dataclass(frozen=True, eq=False)
class Spans:
    """Who is a member of what from a day until before another, and which obligations (bits) bind it then."""

    unit: Integers
    organisation: Integers
    since: Integers
    until: Integers
    bits: Integers

    def __len__(self) -> int:
        return len(self.unit)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Spans:
        """Return spans by organisation; a row has the five fields in their order."""
        table = np.array(sorted(rows, key=lambda row: (row[1], row)), dtype=np.int64).reshape(-1, 5)
        return cls(*np.ascontiguousarray(table.T))


@dataclass(frozen=True)
class Axes:
    """The places of units and organisations in the tables of a panel."""

    numbering: Numbering
    units: Mapping[Unit, int]
    organisations: Mapping[str, int]

    @classmethod
    def of(cls, numbering: Numbering, spells: Sequence[Spell]) -> Axes:
        """Return the axes of all units with a number or a spell, those with a number first and in its order."""
        numbered = {Unit(each.number) for each in numbering.bearings}
        others = {Unit(None, spell.state) for spell in spells if spell.state not in numbering.turns}
        units = sorted(numbered | others, key=lambda unit: unit.order)
        organisations = sorted({spell.organisation for spell in spells})
        return cls(
            numbering,
            {unit: place for place, unit in enumerate(units)},
            {slug: place for place, slug in enumerate(organisations)},
        )

    def unit(self, number: int) -> int:
        """Return the place of a number."""
        return self.units[Unit(number)]

    def rows(self, spell: Spell, bounds: Bounds, bits: int, timing: Timing) -> Iterator[Row]:
        """Yield the rows of :meth:`Spans.of` for a part of a spell, one for each unit that its state is then."""
        organisation = self.organisations[spell.organisation]
        days, within = timing.days(bounds), timing.days(spell.bounds)
        for unit, since, until in self.numbering.pieces(spell.state, days, within):
            yield self.units[unit], organisation, since, until, bits


def memberships(spells: Iterable[Spell], axes: Axes, timing: Timing) -> Spans:
    """Return the days on which each unit is a member."""
    return Spans.of(row for spell in spells for row in axes.rows(spell, spell.bounds, 0, timing))


def bindings(spells: Iterable[Spell], axes: Axes, timing: Timing) -> Spans:
    """Return the days on which obligations bind each unit towards other members."""
    return Spans.of(
        row
        for spell in spells
        for bounds, bits in _runs(spell).items()
        for row in axes.rows(spell, bounds, bits, timing)
    )


def _runs(spell: Spell) -> dict[Bounds, int]:
    """Return the bounds between which obligations bind without a break, and which do."""
    found: dict[Bounds, int] = defaultdict(int)
    for bit, kind in enumerate(OBLIGATIONS.values()):
        for bounds in _bound(spell, kind):
            found[bounds] |= 1 << bit
    return found


def _bound(spell: Spell, kind: str) -> Iterator[Bounds]:
    for bound, run in groupby(spell.phases, key=lambda phase: kind in phase.types):
        if bound:
            phases = list(run)
            yield Bounds(phases[0].bounds.start, phases[-1].bounds.end)
