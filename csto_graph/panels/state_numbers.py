"""The units of a panel: numbers of the Correlates of War, which states bear one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from csto_graph.errors import QueryError
from csto_graph.records import StateCode

SCHEME = "cow-number"
_ALWAYS = 1


Days = tuple[int, int]
"""From a day until before another, as ordinals."""


class Unit(NamedTuple):
    """A number, or a state that never bore one."""

    number: int | None
    state: str = ""

    @property
    def order(self) -> tuple[bool, int, str]:
        """What units are sorted by: those with a number first."""
        return self.number is None, self.number or 0, self.state


class Bearing(NamedTuple):
    """A state that bears a number, and is in the system of states, from a day until before another (ordinals)."""

    number: int
    state: str
    since: int
    until: int


@dataclass(frozen=True)
class Numbering:
    """Who bears which number when."""

    bearings: tuple[Bearing, ...]
    turns: Mapping[str, tuple[tuple[int, int], ...]]
    """By state the days from which on a number is its own, the first of them at the beginning of time."""

    @classmethod
    def of(cls, codes: Iterable[StateCode]) -> Numbering:
        """Return the numbering that codes tell; QueryError if there is no number among them."""
        bearings = sorted(map(_bearing, (each for each in codes if each.scheme == SCHEME)), key=lambda each: each.since)
        if not bearings:
            mend = "ask for a panel of the whole graph, or of an imported source"
            raise QueryError(f"the store has no numbers of the Correlates of War, by which a panel is keyed; {mend}")
        turns: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for each in bearings:
            own = turns[each.state]
            if not own or own[-1][1] != each.number:
                own.append((each.since if own else _ALWAYS, each.number))
        return cls(tuple(bearings), {state: tuple(own) for state, own in turns.items()})

    @property
    def opens(self) -> int:
        """The day on which the list of the system begins."""
        return self.bearings[0].since

    def pieces(self, state: str, days: Days, within: Days) -> Iterator[tuple[Unit, int, int]]:
        """Yield the units that a state is on the days, which lie ``within`` those of a bond, with the days of each.

        While it bears no number it is what it bore last, or before its first one what it will bear. A bond that ends in
        the year in which the state takes another number is of the old one throughout, as ATOP has it: the last bonds
        of West Germany are no bonds of the united one.
        """
        if days[0] >= days[1]:
            return
        turns = self.turns.get(state)
        if turns is None:
            yield Unit(None, state), *days
            return
        first, last = within[0], date.fromordinal(within[1] - 1).year
        taken = [turn for turn in turns if turn[0] <= first or date.fromordinal(turn[0]).year < last]
        ends = [day for day, _ in taken[1:]]
        for (begin, number), end in zip(taken, [*ends, days[1]], strict=True):
            if max(begin, days[0]) < min(end, days[1]):
                yield Unit(number), max(begin, days[0]), min(end, days[1])


def _bearing(code: StateCode) -> Bearing:
    start, end = code.bounds.start.latest, code.bounds.end.latest
    return Bearing(int(code.code), code.state, start.toordinal(), end.toordinal())
