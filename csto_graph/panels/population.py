"""Which units a panel has in each year, and which state each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from csto_graph.core.windows import Window
from csto_graph.panels.columns import Booleans
from csto_graph.panels.spell_arrays import Axes
from csto_graph.panels.year_rule import Integers, Timing
from csto_graph.records import Spell

COVERAGE = ("covered", "before coverage", "after coverage", "not claimed complete")
COVERED, BEFORE, AFTER, UNCLAIMED = range(4)
Turn = tuple[int, str, int, int]
"""A unit, the state that it is, and from which day until before which."""


@dataclass(frozen=True, eq=False)
class Population:
    """The units of each year: whether each is ``listed`` in the system of states, or only bound by the source.

    ``states`` has the place of the state that a unit last is in the year among ``slugs``, -1 where there is no row;
    ``open`` tells of which years the list of the system speaks, ``coverage`` has a place in :data:`COVERAGE` by year.
    """

    years: range
    numbers: Integers
    slugs: tuple[str, ...]
    states: Integers
    listed: Booleans
    open: Booleans
    coverage: Integers

    @property
    def present(self) -> Booleans:
        """Whether a unit has a row in a year."""
        return np.asarray(self.states >= 0)

    @property
    def outside(self) -> Booleans:
        """Whether nothing is known of a year, which lies out of the coverage of the source."""
        return np.asarray((self.coverage == BEFORE) | (self.coverage == AFTER))


def population_of(axes: Axes, spells: Iterable[Spell], coverage: Window | None, timing: Timing) -> Population:
    """Return the units of the years: those of the system, and those that a spell binds in a year of the coverage."""
    bearings = axes.numbering.bearings
    bound = list(_bound(axes, spells, timing))
    slugs = sorted({each.state for each in bearings} | {state for _, state, _, _ in bound})
    place = {slug: number for number, slug in enumerate(slugs)}
    listed = _bearers(
        [(axes.unit(each.number), each.state, each.since, each.until) for each in bearings], place, axes, timing
    )
    covered = coverage_of(coverage, timing)
    others = _bearers(bound, place, axes, timing)
    others[(covered == BEFORE) | (covered == AFTER)] = -1
    return Population(
        timing.years,
        np.array([-1 if unit.number is None else unit.number for unit in axes.units]),
        tuple(slugs),
        np.where(listed >= 0, listed, others),
        listed >= 0,
        np.array([timing.rule.window(year).since.toordinal() >= axes.numbering.opens for year in timing.years]),
        covered,
    )


def coverage_of(coverage: Window | None, timing: Timing) -> Integers:
    """Return the place in :data:`COVERAGE` of each year: all days that the rule looks at must be covered."""
    return np.array([_covered(coverage, timing.rule.window(year)) for year in timing.years])


def _covered(coverage: Window | None, asked: Window) -> int:
    if coverage is None:
        return UNCLAIMED
    if asked.since < coverage.since:
        return BEFORE
    return AFTER if asked.until > coverage.until else COVERED


def _bound(axes: Axes, spells: Iterable[Spell], timing: Timing) -> Iterable[Turn]:
    for spell in spells:
        days = timing.days(spell.bounds)
        for unit, since, until in axes.numbering.pieces(spell.state, days, days):
            yield axes.units[unit], spell.state, since, until


def _bearers(turns: Iterable[Turn], place: dict[str, int], axes: Axes, timing: Timing) -> npt.NDArray[np.int64]:
    """Return the state that each unit is in each year, -1 for none: of several the one that is it last."""
    ordered = sorted(turns, key=lambda turn: (turn[3], turn[2], turn[1]))
    since, until = (np.array([turn[field] for turn in ordered], dtype=np.int64) for field in (2, 3))
    first, last = timing.rule.years(since, until)
    opens, table = timing.years.start, np.full((len(timing.years), len(axes.units)), -1)
    for (unit, state, _, _), begin, end in zip(ordered, first.tolist(), last.tolist(), strict=True):
        table[max(begin - opens, 0) : max(end - opens + 1, 0), unit] = place[state]
    return table
