"""What the columns of a table hold, and the schema that this gives in Parquet, whatever the rows are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from csto_graph.core.file_texts import storable
from csto_graph.errors import MissingExtraError
from csto_graph.store import Cell

Kinds = Mapping[str, str]
"""The columns in their order, each with what it holds: ``date`` (ISO days), ``text``, ``whole`` or other ``number``."""


def arrow_schema(kinds: Kinds) -> Any:
    """Return the schema of Arrow; MissingExtraError without pyarrow."""
    try:
        import pyarrow as pa
    except ImportError:
        raise MissingExtraError("pyarrow") from None
    types = {"date": pa.date32(), "text": pa.string(), "whole": pa.int64(), "number": pa.float64()}
    return pa.schema([(name, types[kind]) for name, kind in kinds.items()])


def arrow_table(kinds: Kinds, rows: Iterable[tuple[Cell, ...]]) -> Any:
    """Return rows as a table of Arrow, None as null; MissingExtraError without pyarrow."""
    schema = arrow_schema(kinds)
    import pyarrow as pa

    columns: list[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * len(kinds)
    values = [_PLAIN.get(kind, list)(column) for kind, column in zip(kinds.values(), columns, strict=True)]
    return pa.table([pa.array(column, field.type) for column, field in zip(values, schema, strict=True)], schema=schema)


def _days(column: Iterable[Any]) -> list[Any]:
    return [None if cell is None else date.fromisoformat(cell) for cell in column]


def _texts(column: Iterable[Any]) -> list[Any]:
    return [None if cell is None else storable(cell) for cell in column]


_PLAIN: dict[str, Callable[[Iterable[Any]], list[Any]]] = {"date": _days, "text": _texts}
