"""The rule that says when a relation of days belongs to a calendar year."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from csto_graph.core.certainty import Certainty
from csto_graph.core.dates import Bounds, day_after
from csto_graph.core.windows import Window, day_window
from csto_graph.errors import DateError

Integers = npt.NDArray[np.int64]
ANY = "any"
COMMON = 2001  # a year without a 29 February
_EPOCH = date(1970, 1, 1).toordinal()
_DAY_OF_YEAR = re.compile(r"([0-9]{2})-([0-9]{2})")


@dataclass(frozen=True)
class YearRule:
    """A relation belongs to a year if it holds on ``month`` and ``day`` of it, or with no month on any of its days.

    Days are proleptic Gregorian ordinals, and spans of them half-open.
    """

    month: int = 0
    day: int = 0

    def window(self, year: int) -> Window:
        """Return the days of a year on which a relation must hold, on one of them at least."""
        if self.month:
            return day_window(date(year, self.month, self.day))
        return Window(date(year, 1, 1), day_after(date(year, 12, 31)))

    def years(self, since: Integers, until: Integers) -> tuple[Integers, Integers]:
        """Return the first and the last year of each span of days; a span without any has a last before the first."""
        first, last = _year(since), _year(until - 1)
        if self.month:
            first = first + (self._day(first) < since)
            last = last - (self._day(last) >= until)
        return first, np.where(since < until, last, first - 1)

    def _day(self, year: Integers) -> Integers:
        """Return the day of the rule in each year."""
        month = (year - 1970).astype("M8[Y]").astype("M8[M]") + (self.month - 1)
        return month.astype("M8[D]").astype(np.int64) + _EPOCH + self.day - 1


@dataclass(frozen=True)
class Timing:
    """Which years are asked for, what belongs to a year, and how certain it must be at least."""

    years: range
    rule: YearRule = field(default_factory=YearRule)
    at_least: Certainty = "possible"

    def days(self, bounds: Bounds) -> tuple[int, int]:
        """Return the day from which and the day before which something holds, as ordinals."""
        since, until = bounds.span(self.at_least)
        return since.toordinal(), until.toordinal()

    def yearly(self, since: Integers, until: Integers) -> tuple[Integers, Integers]:
        """Return the place of each span of days, once for each year it belongs to, and the place of that year."""
        first, last = self.rule.years(since, until)
        begin, end = np.maximum(first, self.years.start), np.minimum(last, self.years.stop - 1)
        return spread(begin - self.years.start, np.maximum(end - begin + 1, 0))


def spread(begin: Integers, count: Integers) -> tuple[Integers, Integers]:
    """Return for each item ``count`` numbers from ``begin`` on: the place of the item, and the number."""
    item = np.repeat(np.arange(len(begin)), count)
    return item, np.arange(len(item)) - np.repeat(np.cumsum(count) - count - begin, count)


def parse_rule(text: str) -> YearRule:
    """Return the rule that ``any``, or a day of the year such as ``12-31``, names; DateError for other texts."""
    if text == ANY:
        return YearRule()
    try:
        match = _DAY_OF_YEAR.fullmatch(text)
        if match is None:
            raise ValueError(text)
        found = date(COMMON, int(match[1]), int(match[2]))
    except ValueError:
        mend = "write any, or a day that every year has, such as 12-31 or 01-01"
        raise DateError(f"{text!r} is no rule for years; {mend}") from None
    return YearRule(found.month, found.day)


def parse_years(first: int | str, last: int | str) -> range:
    """Return the calendar years from one to the other, both included; DateError if they are none."""
    begin, end = _parsed(first), _parsed(last)
    if end < begin:
        raise DateError(f"a panel cannot end with {last} before it begins with {first}; swap them")
    return range(begin, end + 1)


def _parsed(year: int | str) -> int:
    if not re.fullmatch(r"[0-9]{4}", str(year)) or not 1 <= int(year) < date.max.year:
        raise DateError(f"{str(year)!r} is no year; write it as YYYY, such as 1816")
    return int(year)


def _year(day: Integers) -> Integers:
    return (day - _EPOCH).astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970
