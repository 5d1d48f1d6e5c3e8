"""Writing long tables day after day, so that they never stand in memory whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from csto_graph.errors import ExportError, MissingExtraError
from csto_graph.files import whole_file
from csto_graph.store import Cell

Rows = list[tuple[Cell, ...]]
Progress = Callable[[Iterable[date]], Iterable[date]]
GROUP = 50_000


class LongTable(Protocol):
    """A table that is made day after day, such as a series of measures."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""

    @property
    def kinds(self) -> dict[str, str]:
        """What each column holds: a ``date``, ``text``, a ``whole`` number or another ``number``."""

    def batches(self, progress: Progress = iter) -> Iterator[Rows]:
        """Yield the rows of one day after the other; ``progress`` sees each day as its rows are done."""


def write_series(table: LongTable, path: Path, *, progress: Progress = iter) -> int:
    """Write a long table as ``.csv`` or ``.parquet``; return the number of rows. The file is there whole or not at all.

    In Parquet days are dates. ExportError for other endings and places that cannot be written, MissingExtraError for
    Parquet without pyarrow.
    """
    if path.suffix not in _WRITERS:
        raise ExportError(f"unknown format {path.suffix!r}; end the file in {', '.join(_WRITERS)}")
    with whole_file(path) as file:
        return _WRITERS[path.suffix](table, table.batches(progress), file)


def _write_csv(table: LongTable, batches: Iterable[Rows], file: BinaryIO) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    rows = 0
    for batch in batches:
        writer.writerows(batch)
        rows += len(batch)
    text.detach()
    return rows


def _write_parquet(table: LongTable, batches: Iterable[Rows], file: BinaryIO) -> int:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("pyarrow") from None
    types = {"date": pa.date32(), "text": pa.string(), "whole": pa.int64(), "number": pa.float64()}
    schema = pa.schema([(name, types[table.kinds[name]]) for name in table.columns])
    rows = 0
    with pq.ParquetWriter(file, schema) as writer:
        for group in _grouped(batches):
            writer.write_table(pa.table(_columns(table, group), schema=schema))
            rows += len(group)
    return rows


def _columns(table: LongTable, group: Rows) -> list[list[Any]]:
    columns: list[list[Any]] = [list(column) for column in zip(*group, strict=True)] or [[] for _ in table.columns]
    return [
        [date.fromisoformat(day) for day in column] if table.kinds[name] == "date" else column
        for name, column in zip(table.columns, columns, strict=True)
    ]


def _grouped(batches: Iterable[Rows]) -> Iterator[Rows]:
    group: Rows = []
    for batch in batches:
        group += batch
        if len(group) >= GROUP:
            yield group
            group = []
    yield group


_WRITERS: dict[str, Callable[[LongTable, Iterable[Rows], BinaryIO], int]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
