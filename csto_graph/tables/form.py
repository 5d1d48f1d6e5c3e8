"""The one form of a table, and how a table that a spreadsheet wrote gets back into it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from csto_graph.errors import DataError, Problem


def tidy(path: Path) -> str:
    """Return the text of a table in its one form: UTF-8 without mark, LF, plain quoting, rows by id, no blank rows.

    Cells keep their text but for blanks around it. Raises DataError if the file is no CSV in UTF-8.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(
            [Problem(str(path), 1, 1, error.strerror or "cannot be read", "give a file that is there")]
        ) from None
    except UnicodeDecodeError as error:
        raise DataError([Problem(str(path), 1, error.start + 1, "not UTF-8", "save the file as UTF-8")]) from None
    rows = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    filled = [row for row in rows[1:] if any(row)]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([*rows[:1], *sorted(filled)])
    return buffer.getvalue()
