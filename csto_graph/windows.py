"""The days that are asked for, one or an interval of them, and what holds then.

On day ``d`` a relation is *possible* if ``start.earliest <= d < end.latest`` and *certain* if
``start.latest <= d < end.earliest``; in an interval it is what it is on its best day.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from csto_graph.dates import FOREVER, MINIMUM, ONE_DAY, Bounds, day_after, parse_span
from csto_graph.errors import DateError


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

    def certainty(self, bounds: Bounds | None) -> str | None:
        """Return ``certain`` if a relation surely held on some day of the window, ``possible`` if it may have.

        None if it held on no day of it. What has no bounds always holds.
        """
        if bounds is None:
            return "certain"
        start, end = bounds.start, bounds.end
        if max(start.latest, self.since) < min(end.earliest, self.until):
            return "certain"
        return "possible" if max(start.earliest, self.since) < min(end.latest, self.until) else None

    def holds(self, bounds: Bounds | None, *, certain_only: bool = False) -> bool:
        """Return whether a relation held on some day of the window: possibly, or with ``certain_only`` surely."""
        found = self.certainty(bounds)
        return found == "certain" if certain_only else found is not None


ALL_OF_HISTORY = Window(MINIMUM, FOREVER)


def day_window(day: date) -> Window:
    """Return the window of one day."""
    return Window(day, day_after(day))


def interval_window(text: str) -> Window:
    """Return the window of an EDTF interval such as ``2012``, ``2012-06/2013`` or ``1949/..``, both ends included.

    Raises DateError for other texts and for intervals that end before they begin.
    """
    first, _, last = text.partition("/")
    try:
        since = MINIMUM if first == ".." else parse_span(first)[0]
        until = FOREVER if last == ".." else day_after(parse_span(last if "/" in text else first)[1])
    except DateError:
        mend = "write a day, month or year, or two with a slash, such as 2012, 2012-06/2013 or 1949/.."
        raise DateError(f"{text!r} is no interval we can read; {mend}") from None
    if since >= until:
        raise DateError(f"the interval {text!r} ends before it begins; swap its ends")
    return Window(since, until)
