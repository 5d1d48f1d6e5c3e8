"""A user's own file, read strictly and row by row, and every fault with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from csto_graph.errors import DataError, Problem
from csto_graph.imports.formats.csv_text import AGAIN, fault_at, place_of, records, shown
from csto_graph.imports.formats.saved_cells import (
    MISSING_TEXT,
    day_remedy,
    edition_text,
    is_missing,
    iso_day,
    number_remedy,
    whole_number,
    whole_numbers,
)
from csto_graph.imports.formats.source_description import Description, FileKind
from csto_graph.imports.formats.source_header import Header, header_form, read_header

Word = TypeVar("Word")
MOST_COLUMNS = 2_000
"""How many columns a file may have; ATOP's file of members, the widest that is read, has 102."""


@dataclass(frozen=True)
class SourceRow:
    """A row of a file: its cells by column, and its text, from which the place of a cell is found."""

    file: str
    line: int
    text: str
    cells: dict[str, str]

    def fault(self, column: str, what: str, remedy: str = AGAIN) -> DataError:
        """Return the error for a cell that cannot be."""
        lines, position = place_of(self.text, list(self.cells).index(column))
        return DataError([Problem(self.file, self.line + lines, position, what, remedy)])

    def shown(self, column: str) -> str:
        """Return a cell as a message shows it."""
        return shown(self.cells[column])

    def number(self, column: str) -> int:
        """Return a whole number; an empty cell is 0. DataError for other texts."""
        text = self.cells[column]
        number = 0 if is_missing(text) else whole_number(text)
        if number is None:
            raise self.fault(column, f"{column!r} is a whole number, and {shown(text)} is not one", number_remedy(text))
        return number

    def given(self, column: str) -> int:
        """Return a whole number that must be there; DataError for an empty cell too."""
        if is_missing(self.cells[column]):
            raise self.fault(column, f"{column!r} is empty")
        return self.number(column)

    def numbers(self, column: str) -> list[int]:
        """Return the whole numbers of a cell, between commas or semicolons; DataError for other texts."""
        text = self.cells[column]
        numbers = whole_numbers(text)
        if numbers is None:
            what = f"{column!r} are whole numbers, and {shown(text)} are not"
            raise self.fault(column, what, number_remedy(text))
        return numbers

    def word(self, column: str, words: Mapping[int, Word]) -> Word:
        """Return what a code in a cell means; DataError for one that is not among the words."""
        code = self.number(column)
        if code not in words:
            what = f"{column!r} is {' or '.join(map(str, words))}, and {self.shown(column)} is not"
            raise self.fault(column, what)
        return words[code]

    def flag(self, column: str) -> bool:
        """Return whether a cell says 1; DataError for what is neither 0 nor 1."""
        number = self.given(column)
        if number not in (0, 1):
            raise self.fault(column, f"{column!r} is 0 or 1, and not {number}")
        return number == 1

    def words(self, column: str) -> str:
        """Return a text; empty where a program wrote that there is none."""
        text = self.cells[column].strip()
        return "" if text in MISSING_TEXT else text

    def day(self, column: str) -> str:
        """Return a day as ISO text; DataError for other texts, an empty cell too."""
        text = self.cells[column]
        day = iso_day(text)
        if day is None:
            raise self.fault(column, f"{column!r} is a day, and {shown(text)} is not one", day_remedy(text))
        return day


