"""Reading the four bounds out of a row."""

from __future__ import annotations

from datetime import date

import pytest
from csto_graph.core.dates import Boundary, Bounds
from csto_graph.errors import DateError
from csto_graph.records.row_bounds import parse_boundary, parse_bounds

START, END = Boundary("2012", date(2012, 1, 1), date(2012, 12, 31)), Boundary("", date(2020, 1, 1), date(2021, 1, 1))
ROW = {
    "startText": "2012",
    "startEarliest": "2012-01-01",
    "startLatest": "2012-12-31",
    "endEarliest": "2020-01-01",
    "endLatest": "2021-01-01",
}


@pytest.mark.parametrize("end", [{}, {"endText": None}, {"endText": ""}])
@pytest.mark.parametrize("prefix", ["", "sa:", "treaty_"])
def test_bounds_have_the_days_and_texts_of_their_row(prefix: str, end: dict[str, str | None]) -> None:
    row = {prefix + name: value for name, value in (ROW | end).items()}
    assert parse_bounds(row, prefix) == Bounds(START, END)
    assert parse_boundary(row, f"{prefix}end") == END


def test_a_bound_that_is_no_day_is_an_error() -> None:
    with pytest.raises(DateError, match="2012-13-01"):
        parse_bounds(ROW | {"startLatest": "2012-13-01"})
