"""The one form of a table, and how a table that a spreadsheet wrote gets back into it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from csto_graph.errors import DataError, Problem


def tidy(path: Path) -> str:
    """Return the text of a table in its one form: UTF-8 without mark, LF, plain quoting, rows by id, no blank rows.

    Cells keep their text but for blanks around it. Raises DataError if the file is no CSV in UTF-8, or if a line has
    other cells than the head: then nobody knows what belongs where.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(
            [Problem(str(path), 1, 1, error.strerror or "cannot be read", "give a file that is there")]
        ) from None
    except UnicodeDecodeError as error:
        raise DataError([Problem(str(path), 1, error.start + 1, "not UTF-8", "save the file as UTF-8")]) from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head, *rows = [(number, _cells(path, number, line)) for number, line in enumerate(lines, 1) if line.strip(", ")]
    for number, row in rows:
        if len(row) != len(head[1]):
            raise _fault(path, number, f"{len(row)} cells where {len(head[1])} belong", "check commas and quotes")
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([head[1], *sorted(row for _, row in rows)])
    return buffer.getvalue()


def _cells(path: Path, number: int, line: str) -> list[str]:
    try:
        return [cell.strip() for row in csv.reader([line], strict=True) for cell in row]
    except csv.Error:
        raise _fault(path, number, "a quote that is not closed", "close it; a cell is one line") from None


def _fault(path: Path, line: int, what: str, mend: str) -> DataError:
    return DataError([Problem(str(path), line, 1, what, mend)])