@dataclass(frozen=True)
class SourceFile:
    """A file that has been recognised: which kind of which source it is, and which edition.

    ``counted`` has the number of its rows by edition, once they have all been read.
    """

    path: Path
    description: Description
    kind: FileKind
    edition: str
    counted: Counter[str] = field(default_factory=Counter, compare=False)

    def rows(self) -> Iterator[SourceRow]:
        """Yield the rows; DataError at the first that is not whole, of another edition, or there for the second time.

        So it is in the end, where the edition is known to have another number of rows.
        """
        self.counted.clear()
        count = 0
        seen: set[Hashable] = set()
        for row in file_rows(self.path):
            count += 1
            self._check_edition(row)
            self._check_key(row, seen)
            yield row
        wanted = self.kind.rows.get(self.edition, count)
        if count != wanted:
            what = f"{count} rows where edition {self.edition} has {wanted}: the file is cut or mixed up"
            raise fault_at(self.path, row.line, 1, what, AGAIN)
        self.counted[self.edition] = count

    def _check_edition(self, row: SourceRow) -> None:
        column = self.kind.edition_column
        if column and edition_text(row.cells[column]) != self.edition:
            what = f"edition {row.shown(column)} where the first row has {self.edition!r}"
            raise row.fault(column, what, "import each edition from a file of its own")

    def _check_key(self, row: SourceRow, seen: set[Hashable]) -> None:
        key = self._key(row)
        if key in seen:
            # The lines of all rows would take more memory than their keys, so that the first is looked up.
            first = next(each.line for each in file_rows(self.path) if self._key(each) == key)
            named = " and ".join(f"{column} {row.shown(column)}" for column in self.kind.key)
            what = f"a second row for {named}, after the one in line {first}"
            raise row.fault(self.kind.key[0], what, f"delete one of the two, or {AGAIN}")
        seen.add(key)

    def _key(self, row: SourceRow) -> Hashable:
        """Return what tells a row apart: a number, or several; a number alone takes less memory."""
        numbers = tuple(row.number(column) for column in self.kind.key)
        return numbers if len(numbers) > 1 else numbers[0]

    @property
    def notice(self) -> str:
        """What the user has to know of the number of rows; empty where nothing speaks against a whole file."""
        count = self.counted[self.edition]
        reported = self.kind.reported_rows.get(self.edition, count)
        if count == reported:
            return ""
        likely = "it is an excerpt, or it is cut" if count < reported else "it is not the published file"
        name = shown(self.path.name)
        return f"{name} has {count:,} rows, and edition {self.edition} is reported to have {reported:,}: {likely}"


def first_record(path: Path) -> tuple[int, str, Header]:
    """Return the line, the text and the header of a file; DataError for what is not comma-separated CSV."""
    for line, text, cells in records(path):
        if len(cells) > MOST_COLUMNS:
            lines, position = place_of(text, MOST_COLUMNS)
            what = f"{len(cells):,} columns, and no data set that is read has more than {MOST_COLUMNS:,}"
            raise fault_at(path, line + lines, position, what, f"check that the file has line ends, or {AGAIN}")
        if form := header_form(text, cells):
            raise fault_at(path, line, 1, form.name, form.remedy)
        return line, text, read_header(cells)
    raise fault_at(path, 1, 1, "the file is empty", AGAIN)


def file_rows(path: Path) -> Iterator[SourceRow]:
    """Yield the rows of a file after its header; DataError for one that does not fit it."""
    _, _, header = first_record(path)
    own = range(header.leading, len(header.names) - header.trailing)
    # Columns that hold nothing of the data set keep their place, and get a name that no data set has.
    names = [name if place in own else f"(column {place + 1})" for place, name in enumerate(header.names)]
    found = records(path)
    next(found)
    for line, text, cells in found:
        if len(cells) != len(names):
            raise fault_at(path, line, len(text.rstrip("\r\n")) + 1, *_width_fault(len(cells), len(names)))
        row = SourceRow(str(path), line, text, dict(zip(names, cells, strict=True)))
        if stray := header.stray(cells):
            raise row.fault(names[stray[0]], stray[1], "take that column out")
        yield row


def _width_fault(cells: int, names: int) -> tuple[str, str]:
    what = f"{cells} cells where the header has {names}: the file is cut or mixed up"
    if cells == names + 1:
        what = f"{what}, or R's write.table wrote row names, or each row ends with a comma"
        return what, f"save it with write.csv(data, file, row.names = FALSE), or {AGAIN}"
    return what, AGAIN
