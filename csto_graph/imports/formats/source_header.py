"""The header of a user's file: the names of its columns, and columns that programs add when they save a file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from csto_graph.imports.formats.csv_text import COMMAS, separated_otherwise, shown
from csto_graph.imports.formats.file_signatures import FileForm

# How the index of pandas, the row names of R and the column of readr are called that people save along by mistake.
_INDEX = re.compile(r"|x(\.[0-9]+)?|v1|\.\.\.1|index|level_0|row\.?names?|row_?names?|unnamed: ?[0-9]+(\.[0-9]+)*")
_BLANK = re.compile(r"|\.\.\.[0-9]+|x(\.[0-9]+)?|unnamed: ?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ROW_NUMBER = re.compile(r"[0-9]{0,9}(\.0)?")


@dataclass(frozen=True)
class Header:
    """The columns of a file, by lower-case names: Stata and other programs write them in capitals.

    ``leading`` columns before the first of the data set hold row numbers, ``trailing`` ones after its last nothing.
    """

    names: tuple[str, ...]
    leading: int
    trailing: int

    @property
    def own(self) -> tuple[str, ...]:
        """The names without those of columns that hold row numbers or nothing."""
        return self.names[self.leading : len(self.names) - self.trailing]

    def stray(self, cells: Sequence[str]) -> tuple[int, str] | None:
        """Return the number of a cell that is neither a row number nor empty where it must be, and what is wrong."""
        for place in range(self.leading):
            if not _ROW_NUMBER.fullmatch(cells[place].strip()):
                return place, f"a column before the first one of the data set holds {shown(cells[place])}"
        for place in range(len(self.names) - self.trailing, len(self.names)):
            if cells[place].strip():
                return place, f"a column without a name holds {shown(cells[place])}"
        return None


def read_header(cells: Sequence[str]) -> Header:
    """Return the header that the first record of a file is."""
    names = tuple(cell.strip().lower() for cell in cells)
    leading = _count(names, _INDEX)
    trailing = _count(names[:leading:-1] if leading < len(names) else (), _BLANK)
    return Header(names, leading, trailing)


def _count(names: Sequence[str], pattern: re.Pattern[str]) -> int:
    """Return how many names in the beginning match a pattern."""
    return next((number for number, name in enumerate(names) if not pattern.fullmatch(name)), len(names))


def header_form(text: str, cells: Sequence[str]) -> FileForm | None:
    """Return what a first line is that is not a header of comma-separated columns; None where it may be one."""
    if re.fullmatch(r"sep=.?", text.strip().strip('"').rstrip(",;"), re.IGNORECASE):
        return FileForm("a hint for Excel ('sep=') stands in the first line", "take that line out")
    filled = [cell for cell in cells if cell.strip()]
    if sum(bool(_NUMBER.fullmatch(cell.strip())) for cell in filled) > len(filled) // 4:
        # UCDP published its candidate events 24.0.1 so.
        what = "the first line holds data and not the names of the columns"
        return FileForm(what, "put the line with the names above it, from another file of the same kind")
    other = separated_otherwise(text)
    return FileForm(other, COMMAS) if other else None
