"""Bounds of dates. Expected values follow ISO 8601-2 (EDTF) and the half-open convention of the docs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from csto_graph.core.certainty import CERTAINTIES
from csto_graph.core.dates import (
    FOREVER,
    MINIMUM,
    Bounds,
    ongoing,
    parse_day,
    parse_end,
    parse_span,
    parse_start,
    punctual,
)
from csto_graph.core.windows import ALL_OF_HISTORY, Window, day_window, interval_window
from csto_graph.errors import DateError
from hypothesis import given
from hypothesis import strategies as st

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-12-19", "2012-12-19", "2012-12-19"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2012", "2012-01-01", "2012-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("[1993-09-09,1993-12-09]", "1993-09-09", "1993-12-09"),
        ("2012~", "2011-01-01", "2013-12-31"),
        ("2012-01?", "2011-12-01", "2012-02-29"),
        ("2012-03-01~", "2012-02-29", "2012-03-02"),
        ("[..2012]", "0001-01-01", "2012-12-31"),
        ("[2012-06..]", "2012-06-01", "9999-12-30"),
    ],
)
def test_spans(text: str, first: str, last: str) -> None:
    assert tuple(day.isoformat() for day in parse_span(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "2012-13", "2012-02-30", "yesterday", "2012/2013", "../2012", "19.12.2012", "2012-6", "~", "[]"]
)
def test_other_texts_are_refused_with_the_forms_we_read(text: str) -> None:
    with pytest.raises(DateError, match=r"is not a valid (date|day); write|is an interval"):
        parse_span(text)


def test_an_end_is_the_first_day_out() -> None:
    assert parse_end("2012-12-19").earliest == parse_end("2012-12-19").latest == date(2012, 12, 19)
    assert (parse_end("2012").earliest, parse_end("2012").latest) == (date(2012, 1, 1), date(2013, 1, 1))


@given(DAYS, st.integers(min_value=0, max_value=20000), st.integers(min_value=-400, max_value=20400))
def test_a_day_precise_interval_is_half_open_and_never_doubtful(start: date, length: int, offset: int) -> None:
    end = start + timedelta(days=length)
    bounds = Bounds(parse_start(start.isoformat()), parse_end(end.isoformat()))
    day = start + timedelta(days=offset)
    assert day_window(day).certainty(bounds) == ("certain" if start <= day < end else None)


@given(DAYS, DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_certain_implies_possible_and_coarser_texts_only_widen(
    one: date, other: date, day: date, p: int, q: int
) -> None:
    start, end = sorted((one, other))
    exact = Bounds(parse_start(start.isoformat()), parse_end(end.isoformat()))
    coarse = Bounds(parse_start(start.isoformat()[:p]), parse_end(end.isoformat()[:q]))
    window = day_window(day)
    assert window.holds(coarse) or not window.holds(coarse, at_least="certain")
    assert window.holds(coarse) or not window.holds(exact)
    assert window.holds(exact, at_least="certain") or not window.holds(coarse, at_least="certain")


@given(DAYS, DAYS)
def test_what_lasts_is_certain_until_it_was_last_verified(verified: date, day: date) -> None:
    bounds = Bounds(parse_start("1000-01-01"), ongoing(verified))
    assert day_window(day).certainty(bounds) == ("certain" if day <= verified else "presumed")


@given(DAYS)
def test_an_event_of_one_day_holds_on_that_day_alone(day: date) -> None:
    start = parse_start(day.isoformat())
    bounds = Bounds(start, punctual(start))
    held = [offset for offset in (-1, 0, 1) if day_window(day + timedelta(days=offset)).holds(bounds)]
    assert held == [0]
    assert day_window(day).certainty(bounds) == "certain"


PRECISIONS = st.sampled_from([4, 7, 10])


@given(DAYS, st.integers(0, 9000), DAYS, st.integers(0, 60), PRECISIONS, PRECISIONS, st.booleans())
def test_in_an_interval_a_relation_is_what_it_is_on_its_best_day(
    start: date, length: int, first: date, days: int, p: int, q: int, lasts: bool
) -> None:
    end = start + timedelta(days=length)
    bounds = Bounds(parse_start(start.isoformat()[:p]), ongoing(end) if lasts else parse_end(end.isoformat()[:q]))
    each = {day_window(first + timedelta(days=n)).certainty(bounds) for n in range(days + 1)}
    best = next((degree for degree in ("certain", "presumed", "possible") if degree in each), None)
    assert interval_window(f"{first}/{first + timedelta(days=days)}").certainty(bounds) == best


@given(DAYS, DAYS, DAYS, PRECISIONS)
def test_what_no_source_ends_is_presumed_after_it_was_last_shown(
    start: date, verified: date, day: date, precision: int
) -> None:
    """The table of degrees: certain while sources show it, then presumed, and possible while its start is open."""
    begun = parse_start(start.isoformat()[:precision])
    found = day_window(day).certainty(Bounds(begun, ongoing(verified)))
    if day < begun.earliest:
        assert found is None
    elif day < begun.latest:
        assert found == "possible"
    else:
        assert found == ("certain" if day <= verified else "presumed")


def test_what_ended_on_an_unknown_day_is_never_presumed() -> None:
    bounds = Bounds(parse_start("1990"), parse_end("[2012-01-05..]"))
    assert [day_window(date(*day)).certainty(bounds) for day in ((2012, 1, 4), (2012, 1, 5), (2026, 1, 1))] == [
        "certain",
        "possible",
        "possible",
    ]


def test_a_phrase_names_the_last_confirmation() -> None:
    bounds = Bounds(parse_start("2003-09-18"), ongoing(date(2025, 11, 26)))
    assert day_window(date(2026, 11, 23)).describe(bounds) == "presumed, last confirmed 2025-11-26"
    assert day_window(date(2025, 11, 26)).describe(bounds) == "certain"
    assert day_window(date(2000, 1, 1)).describe(bounds) == ""


@given(DAYS, st.integers(0, 900), DAYS, st.integers(0, 900), DAYS, PRECISIONS, PRECISIONS, st.booleans())
def test_two_relations_overlap_on_the_days_on_which_both_hold(
    one: date, length: int, other: date, width: int, day: date, p: int, q: int, lasts: bool
) -> None:
    end = one + timedelta(days=length)
    first = Bounds(parse_start(one.isoformat()[:p]), ongoing(end) if lasts else parse_end(end.isoformat()[:q]))
    second = Bounds(parse_start(other.isoformat()[:q]), parse_end((other + timedelta(days=width)).isoformat()[:p]))
    window, both = day_window(day), first.overlap(second)
    for at_least in CERTAINTIES:
        held = [window.holds(bounds, at_least=at_least) for bounds in (first, second, both)]
        assert held[2] == (held[0] and held[1])
    assert {both.start.text, both.end.text} <= {
        each.text for each in (first.start, first.end, second.start, second.end)
    }


@pytest.mark.parametrize(
    ("window", "text", "phrase"),
    [
        (day_window(date(2022, 1, 6)), "2022-01-06", "on 2022-01-06"),
        (interval_window("2012"), "2012-01-01/2012-12-31", "during 2012-01-01/2012-12-31"),
        (interval_window("1949/.."), "1949-01-01/..", "during 1949-01-01/.."),
        (ALL_OF_HISTORY, "../..", "during ../.."),
    ],
)
def test_a_window_says_which_days_it_has(window: Window, text: str, phrase: str) -> None:
    assert (window.text, window.phrase) == (text, phrase)
    assert interval_window(window.text) == window


def test_the_edges_of_the_calendar() -> None:
    assert ongoing(FOREVER).latest == FOREVER
    assert parse_span("[..2012]")[0] == MINIMUM
    with pytest.raises(DateError):
        parse_day("2012-1-1")
