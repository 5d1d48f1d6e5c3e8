"""Files as programs save them: what loses nothing gives the same rows, and what may lose something is refused by cause.

pandas makes its own files here. What R, Excel and Stata write is what their documentation says: write.csv ("row names are
written", "NA"), "CSV UTF-8" with a byte-order mark, and days such as 29may1997 of the format %td.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import pandas as pd
import pytest
from csto_graph import AllianceGraph
from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import load_package
from csto_graph.errors import DataError
from csto_graph.imports.formats import read_imports
from csto_graph.imports.shared_states import read_crosswalk, read_known

from tests.conftest import SMALL_ATOP
from tests.imports.ucdp import CONFLICTS, EVENTS, SMALL

FILES = {
    "ucdp": (SMALL / CONFLICTS, SMALL / EVENTS),
    "atop": (SMALL_ATOP / "atop5_1m.csv", SMALL_ATOP / "atop5_1a.csv"),
}
CASES = [pytest.param(source, path, id=path.stem) for source, paths in FILES.items() for path in paths]
Table = list[list[str]]


def rows_of(kg: AllianceGraph, source: str, path: Path) -> list[dict[str, str]]:
    (found,) = read_imports(source, [path])
    tables = {table.name: table for table in load_package(data_directory()).tables}
    return [row.cells for row in found.rows(read_crosswalk(kg.store), tables, read_known(kg.store, source))]


def table(path: Path) -> Table:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def text_of(rows: Table, **form: str | int) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n", **form).writerows(rows)  # type: ignore[arg-type]
    return buffer.getvalue()


def of_pandas(*, index: bool = False, missing: str = "") -> Callable[[Path], str]:
    """What pandas makes of a file: 666 is 666.0 in a column with gaps, and the index stands before all."""
    return lambda path: str(pd.read_csv(path).to_csv(index=index, na_rep=missing))


def twice_saved(path: Path) -> str:
    """Saved, read and saved again by pandas, so that there are two columns with row numbers."""
    return str(pd.read_csv(io.StringIO(pd.read_csv(path).to_csv())).to_csv())


def cells(change: Callable[[str], str], **form: str | int) -> Callable[[Path], str]:
    """Every cell but those of the header changed."""

    def changed(path: Path) -> str:
        header, *rows = table(path)
        return text_of([header, *([change(cell) for cell in row] for row in rows)], **form)

    return changed


def of_r(name: str) -> Callable[[Path], str]:
    """As R's write.csv saves it: NA for what is missing, and row names from 1 in a column called by its reader."""

    def changed(path: Path) -> str:
        header, *rows = [[cell or "NA" for cell in row] for row in table(path)]
        named = [[name, *header], *([str(number), *row] for number, row in enumerate(rows, 1))]
        return text_of(named, quoting=csv.QUOTE_NONNUMERIC)

    return changed


def header(change: Callable[[str], str]) -> Callable[[Path], str]:
    return lambda path: text_of([[change(name) for name in table(path)[0]], *table(path)[1:]])


def day_with(time: str) -> Callable[[str], str]:
    """A day with a time of its own, in place of the one that it has."""
    return lambda cell: re.sub(r"^(\d{4}-\d{2}-\d{2})( 00:00:00\.000)?$", rf"\g<1>{time}", cell)


def of_stata(cell: str) -> str:
    """A day as Stata's format %td writes it."""
    if not (match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})( 00:00:00\.000)?", cell)):
        return cell
    months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return f"{match[3]}{months[int(match[2]) - 1]}{match[1]}"


def short_edition(path: Path) -> str:
    """5.0 as Excel and pandas with integers have it; other editions lose nothing."""
    return cells(lambda cell: {"5.1": "5.10", "24.1": "24.100000381469727"}.get(cell, cell))(path)


