"""The first line of a table: the names of its columns, all of them and in order."""

from __future__ import annotations

from csto_graph.dataset.tables.csv_lines import join_cells
from csto_graph.dataset.tables.descriptor import Table
from csto_graph.dataset.tables.messages import LISTED, Fault, quoted
from csto_graph.errors import Problem, nearest


def header_problems(file: str, table: Table, header: list[str]) -> list[Problem]:
    """Return what is wrong with a header, one problem for each column that is unknown or missing."""
    if not set(header) & set(table.columns):
        remedy = f"save it comma-separated, with the first line {join_cells(table.columns).strip()}"
        return [Problem(file, 1, 1, "no header row" if any(header) else "the file is empty", remedy)]
    if len(header) > len(table.columns) + LISTED:  # to place each of them would take the square of their number
        what = f"{len(header):,} columns where {len(table.columns)} belong"
        return [Problem(file, 1, 1, what, f"keep {', '.join(table.columns)}")]
    problems = [
        Problem(file, 1, len(join_cells(header[:position])) + 1, *_unknown(name, table))
        for position, name in enumerate(header)
        if name not in table.columns
    ]
    missing = [name for name in table.columns if name not in header]
    problems += [Problem(file, 1, 1, f"column {name!r} is missing", "add it") for name in missing]
    if not problems and header != table.columns:
        remedy = f"order them as {', '.join(table.columns)}"
        problems.append(Problem(file, 1, 1, "columns twice or out of order", remedy))
    return problems


def _unknown(name: str, table: Table) -> Fault:
    hint = nearest(name[:100], table.columns)
    remedy = f"did you mean {hint[0]!r}?" if hint else f"known columns: {', '.join(table.columns)}"
    return f"unknown column {quoted(name)}", remedy
