"""A line of a table and its cells: a cell never goes over the end of a line."""

from __future__ import annotations

import csv
import io

from csto_graph.dataset.tables.messages import Fault


def split_line(line: str) -> list[str] | Fault:
    """Return the cells of a line, or what is wrong with it and what to do."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error as error:
        return _fault(str(error))


def join_cells(cells: list[str]) -> str:
    """Return the line of these cells with the least quoting, its end included."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _fault(reason: str) -> Fault:
    if "limit" in reason:
        return f"a cell of more than {csv.field_size_limit():,} characters", "shorten it"
    if "expected after" in reason:
        return "text after a closing quote", 'write a quote within a quoted cell twice, as ""'
    return "a quote that is not closed", "close it; a cell is one line"
