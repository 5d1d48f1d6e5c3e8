"""What changed between two versions of the data: rows that came and went, and cells that say something else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from csto_graph.dataset.tables import Row, read_tables
from csto_graph.store import ResultTable

COLUMNS = ("table", "row", "change", "column", "before", "after")


def revisions(before: Path, after: Path) -> ResultTable:
    """Return the changes from one data folder to another, by table, row and column.

    ``change`` is ``added``, ``removed`` or ``changed``; a changed row has one line for each cell that differs, cells of
    a column that one side does not have counting as empty. Raises DataError with the faults of either folder.
    """
    old, new = ({row.id: row for row in read_tables(folder)} for folder in (before, after))
    found = [change for slug in sorted(old.keys() | new.keys()) for change in _changes(old.get(slug), new.get(slug))]
    return ResultTable(COLUMNS, tuple(sorted(found)))


def _changes(old: Row | None, new: Row | None) -> Iterator[tuple[str, ...]]:
    if old is None or new is None:
        row = old or new
        assert row is not None
        yield row.table.name, row.id, "removed" if old else "added", "", "", ""
        return
    for name in {**old.cells, **new.cells}:
        before, after = old.cells.get(name, ""), new.cells.get(name, "")
        if before != after:
            yield new.table.name, new.id, "changed", name, before, after
