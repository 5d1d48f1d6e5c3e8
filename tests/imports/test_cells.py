"""Numbers, days and editions in the forms that programs give them, against Python's own reading of these."""

from __future__ import annotations

from datetime import date

import pytest
from csto_graph.imports.formats.saved_cells import edition_text, iso_day, whole_number, whole_numbers
from hypothesis import given
from hypothesis import strategies as st


@given(number=st.integers(-(10**9) + 1, 10**9 - 1))
def test_a_whole_number_is_read_as_python_and_pandas_write_it(number: int) -> None:
    assert whole_number(str(number)) == whole_number(str(float(number))) == number
    assert whole_number(f"{abs(number):,}") == abs(number)


@pytest.mark.parametrize(("text", "number"), [("1e+05", 100_000), ("2e+08", 200_000_000)])
def test_a_power_of_ten_is_read_as_r_writes_it(text: str, number: int) -> None:
    """R prefers the shorter of the two ways of writing a number (?options, scipen)."""
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["1.23E+05", "1e5", "1e+99", "12,34", "1,2345", "0,123", "1.5", "\u0661", "9" * 10, "1e-05"]
)
def test_what_may_be_another_number_is_not_read(text: str) -> None:
    assert whole_number(text) is None


@given(text=st.text(alphabet="0123456789.,;eE+-NA ", max_size=12))
def test_a_number_that_is_read_is_the_one_that_python_reads(text: str) -> None:
    number = whole_number(text)
    assert number is None or number == float(text.replace(",", ""))
    found = whole_numbers(text)
    assert found is None or all(isinstance(each, int) for each in found)


@given(day=st.dates())
def test_a_day_is_read_in_every_form_that_leaves_no_doubt(day: date) -> None:
    assert iso_day(f"{day}") == iso_day(f"{day} 00:00:00") == iso_day(f"{day}T00:00:00Z") == f"{day}"
    assert iso_day(f"{day.day:02}{day:%b}{day.year:04}".lower()) == f"{day}"
    assert iso_day(f"{day} 22:00:00") is None


@pytest.mark.parametrize(
    ("text", "edition"),
    [("5", "5.0"), ("5.0", "5.0"), ("5.10", "5.1"), ("5.0999999046", "5.1"), ("4.01", "4.01"), (" 25.1 ", "25.1")],
)
def test_an_edition_is_what_its_publisher_calls_it(text: str, edition: str) -> None:
    assert edition_text(text) == edition
