"""Dates that can be read but cannot be meant: years of a slipped digit, and days after the release."""

from __future__ import annotations

from datetime import date

from csto_graph.core.dates import parse_day, parse_span
from csto_graph.dataset.tables.descriptor import Field
from csto_graph.dataset.tables.messages import Fault

EARLIEST = date(1000, 1, 1)
HORIZON = 100  # years after the release within which something may be planned to end
# An end may be planned, and what a document claims may be to come; all else is known by the day of the release.
MAY_COME = {"end", "claimed_from", "claimed_to"}


def date_problem(column: Field, text: str, release: str) -> Fault | None:
    """Return what cannot be meant about a date that can be read, and what to do; None for other columns."""
    if column.type not in {"date", "edtf", "edtf-date", "issued"} or not text:
        return None
    first, last = parse_span(text)
    if first > last:
        return f"{text} ends before it begins", "write the earlier date first"
    if (first if not text.startswith("[..") else last) < EARLIEST:
        return f"{text} lies before the year {EARLIEST.year}", "correct the year, or write [..YYYY] for an early start"
    return _future(column, text, release, first, last)


def _future(column: Field, text: str, release: str, first: date, last: date) -> Fault | None:
    known = parse_day(release)
    horizon = date(min(known.year + HORIZON, date.max.year), 12, 31)
    if first > known and column.name not in MAY_COME:
        return f"{text} lies after the release of these tables ({release})", "correct it, or move csto:release on"
    if first > horizon or (last > horizon and not text.endswith("..]")):
        return f"{text} lies more than {HORIZON} years after the release", "correct the year"
    return None
