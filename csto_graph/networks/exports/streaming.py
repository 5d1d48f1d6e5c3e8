"""Writing long tables day after day, so that they never stand in memory whole."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from csto_graph.core.atomic_write import whole_file
from csto_graph.networks.exports.column_types import arrow_schema, arrow_table
from csto_graph.networks.exports.csv_rows import csv_writer, written_rows
from csto_graph.networks.exports.writer import checked_format
from csto_graph.networks.long_table import LongTable, Progress, Rows

GROUP = 50_000


def write_series(table: LongTable, path: Path, *, progress: Progress = iter, safe_csv: bool = False) -> int:
    """Write a long table as ``.csv`` or ``.parquet``; return the number of rows. The file is there whole or not at all.

    In Parquet days are dates; ``safe_csv`` guards texts in CSV that a spreadsheet would run as a formula. ExportError
    for other endings and places that cannot be written, MissingExtraError for Parquet without pyarrow.
    """
    checked_format(path, _WRITERS)
    with whole_file(path) as file:
        return _WRITERS[path.suffix](table, table.batches(progress), file, safe_csv)


def _write_csv(table: LongTable, batches: Iterable[Rows], file: BinaryIO, safe: bool) -> int:
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv_writer(text)
    writer.writerow(table.columns)
    rows = 0
    for batch in batches:
        writer.writerows(written_rows(batch, safe=safe))
        rows += len(batch)
    text.detach()
    return rows


def _write_parquet(table: LongTable, batches: Iterable[Rows], file: BinaryIO, _: bool) -> int:
    schema = arrow_schema(table.kinds)
    import pyarrow.parquet as pq

    rows = 0
    with pq.ParquetWriter(file, schema) as writer:
        for group in _grouped(batches):
            writer.write_table(arrow_table(table.kinds, group))
            rows += len(group)
    return rows


def _grouped(batches: Iterable[Rows]) -> Iterator[Rows]:
    group: Rows = []
    for batch in batches:
        group += batch
        if len(group) >= GROUP:
            yield group
            group = []
    yield group


_WRITERS: dict[str, Callable[[LongTable, Iterable[Rows], BinaryIO, bool], int]] = {
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
SERIES_FORMATS = tuple(_WRITERS)
