"""The days on which a series is sampled."""

from __future__ import annotations

from datetime import date
from typing import get_args

from csto_graph.core.choices import Every
from csto_graph.core.dates import ONE_DAY, parse_span
from csto_graph.errors import DateError, UnknownNameError
from csto_graph.networks.series.change_log import Course

EVERY: tuple[str, ...] = get_args(Every)


def sample_days(course: Course, first: str, last: str, every: str) -> list[date]:
    """Return the days of a series, in order: the last of every year or month, or all on which something changed.

    ``first`` and ``last`` are EDTF texts; the series lies between the first day of one and the last of the other. Where
    that ends within a year or month its end is sampled too, and with ``change`` its beginning. DateError,
    UnknownNameError.
    """
    begin, end = parse_span(first)[0], parse_span(last)[1]
    if end < begin:
        raise DateError(f"a series cannot end with {last} before it begins with {first}; swap them")
    if every not in EVERY:
        raise UnknownNameError("value of every", every, EVERY, mend=f"one of {', '.join(EVERY)}")
    if every == "change":
        return [begin, *course.change_days(begin, end)]
    months = range(1, 13) if every == "month" else (12,)
    ends = [_month_end(year, month) for year in range(begin.year, end.year + 1) for month in months]
    found = [day for day in ends if begin <= day <= end]
    return found if found and found[-1] == end else [*found, end]


def _month_end(year: int, month: int) -> date:
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - ONE_DAY