SAME: dict[str, Callable[[Path], str]] = {
    "pandas": of_pandas(),
    "pandas with its index": of_pandas(index=True),
    "pandas with its index twice": twice_saved,
    "pandas with nan": of_pandas(missing="nan"),
    "pandas with <NA>": of_pandas(missing="<NA>"),
    "R with NA": cells(lambda cell: cell or "NA"),
    "R with row names": of_r(""),
    "R with row names as read.csv calls them": of_r("X"),
    "R with row names as readr calls them": of_r("...1"),
    "a column of row numbers as pandas calls it": of_r("Unnamed: 0"),
    "Excel's mark of UTF-8 and line ends": lambda path: "\ufeff" + path.read_text("utf-8").replace("\n", "\r\n"),
    "blank columns at the end": lambda path: text_of([[*row, "", ""] for row in table(path)]),
    "blank rows at the end": lambda path: text_of([*table(path), *[[""] * len(table(path)[0])] * 3]),
    "quotes around all": lambda path: text_of(table(path), quoting=csv.QUOTE_ALL),
    "blanks around cells": cells(lambda cell: f" {cell} " if cell.isdigit() else cell),
    "columns in another order": lambda path: text_of([row[::-1] for row in table(path)]),
    "a header in capitals, as Stata's": header(str.upper),
    "days of Stata": cells(of_stata),
    "days with midnight": cells(day_with(" 00:00:00")),
    "days with midnight in ISO": cells(day_with("T00:00:00")),
    "days with midnight in UTC": cells(day_with("T00:00:00Z")),
    "days with midnight and an offset": cells(day_with("T00:00:00.000+00:00")),
    "numbers with a point": cells(lambda cell: f"{cell}.0" if cell.isdigit() and cell not in ("24", "5") else cell),
    "thousands with commas": cells(lambda cell: f"{int(cell):,}" if cell.isdigit() else cell),
    "line ends of old Macintosh programs": lambda path: path.read_text("utf-8").replace("\n", "\r"),
    "the edition as a number of single precision": short_edition,
}


@pytest.fixture(scope="module")
def as_published(kg: AllianceGraph) -> Callable[[str, Path], list[dict[str, str]]]:
    """The rows of a file as its publisher has it, read once for all ways of saving it."""
    return cache(partial(rows_of, kg))


@pytest.mark.slow
@pytest.mark.parametrize("way", SAME)
@pytest.mark.parametrize(("source", "path"), CASES)
def test_what_loses_nothing_gives_the_same_rows(
    kg: AllianceGraph,
    as_published: Callable[[str, Path], list[dict[str, str]]],
    tmp_path: Path,
    source: str,
    path: Path,
    way: str,
) -> None:
    saved = tmp_path / path.name
    saved.write_text(SAME[way](path), encoding="utf-8", newline="")
    assert rows_of(kg, source, saved) == as_published(source, path)


def test_numbers_between_semicolons_are_several(kg: AllianceGraph, tmp_path: Path) -> None:
    """GED 25.1 has 2;200;900 in gwnoa of 95 rows (notes on the data set in yuiseki/ucdp-ged)."""
    saved = tmp_path / EVENTS
    saved.write_text((SMALL / EVENTS).read_text("utf-8").replace('"900, 2"', "900;2"), encoding="utf-8")
    assert rows_of(kg, "ucdp", saved) == rows_of(kg, "ucdp", SMALL / EVENTS)


def test_what_is_missing_does_not_become_a_name(kg: AllianceGraph, tmp_path: Path) -> None:
    saved = tmp_path / EVENTS
    saved.write_text((SMALL / EVENTS).read_text("utf-8").replace("Made-up village", "NA"), encoding="utf-8")
    texts = [text for row in rows_of(kg, "ucdp", saved) for text in row.values()]
    assert not any(re.search(r"\bNA\b", text) for text in texts)


def conflict(old: str, new: str) -> Callable[[], str]:
    return lambda: (SMALL / CONFLICTS).read_text("utf-8").replace(old, new, 1)


def event(old: str, new: str) -> Callable[[], str]:
    return lambda: (SMALL / EVENTS).read_text("utf-8").replace(old, new, 1)


