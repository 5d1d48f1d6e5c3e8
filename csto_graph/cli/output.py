"""Printing: answers as a table for people or as CSV and JSON for programs, and every other line.

Whatever is printed, its characters can all be seen. A terminal obeys control characters, and some characters turn the
direction of a line; labels from elsewhere may hold both.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import click

from csto_graph.core.certainty import describe_certainty
from csto_graph.core.characters import show_unseen
from csto_graph.core.dates import ONE_DAY, parse_day
from csto_graph.errors import ExportError

if TYPE_CHECKING:
    from csto_graph.store import Cell, ResultTable

WIDEST = 44
DIGITS = 6
KEPT = {"certainty", "sources"}
SAFE_CSV = "csto_graph.safe_csv"
PROGRESS_DELAY_S = 1.0
Item = TypeVar("Item")


def emit(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text on standard output, or on standard error; ExportError if standard output is closed."""
    if sys.stdout is None and not err:
        raise ExportError("standard output is closed; open it, or send it to a file")
    click.echo(show_unseen(text, keep="\n\t"), err=err, nl=nl)


def as_table(table: ResultTable) -> str:
    """Return a text table; columns without any value are left out, one value throughout is told once above."""
    from csto_graph.cli.text_table import text_table

    if not table.rows:
        return "nothing found"
    table = _with_confirmation(table)
    used = [i for i, _ in enumerate(table.columns) if any(row[i] not in (None, "") for row in table.rows)]
    same = [i for i in used if _is_constant(table, i)]
    above = [f"{table.columns[i]}: {_rounded(table.rows[0][i])}" for i in same]
    left = [i for i in used if i not in same]
    rows = [[_rounded(row[i]) for i in left] for row in table.rows]
    text = text_table(rows, [table.columns[i] for i in left], widest=WIDEST)
    return "\n".join([*above, "", text] if above else [text])


def _with_confirmation(table: ResultTable) -> ResultTable:
    """Return a table whose certainty says when what is presumed was last confirmed, without the columns of that day."""
    days = {"verified", "confirmed_before"} & set(table.columns)
    if "certainty" not in table.columns or not days:
        return table
    columns = tuple(name for name in table.columns if name not in days)
    rows = ({**row, "certainty": _certainty(row)} for row in table)
    return replace(table, columns=columns, rows=tuple(tuple(row[name] for name in columns) for row in rows))


def _certainty(row: Mapping[str, Cell]) -> Cell:
    if row["certainty"] != "presumed":
        return row["certainty"]
    return describe_certainty("presumed", row.get("verified") or parse_day(str(row["confirmed_before"])) - ONE_DAY)


def _is_constant(table: ResultTable, column: int) -> bool:
    values = {row[column] for row in table.rows}
    return len(table) > 1 and len(values) == 1 and column > 0 and table.columns[column] not in KEPT


def as_csv(table: ResultTable, *, safe: bool = False) -> str:
    """Return CSV with a header (RFC 4180, but LF); ``safe`` guards texts that a spreadsheet would run as a formula."""
    import csv

    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_guarded(cell) if safe else _readable(cell) for cell in row] for row in table.rows)
    return buffer.getvalue().rstrip("\n")


def as_json(table: ResultTable) -> str:
    """Return a JSON array with one object per row."""
    import json

    text = json.dumps(list(table), ensure_ascii=False, indent=1)
    return show_unseen(text, keep="\n", escape=lambda character: json.dumps(character)[1:-1])


def as_ntriples(ntriples: str) -> str:
    """Return N-Triples in which characters that no reader sees are written as numbers; they mean the same."""
    return show_unseen(ntriples, keep="\n", escape=_number)


def _number(character: str) -> str:
    return f"\\u{ord(character):04X}" if ord(character) < 0x10000 else f"\\U{ord(character):08X}"


def _guarded(cell: Cell) -> str:
    from csto_graph.core.file_texts import guarded

    return guarded(_readable(cell)) if isinstance(cell, str) else _readable(cell)


def _readable(cell: Cell) -> str:
    return show_unseen(_shown(cell), keep="\n\t")


def _rounded(cell: Cell) -> str:
    return str(round(cell, DIGITS)) if isinstance(cell, float) else show_unseen(_shown(cell))


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)


FORMATS: dict[str, Callable[[ResultTable], str]] = {"table": as_table, "csv": as_csv, "json": as_json}


def safe_csv() -> bool:
    """Return whether the running command was given ``--safe-csv``, for what it prints and for what it writes."""
    return bool(click.get_current_context().meta.get(SAFE_CSV, False))


def formatted(table: ResultTable, form: str) -> str:
    """Return a table in the chosen format."""
    if form == "csv":
        return as_csv(table, safe=safe_csv())
    return FORMATS[form](table)


def print_table(table: ResultTable, form: str) -> None:
    """Print a table in the chosen format; for people, also the number of rows, on standard error."""
    emit(formatted(table, form))
    if form == "table":
        emit(f"{len(table)} row{'' if len(table) == 1 else 's'}", err=True)


def progress(rows: Iterable[Item], *, label: str = "building the graph") -> Iterator[Item]:
    """Yield the items; show a bar with the time left on standard error once a second has gone by."""
    found = list(rows)
    began = time.monotonic()
    bar: Any = None
    for done, row in enumerate(found):
        if bar is None and sys.stderr.isatty() and time.monotonic() - began > PROGRESS_DELAY_S:
            bar = click.progressbar(length=len(found), label=label, file=sys.stderr)
            bar.update(done)
        yield row
        if bar is not None:
            bar.update(1)
    if bar is not None:
        bar.render_finish()
