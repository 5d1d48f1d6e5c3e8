"""Who fights, and who fights whom, in which year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from csto_graph.core.windows import ALL_OF_HISTORY
from csto_graph.errors import QueryError
from csto_graph.networks.projections.event_ties import FIGHTS, OPPOSED, conflict_ties
from csto_graph.panels.columns import Booleans
from csto_graph.panels.panel_source import Source
from csto_graph.panels.population import coverage_of
from csto_graph.panels.spell_arrays import Axes
from csto_graph.panels.year_rule import Integers, Timing
from csto_graph.records import Participation, Scope

CONFLICT = "armed-conflict"
_SIDES = frozenset().union(*OPPOSED)
Fight = tuple[int, int, int, int]
"""Two units, or one twice, that fight from a day until before another."""


@dataclass(frozen=True, eq=False)
class Fights:
    """Which units fight each other, and on the diagonal who fights at all, by year; ``coverage`` as of a population."""

    between: Booleans
    coverage: Integers

    @property
    def with_states(self) -> Booleans:
        """Whether a unit fights another one in a year."""
        others = ~np.eye(self.between.shape[1], dtype=bool)
        return np.asarray((self.between & others).any(axis=2))


def fights_of(source: Source, axes: Axes, timing: Timing) -> Fights:
    """Return the fights of the years, as :func:`csto_graph.networks.conflicts` has them.

    Where the source tells armed conflicts, which have a threshold of deaths, these alone and not also single events of
    violence. QueryError for a source without any fight.
    """
    parts = _counted(source.records.participations)
    if not parts:
        raise QueryError("that source of conflicts tells of no fights; name one that does, such as ucdp")
    rows = [*_fighters(parts, axes, timing), *_foes(parts, axes, timing)]
    one, other, since, until = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    item, year = timing.yearly(since, until)
    table = np.zeros((len(timing.years), len(axes.units), len(axes.units)), dtype=bool)
    table[year, one[item], other[item]] = True
    coverage = source.coverage_of(slug for part in parts for slug in part.sources)
    return Fights(table | table.transpose(0, 2, 1), coverage_of(coverage, timing))


def _counted(participations: Iterable[Participation]) -> list[Participation]:
    fights = [each for each in participations if each.kind in FIGHTS]
    return [each for each in fights if each.kind == CONFLICT] or fights


def _fighters(parts: Iterable[Participation], axes: Axes, timing: Timing) -> Iterator[Fight]:
    for part in parts:
        if part.role in _SIDES and part.actor.startswith("state-"):
            for unit, since, until in _known(axes, part.actor, timing.days(part.bounds)):
                yield unit, unit, since, until


def _foes(parts: Iterable[Participation], axes: Axes, timing: Timing) -> Iterator[Fight]:
    for tie in conflict_ties(parts, Scope(ALL_OF_HISTORY)):
        for one, since, until in _known(axes, tie.one, timing.days(tie.bounds)):
            for other, begin, end in _known(axes, tie.other, (since, until)):
                yield one, other, begin, end


def _known(axes: Axes, state: str, days: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield the units of a state that the panel can have."""
    for unit, since, until in axes.numbering.pieces(state, days, days):
        if unit in axes.units:
            yield axes.units[unit], since, until
