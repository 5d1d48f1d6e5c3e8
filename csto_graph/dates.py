"""Dates of known and unknown precision.

A boundary keeps the text of its source in EDTF (ISO 8601-2) and has two days, the earliest and the
latest it can be. Intervals are half-open: an end is the first day out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from csto_graph.errors import DateError

MINIMUM = date(1, 1, 1)
FOREVER = date(9999, 12, 31)
ONE_DAY = timedelta(days=1)
FORMS = "write a day, month or year such as 2012-12-19, 2012-12, 2012, 2012~, [1993-09,1993-12] or [..2012]"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH_OR_YEAR = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_BEFORE = re.compile(r"\[\.\.([^\]]+)\]")
_AFTER = re.compile(r"\[([^\],]+)\.\.\]")
_TWO_DAYS = re.compile(r"\[(\d{4}-\d{2}-\d{2})(?:,|\.\.)(\d{4}-\d{2}-\d{2})\]")


@dataclass(frozen=True)
class Boundary:
    """The days between which a boundary lies, both included, and the text it was read from."""

    text: str
    earliest: date
    latest: date


@dataclass(frozen=True)
class Bounds:
    """The four bounds of a relation; ``end`` is exclusive."""

    start: Boundary
    end: Boundary

    def overlap(self, other: Bounds) -> Bounds:
        """Return the bounds of both at once: the later start and the earlier end, each with the text it comes from."""
        return Bounds(_joined(max, self.start, other.start), _joined(min, self.end, other.end))


def parse_day(text: str) -> date:
    """Return the day that an ISO text names; DateError for anything else, partial dates included."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise DateError(f"{text!r} is no day; write it as YYYY-MM-DD, such as 2022-01-06") from None


@lru_cache(1 << 14)
def parse_span(text: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF text covers, both included.

    Days, months, years, decades (``199X``), sets (``[1993-09,1993-12]``), open sets (``[..2012]``,
    ``[2012..]``) and qualified dates are read. ``~`` and ``?`` widen the span by one unit of its
    precision on both sides. Raises DateError for other texts, intervals included.
    """
    if _DAY.fullmatch(text):
        day = parse_day(text)
        return day, day
    if match := _MONTH_OR_YEAR.fullmatch(text):
        return _month_or_year(text, match[1], match[2])
    if match := _BEFORE.fullmatch(text):
        return MINIMUM, parse_span(match[1])[1]
    if match := _AFTER.fullmatch(text):
        return parse_span(match[1])[0], FOREVER - ONE_DAY
    if (match := _TWO_DAYS.fullmatch(text)) and match[1] <= match[2]:
        return parse_day(match[1]), parse_day(match[2])
    if text[-1:] in {"~", "?", "%"}:
        return _widened(text[:-1])
    return _edtf_span(text)


def parse_start(text: str) -> Boundary:
    """Return the boundary of a start: some day that the text covers."""
    first, last = parse_span(text)
    return Boundary(text, first, last)


def parse_end(text: str) -> Boundary:
    """Return the boundary of an end, the first day out.

    A day is itself, the last of a set too; a coarser text may also end with its last day (``2012`` gives 2012-01-01
    to 2013-01-01).
    """
    first, last = parse_span(text)
    return Boundary(text, first, last if _ends_with_a_day(text) else day_after(last))


def day_after(day: date) -> date:
    """Return the next day; the last day of the calendar stands for ever."""
    return day + ONE_DAY if day < FOREVER else FOREVER


def ongoing(verified: date) -> Boundary:
    """Return the end of a relation that lasts and was last shown to hold on ``verified``."""
    return Boundary("", day_after(verified), FOREVER)


def punctual(start: Boundary) -> Boundary:
    """Return the end of an event of one day that began within ``start``."""
    return Boundary("", day_after(start.earliest), day_after(start.latest))


def _joined(choose: Callable[..., Any], one: Boundary, other: Boundary) -> Boundary:
    nearer = choose(one, other, key=lambda boundary: (boundary.earliest, boundary.latest))
    return Boundary(nearer.text, choose(one.earliest, other.earliest), choose(one.latest, other.latest))


def _month_or_year(text: str, year: str, month: str | None) -> tuple[date, date]:
    """Read the plain forms here, as sets of two days above: the library for all of EDTF takes a second for those."""
    try:
        first, last = int(month or 1), int(month or 12)
        return date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])
    except ValueError:
        raise DateError(f"{text!r} is no date we can read; {FORMS}") from None


def _edtf_span(text: str) -> tuple[date, date]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed: Any = parse_edtf(text)
        if type(parsed).__name__ not in {"Date", "Unspecified", "OneOfASet"}:
            raise ValueError(type(parsed).__name__)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
        return date(*lower[:3]), date(*upper[:3])
    except (EDTFParseException, ValueError, TypeError, AttributeError):
        raise DateError(f"{text!r} is no date we can read; {FORMS}") from None


def _widened(text: str) -> tuple[date, date]:
    first, last = parse_span(text)
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        raise DateError(f"{text!r} cannot carry a qualifier; {FORMS}")
    before = max(first, MINIMUM + ONE_DAY) - ONE_DAY
    return parse_span(before.isoformat()[: len(text)])[0], parse_span(day_after(last).isoformat()[: len(text)])[1]


def _ends_with_a_day(text: str) -> bool:
    last = re.split(r",|\.\.", text.strip("[]"))[-1].strip()
    return bool(_DAY.fullmatch(last))
