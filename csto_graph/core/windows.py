"""The days that are asked for, one or an interval of them, and what holds then.

On day ``d`` a relation is *certain* if ``start.latest <= d < end.earliest``: sources show that it held. It is
*presumed* if it certainly began, no source ends it, and the last day on which a source showed it lies before ``d``. It
is *possible* if only ``start.earliest <= d < end.latest``. In an interval it is what it is on its best day.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from csto_graph.core.certainty import CERTAINTIES, Certainty, describe_certainty
from csto_graph.core.dates import FOREVER, MINIMUM, ONE_DAY, Bounds, day_after, parse_span
from csto_graph.core.edtf import shown
from csto_graph.errors import DateError

FORMS = "write a day, month or year, or two with a slash, such as 2012, 2012-06/2013 or 1949/.."
_OPEN = {"", ".."}


class Window(NamedTuple):
    """The days from ``since`` until before ``until``; an interval is given with both ends included."""

    since: date
    until: date

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.until == day_after(self.since)

    @property
    def text(self) -> str:
        """The day as ISO text, or the interval as EDTF with both ends included, open where it has no end."""
        if self.is_day:
            return self.since.isoformat()
        first = ".." if self.since == MINIMUM else self.since.isoformat()
        last = ".." if self.until == FOREVER else (self.until - ONE_DAY).isoformat()
        return f"{first}/{last}"

    @property
    def phrase(self) -> str:
        """The window in a sentence: ``on 2022-01-06`` or ``during 2012-01-01/2012-12-31``."""
        return f"{'on' if self.is_day else 'during'} {self.text}"

    def certainty(self, bounds: Bounds | None) -> Certainty | None:
        """Return the highest certainty that a relation has on some day of the window.

        None if it held on no day of it. What has no bounds is certain.
        """
        return next((degree for degree in CERTAINTIES if self.holds(bounds, at_least=degree)), None)

    def describe(self, bounds: Bounds | None) -> str:
        """Return the certainty in words, such as ``presumed, last confirmed 2025-11-26``; empty on no day."""
        return describe_certainty(self.certainty(bounds) or "", bounds and bounds.confirmed)

    def holds(self, bounds: Bounds | None, *, at_least: Certainty = "possible") -> bool:
        """Return whether a relation has this certainty, or a higher one, on some day of the window."""
        if bounds is None:
            return True
        since, until = bounds.span(at_least)
        return max(since, self.since) < min(until, self.until)


ALL_OF_HISTORY = Window(MINIMUM, FOREVER)


def day_window(day: date) -> Window:
    """Return the window of one day."""
    return Window(day, day_after(day))


def interval_window(text: str) -> Window:
    """Return the window of an EDTF date or interval, both ends included.

    Parameters
    ----------
    text : str
        A date such as ``2012``, or two with a slash. ``..`` is an open end and nothing an unknown one; both reach as
        far as the calendar: ``1949/..``, ``1949/``, ``../1949`` and ``/1949``. ``../..`` is all of history.

    Returns
    -------
    Window
        From the first day of the first date to the last day of the second.

    Raises
    ------
    DateError
        For other texts, and for intervals that end before they begin.

    """
    if text.count("/") > 1:
        parse_span(text)  # which gives the reason
    first, slash, last = text.partition("/")
    if text != "../.." and {first, last if slash else ""} <= _OPEN:
        raise DateError(f"{shown(text)} is not a valid interval; {FORMS}")
    since = MINIMUM if slash and first in _OPEN else _span(text, first)[0]
    until = FOREVER if slash and last in _OPEN else day_after(_span(text, last if slash else first)[1])
    if since == FOREVER:
        raise DateError(
            f"{shown(text)} begins on the last day of the calendar, which means an open end; write 9999-12-30"
        )
    if since >= until:
        raise DateError(f"the interval {shown(text)} ends before it begins; swap its ends")
    return Window(since, until)


def _span(interval: str, text: str) -> tuple[date, date]:
    """Return the days of an end of an interval; where it cannot be read, the reason is that of the date."""
    try:
        return parse_span(text)
    except DateError as error:
        if not str(error).partition("; ")[0].endswith("is not a valid date"):
            raise
        raise DateError(f"{shown(interval)} is not a valid interval; {FORMS}") from None
