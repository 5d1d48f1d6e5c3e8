"""Who is bound to whom in which year, in one pass over the spells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from csto_graph.panels.spell_arrays import OBLIGATIONS, Spans
from csto_graph.panels.year_rule import Integers, Timing, spread


@dataclass(frozen=True, eq=False)
class Ties:
    """What binds each unit to each other one, year by year.

    ``bits`` has the obligations of the second axis to the third; ``alliances`` the number of organisations that bind
    one of the two to the other, ``memberships`` that of those to which a unit belongs.
    """

    bits: npt.NDArray[np.uint8]
    alliances: npt.NDArray[np.uint16]
    memberships: npt.NDArray[np.uint16]

    @cached_property
    def either(self) -> npt.NDArray[np.uint8]:
        """The obligations of either side to the other."""
        return self.bits | self.bits.transpose(0, 2, 1)

    @cached_property
    def owed(self) -> npt.NDArray[np.uint8]:
        """The obligations of each unit to anybody."""
        found: npt.NDArray[np.uint8] = np.bitwise_or.reduce(self.bits, axis=2)
        return found


def ties_of(bindings: Spans, members: Spans, units: int, timing: Timing) -> Ties:
    """Return the ties of the years: who is bound and another member share a day, and that day belongs to the year."""
    shape = (len(timing.years), units, units)
    first, second = _pairs(bindings, members)
    one, other = bindings.unit[first], members.unit[second]
    since = np.maximum(bindings.since[first], members.since[second])
    until = np.minimum(bindings.until[first], members.until[second])
    until = np.where(one == other, since, until)  # nobody is bound to themselves
    each, year = timing.yearly(since, until)
    place = (year * units + one[each]) * units + other[each]
    low, high = np.minimum(one, other)[each], np.maximum(one, other)[each]
    dyad, organisation = (year * units + low) * units + high, bindings.organisation[first][each]
    alliances = _counted(dyad, organisation, shape)
    return Ties(
        _flagged(place, bindings.bits[first][each], shape),
        alliances + alliances.transpose(0, 2, 1),
        _memberships(members, units, timing),
    )


def _pairs(bindings: Spans, members: Spans) -> tuple[Integers, Integers]:
    """Return the places of every binding with every membership of the same organisation."""
    begin, end = (np.searchsorted(members.organisation, bindings.organisation, side) for side in ("left", "right"))
    return spread(begin, end - begin)


def _flagged(place: Integers, bits: Integers, shape: tuple[int, ...]) -> npt.NDArray[np.uint8]:
    table = np.zeros(shape, dtype=np.uint8)
    for bit in range(len(OBLIGATIONS)):
        held = np.zeros(table.size, dtype=np.uint8)
        held[place[(bits >> bit) & 1 == 1]] = 1 << bit
        table |= held.reshape(shape)
    return table


def _counted(place: Integers, organisation: Integers, shape: tuple[int, ...]) -> npt.NDArray[np.uint16]:
    """Return how many different organisations each place has."""
    table = np.zeros(shape, dtype=np.uint16)
    width = int(organisation.max(initial=0)) + 1
    both = np.sort(place * width + organisation)
    places, counts = np.unique(both[np.diff(both, prepend=-1) > 0] // width, return_counts=True)
    table.reshape(-1)[places] = counts
    return table


def _memberships(members: Spans, units: int, timing: Timing) -> npt.NDArray[np.uint16]:
    each, year = timing.yearly(members.since, members.until)
    return _counted(year * units + members.unit[each], members.organisation[each], (len(timing.years), units))
