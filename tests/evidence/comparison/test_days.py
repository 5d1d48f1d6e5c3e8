"""Sets of days against Python's own sets of days."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from csto_graph.evidence.comparison.day_sets import Days, Span, common, joined, length, without, years
from hypothesis import given
from hypothesis import strategies as st

FIRST = date(1989, 12, 20)
ENDS = st.tuples(st.integers(0, 40), st.integers(0, 40))
SPANS = st.lists(ENDS, max_size=5).map(lambda pairs: [Span(day(a), day(b)) for a, b in pairs])


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def days_of(spans: list[Span]) -> set[date]:
    return {each for span in spans for number in range(41) if span.since <= (each := day(number)) < span.until}


def is_in_form(spans: Days) -> bool:
    inside = all(span.since < span.until for span in spans)
    return inside and all(one.until < other.since for one, other in itertools.pairwise(spans))


@given(SPANS, SPANS)
def test_they_are_sets_of_days(one: list[Span], other: list[Span]) -> None:
    first, second = joined(one), joined(other)
    assert days_of(first) == days_of(one)
    for found, expected in (
        (common(first, second), days_of(one) & days_of(other)),
        (without(first, second), days_of(one) - days_of(other)),
    ):
        assert days_of(found) == expected
        assert length(found) == len(expected)
        assert years(found) == {each.year for each in expected}
        assert is_in_form(found)
    assert is_in_form(first)
