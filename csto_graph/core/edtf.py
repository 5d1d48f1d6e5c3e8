"""Dates of ISO 8601-2 (EDTF): which days a text covers.

Levels 0 and 1 are read in full, level 2 in part; ``docs/dates.md`` lists both. A date is read as three masks (year,
month and day) in which ``X`` is any digit and a missing component is ``XX``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from csto_graph.errors import DateError

MINIMUM = date(1, 1, 1)
FOREVER = date(9999, 12, 31)
ONE_DAY = timedelta(days=1)
FORMS = "write a day, month or year such as 2012-12-19, 2012-12, 2012, 2012~, [1993-09,1993-12] or [..2012]"
OUTSIDE = "lies outside the calendar of the graph; write a year from 0001 to 9999 in four digits"
LONGEST = 60
"""How much of a text a message repeats."""

_SIGN = "[?~%]?"
_DATE = re.compile(
    f"({_SIGN})([0-9X]{{4}})({_SIGN})(?:-({_SIGN})([0-9X]{{2}})({_SIGN})(?:-({_SIGN})([0-9X]{{2}})({_SIGN}))?)?"
)
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_SIGNIFICANT = re.compile(r"([0-9]{4})S([0-9]+)")
_SET = re.compile(r"\[([^\[\]{}/]+)\]")
_WINTER = (1, 2, 12)
# Seasons are those of the northern hemisphere, in whole months, unless the text says southern (29 to 32). Winter has
# months at both ends of its year.
_SEASONS: dict[str, Sequence[int]] = {
    **dict.fromkeys(("21", "25", "31"), (3, 4, 5)),
    **dict.fromkeys(("22", "26", "32"), (6, 7, 8)),
    **dict.fromkeys(("23", "27", "29"), (9, 10, 11)),
    **dict.fromkeys(("24", "28", "30"), _WINTER),
    **{str(33 + n): range(3 * n + 1, 3 * n + 4) for n in range(4)},
    **{str(37 + n): range(4 * n + 1, 4 * n + 5) for n in range(3)},
    **{str(40 + n): range(6 * n + 1, 6 * n + 7) for n in range(2)},
}
_REFUSED = (
    (re.compile(r"-[0-9X]{4}.*|Y-?[0-9].*|0000.*"), OUTSIDE),
    (re.compile(r".*S[0-9]+"), "has no such number of significant digits; write 1 to 4 of them, such as 1950S2"),
    (re.compile(r".*/.*/.*"), "has more than one slash; an interval has two dates, such as 2012/2013"),
    (
        re.compile(r"[?~%][\[{].*[\]}]|[\[{].*[\]}][?~%]"),
        "qualifies a whole set, which EDTF does not have; qualify its dates, such as [1960~,1961~]",
    ),
    (re.compile(r"[^T/]+T[0-9][^/]*"), "is not a valid date and time; write it as 2004-01-01T10:10:10Z"),
)
_INTERVAL = re.compile(r"([^/]*)/([^/]*)")
_ALL_OF = re.compile(r"\{(.*)\}")


class Span(NamedTuple):
    """The first and the last day that a text covers; ``ends_with_day`` if its last date is a single day."""

    first: date
    last: date
    ends_with_day: bool = False


def shown(value: object) -> str:
    """Return a value as a message repeats it: quoted and not too long."""
    try:
        text = repr(value)
    except ValueError:  # Python does not write integers of thousands of digits
        text = f"a value of type {type(value).__name__}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def read_span(text: str) -> Span:
    """Return the days that an EDTF text covers.

    Raises
    ------
    DateError
        For texts that are not dates, and with the reason for those that are not supported.

    """
    try:
        return _set(text) if text.startswith("[") else _date(text)
    except _ReversedError:
        raise DateError(f"{shown(text)} ends before it begins; swap its ends") from None
    except ValueError:
        raise DateError(f"{shown(text)} {_reason(text) or f'is not a valid date; {FORMS}'}") from None


def _reason(text: str) -> str | None:
    """Return why a text is not read and what to write; None where nothing better can be said than the forms."""
    if reason := next((why for form, why in _REFUSED if form.fullmatch(text)), None):
        return reason
    if match := _INTERVAL.fullmatch(text):
        first, last = (end if end != ".." else "" for end in match.groups())
        advice = _set_or(f"[{first}..{last}]", example="[2012..2013]")
        return f"is an interval, not a date; for one date between two write {advice}"
    if match := _ALL_OF.fullmatch(text):
        advice = _set_or(f"[{match[1]}]", example="[1960,1961]")
        return f"means all of several dates, not one; for one of them write {advice}"
    if match := _SET.fullmatch(text):
        members = (member for part in match[1].split(",") for member in part.split(".."))
        return next((f"has a date that {why}" for member in members if (why := _reason(member))), None)
    return None


def _set_or(text: str, *, example: str) -> str:
    """Return a set to write in place of what was given, or an example where that is not a set that can be read."""
    try:
        _set(text)
    except ValueError:
        return example
    return text if len(text) <= LONGEST else example


class _ReversedError(ValueError):
    """Two dates that do not follow each other."""


def _set(text: str) -> Span:
    match = _SET.fullmatch(text)
    if not match:
        raise ValueError(text)
    parts = match[1].split(",")
    spans = [_member(part, may_begin_open=n == 0, may_end_open=n == len(parts) - 1) for n, part in enumerate(parts)]
    latest = max(spans, key=lambda span: (span.last, not span.ends_with_day))
    return Span(min(span.first for span in spans), latest.last, latest.ends_with_day)


def _member(text: str, *, may_begin_open: bool, may_end_open: bool) -> Span:
    """Read a member of a set: a date, two with ``..`` between, or one with ``..`` at the outer side of the set."""
    before, dots, after = text.partition("..")
    if not dots:
        return _date(text)
    if not before and may_begin_open:
        return Span(MINIMUM, *_date(after)[1:])
    if not after and may_end_open:
        return Span(_date(before).first, FOREVER - ONE_DAY)
    first, last = _date(before), _date(after)
    if first.first > last.last:
        raise _ReversedError(text)
    return Span(first.first, *last[1:])


def _date(text: str) -> Span:
    if match := _TIME.fullmatch(text):
        day = date.fromisoformat(match[1])
        return Span(day, day, ends_with_day=True)
    if match := _SIGNIFICANT.fullmatch(text):
        return _significant(match[1], match[2])
    if not (match := _DATE.fullmatch(text)):
        raise ValueError(text)
    signs, components = _components(match.groups(default=""))
    year, month, day_of_month = components
    if month in _SEASONS and day_of_month:
        raise ValueError(text)
    span = Span(
        _extreme(components, last=False),
        _extreme(components, last=True),
        bool(day_of_month) and "X" not in day_of_month,
    )
    return _widened(span, signs, year, month, day_of_month)


def _components(groups: tuple[str, ...]) -> tuple[list[bool], tuple[str, str, str]]:
    """Return whether each component has a qualifier, on either side, and the components; empty where they are missing.

    A qualifier on the left is that of one component; one on the right is also that of all before it, and says how
    precise these are together. Both widen by the unit of the component that they stand at.
    """
    if any(groups[n] and groups[n + 2] for n in (0, 3, 6)):
        raise ValueError("two qualifiers of one component")
    return [bool(groups[n] or groups[n + 2]) for n in (0, 3, 6)], (groups[1], groups[4], groups[7])


def _significant(year: str, digits: str) -> Span:
    """Read a year with its number of significant digits: 1950S2 is some year from 1900 to 1999."""
    if digits not in {"1", "2", "3", "4"} or year == "0000":
        raise ValueError(year)
    return _date(year[: int(digits)].ljust(4, "X"))


def _extreme(components: tuple[str, str, str], *, last: bool) -> date:
    """Return the first or the last day that three masks fit; ValueError if there is none."""
    year, month, day = components
    step = -1 if last else 1
    months = _SEASONS.get(month) or _fitting(month or "XX", range(1, 13))
    for each_year in _fitting(year, range(1, 10000))[::step]:
        for each_month in months[::step]:
            days = _fitting(day or "XX", range(1, monthrange(each_year, each_month)[1] + 1))
            if days:
                return date(each_year, each_month, days[::step][0])
    raise ValueError(components)


def _fitting(mask: str, values: range) -> Sequence[int]:
    """Return the values that a mask fits."""
    if "X" not in mask:
        return [int(mask)] if int(mask) in values else []
    if not mask.strip("X"):
        return values
    form = re.compile(mask.replace("X", "[0-9]"))
    least, most = (int(mask.replace("X", digit)) for digit in "09")
    return [value for value in values[max(least - values[0], 0) : most] if form.fullmatch(f"{value:0{len(mask)}}")]


def _widened(span: Span, signs: Sequence[bool], year: str, month: str, day: str) -> Span:
    """Return the span with the widest unit that is qualified on both sides: what ``~`` and ``?`` leave open."""
    day_months = 1 if "X" in day else 0
    units = (12 * 10 ** year.count("X"), 12 if "X" in month else len(_SEASONS.get(month, "1")), day_months)
    widest = max((units[n] for n in range(3) if signs[n]), default=None)
    if widest is None:
        return span
    if not widest:
        return Span(max(span.first, MINIMUM + ONE_DAY) - ONE_DAY, min(span.last, FOREVER - ONE_DAY) + ONE_DAY)
    return Span(_shifted(span.first, -widest), _shifted(span.last, widest))


def _shifted(day: date, months: int) -> date:
    """Return a day some months away, within the calendar; the last day of a month stays the last of its month."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not MINIMUM.year <= year <= FOREVER.year:
        return MINIMUM if months < 0 else FOREVER
    is_end = day.day == monthrange(day.year, day.month)[1]
    length = monthrange(year, month + 1)[1]
    return date(year, month + 1, length if is_end and months > 0 else min(day.day, length))
