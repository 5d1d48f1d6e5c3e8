"""Printing answers: a table for people, CSV and JSON for programs."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from csto_graph.store import Cell, ResultTable

WIDEST = 44
DIGITS = 6
KEPT = {"certainty", "sources"}


def as_table(table: ResultTable) -> str:
    """Return a text table; columns without any value are left out, one value throughout is told once above."""
    from tabulate import tabulate

    if not table.rows:
        return "nothing found"
    used = [i for i, _ in enumerate(table.columns) if any(row[i] not in (None, "") for row in table.rows)]
    same = [i for i in used if _is_constant(table, i)]
    above = [f"{table.columns[i]}: {_rounded(table.rows[0][i])}" for i in same]
    left = [i for i in used if i not in same]
    rows = [[_rounded(row[i]) for i in left] for row in table.rows]
    text = tabulate(rows, [table.columns[i] for i in left], "simple", maxcolwidths=WIDEST, disable_numparse=True)
    return "\n".join([*above, "", text] if above else [text])


def _is_constant(table: ResultTable, column: int) -> bool:
    values = {row[column] for row in table.rows}
    return len(table) > 1 and len(values) == 1 and column > 0 and table.columns[column] not in KEPT


def as_csv(table: ResultTable) -> str:
    """Return CSV with a header (RFC 4180, but LF)."""
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_shown(cell) for cell in row] for row in table.rows)
    return buffer.getvalue().rstrip("\n")


def as_json(table: ResultTable) -> str:
    """Return a JSON array with one object a row."""
    import json

    return json.dumps(list(table), ensure_ascii=False, indent=1)


def _rounded(cell: Cell) -> str:
    return str(round(cell, DIGITS)) if isinstance(cell, float) else _shown(cell)


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


FORMATS: dict[str, Callable[[ResultTable], str]] = {"table": as_table, "csv": as_csv, "json": as_json}
format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="table", show_default=True, help="How to print it."
)


def print_table(table: ResultTable, form: str) -> None:
    """Print a table in the chosen format; for people, also the number of rows, on standard error."""
    click.echo(FORMATS[form](table))
    if form == "table":
        click.echo(f"{len(table)} row{'' if len(table) == 1 else 's'}", err=True)
