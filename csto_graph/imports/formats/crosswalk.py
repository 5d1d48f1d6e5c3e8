"""From the number that a data set has for a state to our state, by date: numbers pass from one state to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from csto_graph.core.dates import FOREVER, MINIMUM

COW, GLEDITSCH_WARD, ATOP = "cow-number", "gleditsch-ward-number", "atop-number"
_THEN = {COW: (COW, ATOP, GLEDITSCH_WARD), GLEDITSCH_WARD: (GLEDITSCH_WARD, COW)}


class Bearer(NamedTuple):
    """The state that bears a number from the day ``since`` until before the day ``until``."""

    state: str
    since: date
    until: date


@dataclass(frozen=True)
class Crosswalk:
    """The numbers of states with the days on which each was valid, by list and number, and the labels of states.

    ``labels`` has the label of a state by language.
    """

    codes: Mapping[tuple[str, int], tuple[Bearer, ...]]
    labels: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, codes: Iterable[tuple[str, int, Bearer]], labels: Mapping[str, Mapping[str, str]]) -> Crosswalk:
        """Return the crosswalk of (list, number, bearer)."""
        found: dict[tuple[str, int], list[Bearer]] = defaultdict(list)
        for scheme, number, bearer in codes:
            found[scheme, number].append(bearer)
        ordered = {key: tuple(sorted(bearers, key=lambda each: each.since)) for key, bearers in found.items()}
        return cls(ordered, labels)

    def bearers(self, scheme: str, number: int, since: date, until: date) -> list[Bearer]:
        """Return who bore a number of a list from a day until before another, in order and without a gap.

        On days on which the list does not have the number, it means what it means in the other list; where neither
        has it, the state that bore it last, or before its first day the first. Empty for one that nobody ever bore.
        """
        parts = (
            Bearer(each.state, max(each.since, since), min(each.until, until))
            for each in self._timelines.get((scheme, number), ())
            if each.since < until and since < each.until
        )
        return list(_joined(parts))

    @cached_property
    def _timelines(self) -> dict[tuple[str, int], list[Bearer]]:
        keys = {(scheme, number) for scheme, then in _THEN.items() for known, number in self.codes if known in then}
        return {(scheme, number): self._timeline(_THEN[scheme], number) for scheme, number in keys}

    def _timeline(self, schemes: Iterable[str], number: int) -> list[Bearer]:
        known: list[Bearer] = []
        for scheme in schemes:
            free = _gaps(known)
            known += [
                Bearer(each.state, max(each.since, since), min(each.until, until))
                for each in self.codes.get((scheme, number), ())
                for since, until in free
                if each.since < until and since < each.until
            ]
            known.sort(key=lambda each: each.since)
        return _filled(known)


def _gaps(known: list[Bearer]) -> list[tuple[date, date]]:
    """Return the spans from the first to the last day of the calendar that nobody of the ordered ones bears."""
    ends = [MINIMUM, *(each.until for each in known)]
    starts = [*(each.since for each in known), FOREVER]
    return [(since, until) for since, until in zip(ends, starts, strict=True) if since < until]


def _filled(known: list[Bearer]) -> list[Bearer]:
    """Return the same bearers without gaps: each bears until the next does, and the first from the beginning."""
    starts = [MINIMUM, *(each.since for each in known[1:]), FOREVER]
    return [Bearer(each.state, since, until) for each, (since, until) in zip(known, pairwise(starts), strict=True)]


def _joined(parts: Iterable[Bearer]) -> Iterator[Bearer]:
    last: Bearer | None = None
    for part in parts:
        if last is not None and last.state == part.state:
            last = Bearer(last.state, last.since, part.until)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
