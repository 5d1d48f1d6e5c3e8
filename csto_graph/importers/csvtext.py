"""The text of a user's CSV file: its records with their places, and clear errors for what is no CSV in UTF-8."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from csto_graph.errors import DataError, Problem

AGAIN = "download it again from its publisher"
OTHERWISE = ("the columns are not separated by commas", "save it as comma-separated CSV")
# How files begin that are no text; a text in UTF-16 begins with a mark of its order of bytes.
_BEGINNINGS = {
    b"\x1f\x8b": "packed with gzip",
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "a workbook of old Excel",
    b"<stata_dta>": "a file of Stata",
    b"\xff\xfe": "in UTF-16",
    b"\xfe\xff": "in UTF-16",
}


def records(path: Path) -> Iterator[tuple[int, str, list[str]]]:
    """Yield each record with its line and text; a quoted cell may hold line ends, and blank lines are left out."""
    taken: list[str] = []
    line = 1
    try:
        if path.exists() and not path.is_file():
            raise fault_at(path, 1, 1, "no plain file", "save it on your disk and give it by its name")
        with path.open(encoding="utf-8-sig", newline="") as file:
            for cells in csv.reader(_kept(file, taken), strict=True):
                text, begin = "".join(taken), line
                taken.clear()
                line += max(text.count("\n"), 1)
                if cells:
                    yield begin, text, cells
    except OSError as error:
        raise fault_at(path, 1, 1, error.strerror or "cannot be read", "give a file that can be read") from None
    except UnicodeDecodeError:
        raise _not_utf8(path) from None
    except csv.Error as error:
        raise _no_csv(path, line, "".join(taken), str(error)) from None


def _no_csv(path: Path, line: int, text: str, error: str) -> DataError:
    if line == 1 and separated_otherwise(text):
        return fault_at(path, 1, 1, *OTHERWISE)
    what = "a quote that is not closed" if "unexpected end" in error else error
    return fault_at(path, line, 1, f"{what}: the file is cut or no CSV", AGAIN)


def separated_otherwise(header: str) -> bool:
    """Return whether the columns of a header are parted by semicolons or tabs rather than by commas."""
    return max(header.count(";"), header.count("\t")) > header.count(",")


def _kept(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line


def _not_utf8(path: Path) -> DataError:
    """Return the error for the first byte that is not UTF-8."""
    with path.open("rb") as file:
        begin = file.read(max(map(len, _BEGINNINGS)))
        if known := [what for beginning, what in _BEGINNINGS.items() if begin.startswith(beginning)]:
            return fault_at(path, 1, 1, f"the file is {known[0]}", "save it as CSV in UTF-8")
        file.seek(0)
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                return fault_at(path, number, error.start + 1, "not UTF-8", f"save the file as UTF-8, or {AGAIN}")
    return fault_at(path, 1, 1, "not UTF-8", AGAIN)


def position_of(text: str, place: int) -> int:
    """Return where in a line a cell begins, from 1."""
    quoted, seen = False, 0
    for position, letter in enumerate(text):
        if seen == place:
            return position + 1
        quoted ^= letter == '"'
        seen += letter == "," and not quoted
    return len(text)


def fault_at(path: Path, line: int, column: int, what: str, mend: str) -> DataError:
    """Return the error for a place in a file."""
    return DataError([Problem(str(path), line, column, what, mend)])
