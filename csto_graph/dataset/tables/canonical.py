"""The one form of a table, and how a table that a spreadsheet wrote gets back into it."""

from __future__ import annotations

from pathlib import Path

from csto_graph.core.input_files import decode_input, fault_in, read_input
from csto_graph.dataset.tables.csv_lines import join_cells, split_line
from csto_graph.dataset.tables.descriptor import Table
from csto_graph.dataset.tables.header import header_problems
from csto_graph.errors import DataError


def tidy(path: Path, table: Table) -> str:
    """Return the text of a table in its one form: UTF-8 without mark, LF, plain quoting, rows by id, no blank rows.

    Cells keep their text but for blanks around it. Raises DataError if the file is not a CSV in UTF-8, if its first
    line is not the header of the table, or if a line has other cells than the header: then nobody knows what belongs
    where.
    """
    text = decode_input(read_input(path, remedy="give a file that is there"), str(path)).removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip(", ")]
    head, *rows = [_cells(path, number, line) for number, line in filled or [(1, "")]]
    if faults := header_problems(str(path), table, head):
        raise DataError(faults)
    for (number, _), row in zip(filled[1:], rows, strict=True):
        if len(row) != len(head):
            what = f"{len(row)} cells where {len(head)} belong"
            raise fault_in(str(path), what, "check commas and quotes", number)
    return "".join(map(join_cells, [head, *sorted(rows)]))


def _cells(path: Path, number: int, line: str) -> list[str]:
    cells = split_line(line)
    if isinstance(cells, tuple):
        raise fault_in(str(path), *cells, number)
    return [cell.strip() for cell in cells]
