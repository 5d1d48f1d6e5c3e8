"""What the columns of both kinds of panel are made of, and how: values, and where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.vocabulary import ATOP_TYPES
from csto_graph.networks import MEASURES
from csto_graph.panels.columns import Booleans, Column, known, worded
from csto_graph.panels.conflicts import Fights
from csto_graph.panels.population import COVERAGE, UNCLAIMED, Population
from csto_graph.panels.spell_arrays import OBLIGATIONS
from csto_graph.panels.year_rule import Integers
from csto_graph.panels.yearly_ties import Ties
from csto_graph.records import Place


@dataclass(frozen=True, eq=False)
class Facts:
    """The units of a panel and what binds them: with the certainty asked for, and of it what has each degree."""

    population: Population
    held: Ties
    by_certainty: Mapping[Certainty, Ties]
    places: Mapping[str, Place]
    fights: Fights | None = None

    def years(self, year: Integers) -> Column:
        """Return the year of each row, given its place."""
        return known(year + self.population.years.start)

    def states(self, year: Integers, unit: Integers) -> Column:
        """Return the state that a unit is in a year."""
        return worded(self.population.states[year, unit], self.population.slugs)

    def numbers(self, unit: Integers) -> Column:
        """Return the number of a unit, missing for one without."""
        found = self.population.numbers[unit]
        return Column(found, found < 0)

    def coverage(self, year: Integers) -> Column:
        """Return what the source claims of each year."""
        return worded(self.population.coverage[year], COVERAGE)

    def listed(self, year: Integers, units: Booleans) -> Column:
        """Return whether units are in the system of states; missing before its list begins."""
        return Column(units.astype(np.int8), ~self.population.open[year])

    def claimed(self, year: Integers, values: npt.NDArray[np.integer]) -> Column:
        """Return flags or counts: missing out of coverage, and 0 where nobody claims to know them all."""
        return self._covered(self.population.coverage[year], values)

    def obligations(self, year: Integers, bits: npt.NDArray[np.uint8]) -> Iterator[tuple[str, Column]]:
        """Yield a column of flags for each type of obligation that ATOP codes as well."""
        for bit, (name, kind) in enumerate(OBLIGATIONS.items()):
            if kind in ATOP_TYPES:
                yield name, self.claimed(year, ((bits >> bit) & 1).astype(np.int8))

    def undertakings(self, year: Integers, bits: npt.NDArray[np.uint8]) -> Iterator[tuple[str, Column]]:
        """Yield a column of flags for each other type, missing for 0: no data set claims to have all of them."""
        for bit, (name, kind) in enumerate(OBLIGATIONS.items()):
            if kind not in ATOP_TYPES:
                flags = ((bits >> bit) & 1).astype(np.int8)
                yield name, Column(flags, (flags == 0) | self.population.outside[year])

    def certainty(self, year: Integers, same: Callable[[Ties], Booleans], recorded: Booleans) -> Column:
        """Return the certainty of each row, where anything is claimed or at least recorded of it.

        It is the highest degree of which the ties are the ``same`` as those that the row shows.
        """
        coverage = self.population.coverage[year]
        missing = self.population.outside[year] | ((coverage == UNCLAIMED) & ~recorded)
        degree = np.sum([~same(self.by_certainty[each]) for each in CERTAINTIES[:-1]], axis=0)
        return worded(degree, CERTAINTIES, missing)

    def measured(self, name: str, table: npt.NDArray[np.float64], year: Integers, unit: Integers) -> Column:
        """Return a measure of the unit of each row."""
        found = table[year, unit]
        missing = np.isnan(found)
        if MEASURES[name].whole_numbers:
            return Column(np.where(missing, 0, found).astype(np.int64), missing)
        return Column(found, missing)

    def conflicts_of_two(self, year: Integers, one: Integers, other: Integers) -> Iterator[tuple[str, Column]]:
        """Yield whether units fight each other, and what the source claims."""
        if self.fights is not None:
            yield "conflict", self._fought(year, self.fights.between[year, one, other])
            yield "conflict_coverage", worded(self.fights.coverage[year], COVERAGE)

    def conflicts_of_one(self, year: Integers, unit: Integers) -> Iterator[tuple[str, Column]]:
        """Yield whether a unit fights anybody, whether another state, and what the source claims."""
        if self.fights is not None:
            yield "conflict", self._fought(year, self.fights.between[year, unit, unit])
            yield "interstate_conflict", self._fought(year, self.fights.with_states[year, unit])
            yield "conflict_coverage", worded(self.fights.coverage[year], COVERAGE)

    def _fought(self, year: Integers, fought: Booleans) -> Column:
        assert self.fights is not None
        return self._covered(self.fights.coverage[year], fought.astype(np.int8))

    def _covered(self, coverage: Integers, values: npt.NDArray[np.integer]) -> Column:
        return Column(values, np.where(coverage == UNCLAIMED, values == 0, coverage > 0))
