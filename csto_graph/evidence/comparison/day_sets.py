"""Sets of days as half-open spans in order, of which none touch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from csto_graph.core.dates import Bounds


class Span(NamedTuple):
    """The days from ``since`` until before ``until``."""

    since: date
    until: date

    def years(self) -> range:
        """Return the calendar years that it has a day of."""
        last = self.until.year if (self.until.month, self.until.day) > (1, 1) else self.until.year - 1
        return range(self.since.year, last + 1)


Days = list[Span]


def possible(bounds: Iterable[Bounds]) -> Days:
    """Return the days on which one of the relations may hold."""
    return joined(Span(each.start.earliest, each.end.latest) for each in bounds)


def certain(bounds: Iterable[Bounds]) -> Days:
    """Return the days on which one of the relations surely holds."""
    return joined(Span(each.start.latest, each.end.earliest) for each in bounds)


def joined(spans: Iterable[Span]) -> Days:
    """Return the days of all spans; those without a day are left out."""
    found: Days = []
    for span in sorted(each for each in spans if each.since < each.until):
        if found and span.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def common(one: Days, other: Days) -> Days:
    """Return the days of both."""
    both = (Span(max(a.since, b.since), min(a.until, b.until)) for a in one for b in other)
    return joined(both)


def without(one: Days, other: Days) -> Days:
    """Return the days of one that are not days of the other."""
    return list(_left(one, other))


def _left(one: Days, other: Days) -> Iterator[Span]:
    for span in one:
        since = span.since
        for taken in other:
            if taken.until <= since or taken.since >= span.until:
                continue
            if since < taken.since:
                yield Span(since, taken.since)
            since = taken.until
        if since < span.until:
            yield Span(since, span.until)


def length(days: Days) -> int:
    """Return how many days there are."""
    return sum((span.until - span.since).days for span in days)


def years(days: Days) -> set[int]:
    """Return the calendar years of which there is a day."""
    return {year for span in days for year in span.years()}
