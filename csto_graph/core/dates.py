"""Dates of known and unknown precision.

A boundary keeps the text of its source in EDTF (ISO 8601-2) and has two days, the earliest and the
latest it can be. Intervals are half-open: an end is the first day out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

# The edges of the calendar are handed on from here: callers need not know where dates are read.
from csto_graph.core.edtf import FOREVER as FOREVER
from csto_graph.core.edtf import MINIMUM as MINIMUM
from csto_graph.core.edtf import ONE_DAY as ONE_DAY
from csto_graph.core.edtf import Span, read_span, shown
from csto_graph.errors import DateError

if TYPE_CHECKING:
    from csto_graph.core.certainty import Certainty

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Boundary:
    """The days between which a boundary lies, both included, and the text it was read from.

    An end that no source gives lies anywhere after the day on which a source last showed the relation. Until
    ``presumed`` the relation is presumed to last; of every other boundary this day is ``earliest``.
    """

    text: str
    earliest: date
    latest: date
    presumed: date = MINIMUM

    def __post_init__(self) -> None:
        """Nothing is presumed before the earliest day."""
        if self.presumed < self.earliest:
            object.__setattr__(self, "presumed", self.earliest)

    def is_never_before(self, other: Boundary) -> bool:
        """Return whether none of its days lies before the same day of another boundary."""
        return self.earliest >= other.earliest and self.latest >= other.latest and self.presumed >= other.presumed


@dataclass(frozen=True)
class Bounds:
    """When a relation holds; ``end`` is exclusive."""

    start: Boundary
    end: Boundary

    def span(self, at_least: Certainty) -> tuple[date, date]:
        """Return the day from which and the day before which the relation has this certainty at least.

        This is the rule of certainty. Nothing holds where the second day is not after the first.
        """
        if at_least == "possible":
            return self.start.earliest, self.end.latest
        return self.start.latest, self.end.earliest if at_least == "certain" else self.end.presumed

    @property
    def confirmed(self) -> date:
        """The last day on which sources show a relation that no source ends."""
        return self.end.earliest - ONE_DAY

    def overlap(self, other: Bounds) -> Bounds:
        """Return the bounds of both at once: the later start and the earlier end, each with the text it comes from."""
        return Bounds(_later(self.start, other.start), _earlier(self.end, other.end))


def parse_day(text: str) -> date:
    """Return the day that an ISO text names; DateError for anything else, partial dates included."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        raise DateError(f"{shown(text)} is not a valid day; write it as YYYY-MM-DD, such as 2022-01-06") from None


def as_day(value: object) -> date:
    """Return the day of a text, a date, a datetime, a pandas Timestamp or a numpy datetime64.

    The time of day and the time zone are ignored: 23:59+05:00 on 6 January is 6 January. Raises DateError for other
    values, for those that are missing (NaT), and for a datetime64 that is coarser than a day.
    """
    if isinstance(value, datetime) and value == value:  # NaT is a datetime that equals nothing
        return value.date()
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    # numpy is not imported for this: a text of a datetime64 begins with its day.
    return parse_day(str(value)[:10] if type(value).__name__ == "datetime64" else value)  # type: ignore[arg-type]


@lru_cache(1 << 14)
def _span(text: str) -> Span:
    if _DAY.fullmatch(text) and not text.startswith("0000"):
        day = parse_day(text)
        return Span(day, day, ends_with_day=True)
    return read_span(text)


def parse_span(text: str) -> tuple[date, date]:
    """Return the first and last day that an EDTF text covers, both included.

    ``docs/dates.md`` lists the forms: levels 0 and 1, and of level 2 sets (``[1993-09,1993-12]``, ``[..2012]``),
    significant digits, unspecified digits anywhere, qualifiers of components, and parts of a year. ``~``, ``?`` and
    ``%`` make the span longer on both sides by one unit: the smallest part that is written, from a day to a millennium.

    Parameters
    ----------
    text : str
        A date such as ``2012-12-19``, ``2012-12``, ``2012``, ``2012~`` or ``199X``.

    Returns
    -------
    tuple of date
        The first day and the last.

    Raises
    ------
    DateError
        For other texts, intervals included.

    Examples
    --------
    >>> [day.isoformat() for day in parse_span("1950S2")]
    ['1900-01-01', '1999-12-31']

    """
    return _span(text)[:2]


def parse_start(text: str) -> Boundary:
    """Return the boundary of a start: some day that the text covers."""
    return Boundary(text, *_span(text)[:2])


def parse_end(text: str) -> Boundary:
    """Return the boundary of an end, the first day out.

    A day is itself, the last of a set too; a coarser text may also end with its last day (``2012`` gives 2012-01-01
    to 2013-01-01).
    """
    first, last, ends_with_day = _span(text)
    return Boundary(text, first, last if ends_with_day else day_after(last))


def day_after(day: date) -> date:
    """Return the next day; the last day of the calendar stands for ever."""
    return day + ONE_DAY if day < FOREVER else FOREVER


def ongoing(verified: date) -> Boundary:
    """Return the end of a relation that lasts and was last shown to hold on ``verified``."""
    return Boundary("", day_after(verified), FOREVER, FOREVER)


def punctual(start: Boundary) -> Boundary:
    """Return the end of an event of one day that began within ``start``."""
    return Boundary("", day_after(start.earliest), day_after(start.latest))


def _later(one: Boundary, other: Boundary) -> Boundary:
    if one.is_never_before(other):
        return one
    return other if other.is_never_before(one) else _joined(max, one, other)


def _earlier(one: Boundary, other: Boundary) -> Boundary:
    if other.is_never_before(one):
        return one
    return other if one.is_never_before(other) else _joined(min, one, other)


def _joined(choose: Callable[..., Any], one: Boundary, other: Boundary) -> Boundary:
    nearer = choose(one, other, key=lambda boundary: (boundary.earliest, boundary.latest))
    days = (choose(getattr(one, day), getattr(other, day)) for day in ("earliest", "latest", "presumed"))
    return Boundary(nearer.text, *days)
