"""The text of a user's CSV file: its records with their places, and clear errors for what is not CSV in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from csto_graph.errors import DataError, Problem
from csto_graph.imports.formats.file_signatures import START, form_of

AGAIN = "download it again from its publisher"
SHOWN = 80
"""How much of a cell a message shows."""
LONGEST = 1 << 22
"""How long a line may be; the longest ones of the data sets that are read have some 100,000 characters."""
COMMAS = "save it as comma-separated CSV"
_OTHER_SEPARATORS = {
    ";": "by semicolons, as a European Excel and R's write.csv2 do it",
    "\t": "by tabs",
    "|": "by vertical bars",
    " ": "by blanks, as R's write.table does it",
}
_CELL_LIMIT = f"a cell longer than {csv.field_size_limit():,} characters, as after a quote that is not closed"


def records(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each record with its line and text; a quoted cell may hold line ends, and blank lines are left out."""
    taken: list[str] = []
    line = 1
    try:
        _check_form(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(_kept(path, file, taken), strict=True):
                text, begin = "".join(taken), line
                taken.clear()
                line += max(text.count("\n"), 1)
                if any(cell.strip() for cell in cells):
                    yield begin, text, cells
    except OSError as error:
        raise fault_at(path, 1, 1, error.strerror or "cannot be read", "give a file that can be read") from None
    except UnicodeDecodeError:
        raise _not_utf8(path) from None
    except csv.Error as error:
        other = separated_otherwise("".join(taken)) if line == 1 else None
        what = f"{_csv_fault(str(error))}: the file is cut or not CSV"
        raise fault_at(path, line, 1, other or what, COMMAS if other else AGAIN) from None


def _check_form(path: Path) -> None:
    """Refuse what is not a regular file, which might never end, and what is by its first bytes not CSV."""
    if path.exists() and not path.is_file():
        what = "not a regular file but a folder, a pipe or a device"
        raise fault_at(path, 1, 1, what, "save it on your disk and give it by its name")
    with path.open("rb") as file:
        form = form_of(file.read(START))
    if form:
        raise fault_at(path, 1, 1, f"the file is {form.name}", form.remedy)


def _kept(path: Path, lines: TextIO, taken: list[str]) -> Iterator[str]:
    """Yield the lines of a file and keep them until their record is whole; DataError for one without an end."""
    number = 0
    while line := lines.readline(LONGEST):
        number += 1
        if len(line) == LONGEST:
            raise fault_at(path, number, 1, f"a line longer than {LONGEST:,} characters: the file is not CSV", AGAIN)
        taken.append(line)
        yield line


def separated_otherwise(header: str) -> str | None:
    """Return how the columns of a header are separated where they are not by commas; None where they are."""
    counts = {separator: header.count(separator) for separator in _OTHER_SEPARATORS}
    counts[" "] *= "," not in header  # a text may have blanks
    separator = max(counts, key=lambda each: counts[each])
    if counts[separator] <= header.count(","):
        return None
    return f"the columns are not separated by commas but {_OTHER_SEPARATORS[separator]}"


def _csv_fault(error: str) -> str:
    if "unexpected end" in error:
        return "a quote that is not closed"
    return _CELL_LIMIT if "field limit" in error else error


def _not_utf8(path: Path) -> DataError:
    """Return the error for the first byte that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                remedy = f"save it as 'CSV UTF-8' in Excel, or {AGAIN}"
                return fault_at(path, number, error.start + 1, "not UTF-8, as in a file saved by Excel", remedy)
    return fault_at(path, 1, 1, "not UTF-8", AGAIN)


def place_of(text: str, cell: int) -> tuple[int, int]:
    """Return where in the text of a record a cell begins: the number of line ends before it, and the column from 1."""
    quoted, seen, position = False, 0, 0
    while position < len(text) and seen < cell:
        quoted ^= text[position] == '"'
        seen += text[position] == "," and not quoted
        position += 1
    return text.count("\n", 0, position), position - text.rfind("\n", 0, position)


def shown(text: str) -> str:
    """Return a cell as a message shows it: quoted, unseen characters as escapes, and cut where it is long."""
    return repr(text if len(text) <= SHOWN else text[: SHOWN - 1] + "\u2026")


def fault_at(path: Path, line: int, column: int, what: str, remedy: str) -> DataError:
    """Return the error for a place in a file."""
    return DataError([Problem(str(path), line, column, what, remedy)])
