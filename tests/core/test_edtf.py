"""Dates of EDTF: every form of levels 0 and 1 is read or refused with its reason.

The expected days are those of the Extended Date/Time Format specification of the Library of Congress (4 February 2019,
https://www.loc.gov/standards/datetime/), which restates ISO 8601-2:2019: its sections define each form, and the days
below follow from the calendar. The library ``edtf`` is a second reader for the forms that it reads right.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.dates import FOREVER, MINIMUM, as_day, parse_end, parse_span
from csto_graph.core.windows import Window, interval_window
from csto_graph.errors import CstoGraphError, DateError
from edtf import parse_edtf
from hypothesis import example, given
from hypothesis import strategies as st

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 12, 31))


def iso(span: tuple[date, date]) -> tuple[str, str]:
    return span[0].isoformat(), span[1].isoformat()


LEVEL_0 = [
    ("1985-04-12", "1985-04-12", "1985-04-12"),
    ("1985-04", "1985-04-01", "1985-04-30"),
    ("1985", "1985-01-01", "1985-12-31"),
    # A time of day is read as the day that it is written with, whatever its zone.
    ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
]
LEVEL_1 = [
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-22", "2001-06-01", "2001-08-31"),
    ("2001-23", "2001-09-01", "2001-11-30"),
    ("2001-24", "2001-01-01", "2001-12-31"),
    ("1984?", "1983-01-01", "1985-12-31"),
    ("2004-06~", "2004-05-01", "2004-07-31"),
    ("2004-06-11%", "2004-06-10", "2004-06-12"),
    ("2012-01-31~", "2012-01-30", "2012-02-01"),
    ("2001-21~", "2000-12-01", "2001-08-31"),
    ("201X", "2010-01-01", "2019-12-31"),
    ("20XX", "2000-01-01", "2099-12-31"),
    ("000X", "0001-01-01", "0009-12-31"),
    ("201X?", "2000-01-01", "2029-12-31"),
    ("2004-XX", "2004-01-01", "2004-12-31"),
    ("1985-04-XX", "1985-04-01", "1985-04-30"),
    ("1985-XX-XX", "1985-01-01", "1985-12-31"),
]
LEVEL_2 = [
    ("1950S1", "1000-01-01", "1999-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("1950S3", "1950-01-01", "1959-12-31"),
    ("1950S4", "1950-01-01", "1950-12-31"),
    ("2001-25", "2001-03-01", "2001-05-31"),
    ("2001-28", "2001-01-01", "2001-12-31"),
    ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-30", "2001-01-01", "2001-12-31"),
    ("2001-31", "2001-03-01", "2001-05-31"),
    ("2001-32", "2001-06-01", "2001-08-31"),
    ("2001-33", "2001-01-01", "2001-03-31"),
    ("2001-34", "2001-04-01", "2001-06-30"),
    ("2001-36", "2001-10-01", "2001-12-31"),
    ("2001-37", "2001-01-01", "2001-04-30"),
    ("2001-39", "2001-09-01", "2001-12-31"),
    ("2001-40", "2001-01-01", "2001-06-30"),
    ("2001-41", "2001-07-01", "2001-12-31"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    ("[1672,1667]", "1667-01-01", "1672-12-31"),
    ("[..1760-12-03]", "0001-01-01", "1760-12-03"),
    ("[1760-01,1760-02,1760-12..]", "1760-01-01", "9999-12-30"),
    ("[1760-12..]", "1760-12-01", "9999-12-30"),
    ("[156X,2001-21]", "1560-01-01", "2001-05-31"),
    ("2004-06-~11", "2004-06-10", "2004-06-12"),
    ("?2004-06-11", "2003-06-11", "2005-06-11"),
    ("2004?-06-11", "2003-06-11", "2005-06-11"),
    ("2004-06~-11", "2004-05-11", "2004-07-11"),
    ("?2004-06-~11", "2003-06-11", "2005-06-11"),
    ("~2012-02-29", "2011-02-28", "2013-02-28"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("15XX-12-25", "1500-12-25", "1599-12-25"),
    ("XXXX-12-XX", "0001-12-01", "9999-12-31"),
    ("1XXX-XX", "1000-01-01", "1999-12-31"),
    ("1XXX-12", "1000-12-01", "1999-12-31"),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("1985-02-3X", None, None),
    ("201X-02-29", "2012-02-29", "2016-02-29"),
]


@pytest.mark.parametrize(
    ("text", "first", "last"), [each for each in (*LEVEL_0, *LEVEL_1, *LEVEL_2) if each[1] is not None]
)
def test_a_text_covers_the_days_that_the_standard_gives_it(text: str, first: str, last: str) -> None:
    assert iso(parse_span(text)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1985-04-12",
            "1985-04",
            "1985",
            "1985-04-12T23:20:30Z",
            "201X",
            "20XX",
            "2004-XX",
            "1985-04-XX",
            "1985-XX-XX",
        ),
        *("2001-21", "2001-22", "2001-23", "2001-25", "2001-33", "2001-36", "2001-40", "2001-41"),
        *("156X-12-25", "15XX-12-25", "1XXX-XX", "1XXX-12", "[1667,1668,1670..1672]"),
    ],
)
def test_a_second_reader_finds_the_same_days(text: str) -> None:
    read = parse_edtf(text)
    assert iso(parse_span(text)) == iso((date(*read.lower_strict()[:3]), date(*read.upper_strict()[:3])))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("-1985", "outside the calendar of the graph; write a year from 0001 to 9999"),
        ("-1985-04-12", "outside the calendar"),
        ("0000", "outside the calendar"),
        ("0000-01-01", "outside the calendar"),
        ("Y170000002", "outside the calendar"),
        ("Y-170000002", "outside the calendar"),
        ("Y17E7", "outside the calendar"),
        ("Y17E7S3", "outside the calendar"),
        ("Y171010000S3", "outside the calendar"),
        ("1950S0", "write 1 to 4 of them"),
        ("1950S5", "write 1 to 4 of them"),
        ("1950S999999999999", "write 1 to 4 of them"),
        ("[2013-01-01..2012-01-01]", "ends before it begins; swap its ends"),
        ("[2013..2012]", "ends before it begins; swap its ends"),
        ("[1990,2013-02..2013-01]", "ends before it begins; swap its ends"),
        ("2012/2013", "is an interval, not a date; for one date between two write [2012..2013]"),
        ("../2012", "is an interval, not a date"),
        ("{1960,1961-12}", "means all of several dates, not one; for one of them write [1960,1961-12]"),
        ("{1960..1962}", "for one of them write [1960..1962]"),
        ("{1960,June}", "for one of them write [1960,1961]"),
        ("2014/2015-06", "for one date between two write [2014..2015-06]"),
        ("2012/", "for one date between two write [2012..]"),
        ("2012/2013/2014", "has more than one slash; an interval has two dates, such as 2012/2013"),
        ("[1960,1961]~", "qualifies a whole set, which EDTF does not have; qualify its dates"),
        ("~[1960,1961]", "qualifies a whole set"),
        ("[2012]~", "qualifies a whole set"),
        ("{1960,1961}?", "qualifies a whole set"),
        # Year 0 is not in the calendar of ISO 8601-1 that the graph has, however it is written.
        *((f"0000S{digits}", "lies outside the calendar of the graph") for digits in "1234"),
        ("[0000..2012]", "has a date that lies outside the calendar"),
        ("[2012,1950S5]", "has a date that has no such number of significant digits"),
        ("2004-01-01T25:00:00Z", "is not a valid date and time"),
        ("2004-02-30T10:10:10Z", "is not a valid date and time"),
        ("2004-01-01T10:10", "is not a valid date and time"),
    ],
)
def test_what_is_not_supported_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_span(text)
    assert reason in str(caught.value)
    assert str(caught.value).startswith(repr(text))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "~",
            "[]",
            "[..]",
            "[,]",
            "[2012,]",
            "[..2012,2013..2012..]",
            "[2012..,2013]",
            "[2013,..2012]",
            "[[2012]]",
        ),
        *("2012-13", "2012-00", "2012-42", "2012-02-30", "1985-02-3X", "1985-9X", "2012-21-01", "2012-6", "19.12.2012"),
        *("?2004~", "2004??", "~", "2004-06-11~~", "1950S2~", "20X", "201x", "２０１２", "2012 ", "2012\n"),
    ],
)
def test_what_is_not_a_date_is_refused(text: str) -> None:
    with pytest.raises(DateError, match=r"is not a valid (date|day); write"):
        parse_span(text)


def test_a_message_repeats_only_the_beginning_of_a_long_text() -> None:
    for text in (
        "1" * 100_000,
        "{" + "1960," * 999 + "1961}",
        "[" + "1960," * 999 + "0000]",
        "1/" * 99_999,
        "[" * 9999,
    ):
        for parse in (parse_span, interval_window, as_day):
            with pytest.raises(DateError) as caught:
                parse(text)
            assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2012-12-19T10:10:10Z", "2012-12-19", "2012-12-19"),
        ("[1990-05-01,1985-12-31]", "1985-12-31", "1990-05-01"),
        ("[1990-05-01,1985]", "1985-01-01", "1990-05-01"),
        ("[1990,1985-12-31]", "1985-12-31", "1991-01-01"),
        ("2001-33", "2001-01-01", "2001-04-01"),
    ],
)
def test_an_end_of_a_day_is_that_day_and_a_coarser_one_may_be_the_day_after(
    text: str, earliest: str, latest: str
) -> None:
    end = parse_end(text)
    assert iso((end.earliest, end.latest)) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("1964/2008", "1964-01-01", "2009-01-01"),
        ("2004-02-01/2005-02", "2004-02-01", "2005-03-01"),
        ("1985-04-12/..", "1985-04-12", "9999-12-31"),
        ("1985/", "1985-01-01", "9999-12-31"),
        ("../1985-04-12", "0001-01-01", "1985-04-13"),
        ("/1985", "0001-01-01", "1986-01-01"),
        ("1984~/2004-06", "1983-01-01", "2004-07-01"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-04"),
        ("2003-22/2004-22", "2003-06-01", "2004-09-01"),
        ("1950S2", "1900-01-01", "2000-01-01"),
        ("../..", "0001-01-01", "9999-12-31"),
    ],
)
def test_an_interval_has_both_its_ends_and_reaches_as_far_as_an_open_or_unknown_one(
    text: str, since: str, until: str
) -> None:
    assert interval_window(text) == Window(date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2013/2012", "the interval '2013/2012' ends before it begins; swap its ends"),
        ("2012-06-02/2012-06-01", "ends before it begins"),
        ("-1985/2000", "'-1985' lies outside the calendar"),
        ("1985/Y17E7", "'Y17E7' lies outside the calendar"),
        ("[2013..2012]", "ends before it begins"),
        ("9999-12-31", "means an open end; write 9999-12-30"),
        *(
            (text, "is not a valid interval; write")
            for text in ("", "/", "/..", "../", "..", "foo", "foo/2012", "2012/foo")
        ),
        ("2010/2011/2012", "'2010/2011/2012' has more than one slash; an interval has two dates"),
        ("[1960,1961]~", "'[1960,1961]~' qualifies a whole set, which EDTF does not have"),
        ("1950/[1960,1961]~", "'[1960,1961]~' qualifies a whole set"),
        ("{1960,1961-12}", "for one of them write [1960,1961-12]"),
        ("0000S2", "outside the calendar"),
    ],
)
def test_other_intervals_are_refused_with_their_reason(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        interval_window(text)
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "value",
    [
        "2022-01-06",
        date(2022, 1, 6),
        datetime(2022, 1, 6, 23, 59),
        datetime(2022, 1, 6, 23, 59, tzinfo=UTC),
        datetime(2022, 1, 6, 0, 1, tzinfo=timezone(timedelta(hours=14))),
        pd.Timestamp("2022-01-06 23:59"),
        pd.Timestamp("2022-01-06 23:59", tz="Asia/Almaty"),
        np.datetime64("2022-01-06"),
        np.datetime64("2022-01-06T23:59"),
        np.datetime64("2022-01-06T23:59:59.999999999", "ns"),
    ],
)
def test_a_day_is_given_as_text_or_as_any_type_that_shows_one(kg: AllianceGraph, value: str) -> None:
    assert as_day(value) == date(2022, 1, 6)
    assert kg.ask("members", organisation="csto", as_of=value).equals(
        kg.ask("members", organisation="csto", as_of="2022-01-06")
    )


@pytest.mark.parametrize(
    "value",
    [
        *(pd.NaT, np.datetime64("NaT"), np.datetime64("2022-01"), np.datetime64("2022"), np.datetime64("-0044-03-15")),
        *("2022-13", "2022-1-6", "NaT", "", "2022-01-06T10:00", 20220106, pytest.param(10**5000, id="5001 digits"), 2022.0, float("nan"), True, b"2022-01-06", ["2022-01-06"]),
        pd.Timedelta("1D"),
    ],
)  # fmt: skip
def test_other_values_are_not_a_day(kg: AllianceGraph, value: object) -> None:
    with pytest.raises(DateError, match="is not a valid day; write it as YYYY-MM-DD"):
        as_day(value)
    with pytest.raises(DateError):
        kg.ask("members", organisation="csto", as_of=value)


# Every form of levels 0 and 1; most of the numbers are no months or days.
YEAR, TWO = "[0-9]{4}", "[0-9]{2}"
FORMS = st.one_of(
    *(
        st.from_regex(form, fullmatch=True)
        for form in (
            f"-?{YEAR}(-{TWO}){{0,2}}[?~%]?",
            f"{YEAR}-{TWO}-{TWO}T{TWO}:{TWO}:{TWO}(Z|[+-]{TWO}(:{TWO})?)?",
            f"{YEAR}-(2[1-9]|3[0-9]|4[01])[?~%]?",
            f"([0-9]{{3}}X|[0-9]{{2}}XX|{YEAR}-XX|{YEAR}-{TWO}-XX|{YEAR}-XX-XX)[?~%]?",
            r"Y-?[1-9][0-9]{4,9}",
            f"{YEAR}S[0-9]",
            r"[?~%]?[0-9X]{4}[?~%]?(-[?~%]?[0-9X]{2}[?~%]?){0,2}",
            f"\\[(\\.\\.)?{YEAR}(,{YEAR}){{0,2}}(\\.\\.({YEAR})?)?\\]",
        )
    )
)
NOISE = st.text(st.sampled_from("0123456789X-~?%[]{},./TZYSE:+ é٣\n\x00\ud800"), max_size=24)


@given(st.one_of(FORMS, NOISE, st.text()))
@example("9999~")
@example("0001~")
@example("9999-12-31~")
@example("0001-01-01~")
@example("XXXX?")
@example("9999-12~")
@example("9999-24~")
def test_every_text_is_read_as_days_in_order_or_refused(text: str) -> None:
    try:
        first, last = parse_span(text)
    except DateError:
        return
    assert MINIMUM <= first <= last <= FOREVER
    assert parse_end(text).latest >= last


@given(st.one_of(FORMS, NOISE, st.text()), st.one_of(FORMS, st.sampled_from(["", ".."]), st.text()))
def test_every_interval_is_read_as_days_in_order_or_refused(first: str, last: str) -> None:
    try:
        window = interval_window(f"{first}/{last}")
    except DateError:
        return
    assert MINIMUM <= window.since < window.until <= FOREVER


def within(narrow: str, wide: str) -> bool:
    (first, last), (since, until) = parse_span(narrow), parse_span(wide)
    return since <= first and last <= until


@given(DAYS)
def test_a_narrower_text_lies_within_a_wider_one(day: date) -> None:
    text, year = day.isoformat(), f"{day.year}"
    season = {3: 21, 4: 21, 5: 21, 6: 22, 7: 22, 8: 22, 9: 23, 10: 23, 11: 23}.get(day.month, 24)
    quarter, half = 33 + (day.month - 1) // 3, 40 + (day.month - 1) // 6
    chain = [
        text,
        text[:7],
        f"{year}-{quarter}",
        f"{year}-{half}",
        year,
        f"{year[:3]}X",
        f"{year[:2]}XX",
        f"{year[0]}XXX",
    ]
    assert all(within(narrow, wide) for narrow, wide in pairwise(chain))
    assert within(text[:7], f"{year}-{season}")
    assert within(f"{year}-{season}", year)
    assert within(text, f"{text[:7]}-XX")
    assert within(text, f"{year[:3]}X{text[4:]}")
    assert parse_span(f"{year}S2") == parse_span(f"{year[:2]}XX")


@given(FORMS, st.sampled_from("?~%"))
def test_a_qualified_text_contains_the_plain_one(text: str, sign: str) -> None:
    plain = re.sub("[?~%]", "", text)
    try:
        parse_span(plain)
        parse_span(plain + sign)
    except CstoGraphError:
        return
    assert within(plain, plain + sign)
    assert parse_span(plain) != parse_span(plain + sign) or parse_span(plain) == (MINIMUM, FOREVER)
