"""Rows as CSV has them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, TextIO

from csto_graph.core.file_texts import csv_text
from csto_graph.store import Cell


def csv_writer(file: TextIO) -> Any:
    """Return a writer of CSV whose lines end in LF."""
    return csv.writer(file, lineterminator="\n")


def written_rows(rows: Iterable[tuple[Cell, ...]], *, safe: bool) -> Iterator[list[Cell]]:
    """Yield rows whose texts are as a CSV file has them, see :func:`csto_graph.core.file_texts.csv_text`."""
    written = partial(csv_text, safe=safe)
    for row in rows:
        yield [written(cell) if isinstance(cell, str) else cell for cell in row]
