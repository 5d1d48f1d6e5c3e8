"""Writing a panel, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from csto_graph.core.atomic_write import whole_file
from csto_graph.core.file_texts import csv_text, storable
from csto_graph.errors import MissingExtraError
from csto_graph.networks.exports import checked_format
from csto_graph.panels.columns import Column
from csto_graph.panels.panel import Panel

CHUNK = 50_000


def write_panel(panel: Panel, path: Path, *, safe_csv: bool = False) -> None:
    """Write a panel as ``.csv``, chunk by chunk, or ``.parquet``; what is missing is an empty cell, or null.

    ``safe_csv`` guards words in CSV that a spreadsheet would run as a formula. ExportError for other endings and places
    that cannot be written, MissingExtraError for Parquet without pyarrow.
    """
    checked_format(path, PANEL_FORMATS)
    with whole_file(path) as file:
        _WRITERS[path.suffix](panel, file, safe_csv)


def _write_csv(panel: Panel, file: BinaryIO, safe: bool) -> None:
    written = partial(csv_text, safe=safe)
    columns = [replace(column, words=tuple(map(written, column.words))) for column in panel.columns.values()]
    file.write(",".join(panel.columns).encode() + b"\n")
    for begin in range(0, len(panel), CHUNK):
        end = min(begin + CHUNK, len(panel))
        rows = zip(*(column.texts(begin, end) for column in columns), strict=True)
        file.write("".join(f"{','.join(row)}\n" for row in rows).encode())


def _write_parquet(panel: Panel, file: BinaryIO, _: bool) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("pyarrow") from None
    columns = {name: _arrow(pa, column) for name, column in panel.columns.items()}
    pq.write_table(pa.table(columns), file)


def _arrow(pa: Any, column: Column) -> Any:
    values = pa.array(column.values, mask=column.missing)
    return (
        pa.DictionaryArray.from_arrays(values, pa.array([storable(word) for word in column.words]))
        if column.words
        else values
    )


_WRITERS: dict[str, Callable[[Panel, BinaryIO, bool], None]] = {".csv": _write_csv, ".parquet": _write_parquet}
PANEL_FORMATS = tuple(_WRITERS)