LOST: dict[str, tuple[str, Callable[[], str], str]] = {
    "a day of Excel (US)": (CONFLICTS, conflict("1982-05-02", "5/2/1982"), "Excel changes days .* yyyy-mm-dd"),
    "a day of Excel (Europe)": (CONFLICTS, conflict("1982-05-02", "02.05.1982"), "Excel changes days .* yyyy-mm-dd"),
    "a day as Excel's number": (CONFLICTS, conflict("1982-05-02", "30073"), "Excel changes days .* yyyy-mm-dd"),
    "a day in another time zone": (
        *(CONFLICTS, conflict("1982-05-02", "1982-05-01T22:00:00Z")),
        "another time zone adds a time",
    ),
    "a day of GED of Excel": (EVENTS, event("2022-03-01 00:00:00.000", "3/1/2022 0:00"), "Excel changes days"),
    "a number that Excel rounded": (EVENTS, event(",7,9,5,", ",1.23E+04,9,5,"), "Excel changes such cells"),
    "a decimal comma": (EVENTS, event(",7,9,5,", ',"7,0",9,5,'), "a European Excel or R's write.csv2"),
    "a fraction": (EVENTS, event(",7,9,5,", ",7.5,9,5,"), "R or pandas may have changed the column"),
    "a logical value": (CONFLICTS, conflict('"1","1982-06-14"', '"TRUE","1982-06-14"'), "R or pandas may have"),
    "numbers that Excel joined": (CONFLICTS, conflict('"160, 200"', '"160200"'), "Excel may have joined two numbers"),
    "no number of an event": (EVENTS, event("\n1,,2022", "\nNA,,2022"), "'id' is empty"),
    "no deaths": (EVENTS, event(",7,9,5,", ",NA,9,5,"), "'best' is empty"),
    "a side without a name": (EVENTS, event(",Group A,", ",NA,"), "'side_a' is empty"),
    "row names that are names": (
        *(EVENTS, lambda: re.sub("^", "row", (SMALL / EVENTS).read_text("utf-8"), flags=re.M).replace("rowid", "X,id")),
        "cells where the header has",
    ),
    "an index of names": (
        *(CONFLICTS, lambda: "\n".join(f'"{"" if n == 0 else "a"}",{line}' for n, line in lines(CONFLICTS))),
        "a column before the first one of the data set holds 'a'; take that column out",
    ),
    "a filled column without a name": (
        *(CONFLICTS, lambda: "\n".join(f"{line},{'' if n == 0 else 'mine'}" for n, line in lines(CONFLICTS))),
        "a column without a name holds 'mine'; take that column out",
    ),
    "a comma at the end of rows alone": (
        *(CONFLICTS, lambda: "\n".join(f"{line}{',' if n else ''}" for n, line in lines(CONFLICTS))),
        "29 cells where the header has 28: .*each row ends with a comma",
    ),
    "a column of one's own": (
        *(CONFLICTS, lambda: "\n".join(f"{line},{0 if n else 'decade'}" for n, line in lines(CONFLICTS))),
        "column 'decade' is not known .*Excel, R and pandas save further columns along",
    ),
}


def lines(name: str) -> list[tuple[int, str]]:
    return list(enumerate((SMALL / name).read_text("utf-8").splitlines()))


@pytest.mark.parametrize("way", LOST)
def test_what_may_have_lost_something_is_refused_with_the_likely_cause(
    kg: AllianceGraph, tmp_path: Path, way: str
) -> None:
    name, content, expected = LOST[way]
    saved = tmp_path / name
    saved.write_text(content(), encoding="utf-8")
    with pytest.raises(DataError, match=expected) as raised:
        rows_of(kg, "ucdp", saved)
    assert re.match(rf"{re.escape(str(saved))}:[0-9]+:[0-9]+: ", str(raised.value))


def test_the_place_of_a_cell_counts_the_lines_of_the_cells_before(kg: AllianceGraph, tmp_path: Path) -> None:
    saved = tmp_path / EVENTS
    content = (
        (SMALL / EVENTS).read_text("utf-8").replace(",Shells, then", ",Shells,\n\nthen").replace(",7,9,5,", ",x,9,5,")
    )
    saved.write_text(content, encoding="utf-8")
    line = next(line for line in content.splitlines() if ",x,9,5," in line)
    with pytest.raises(DataError, match=rf":4:{line.index(',x,9,5,') + 2}: 'best' is a whole number"):
        rows_of(kg, "ucdp", saved)
