"""A data folder of a few real rows of every table, with all rows that they refer to: quick to read a thousand times."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Row, canonical_text, read_tables

from tests.excerpt import references

# A joiner in a native label, a spell with an end, one that lasts.
CHOSEN = {"state-lka", "membership-uzb-csto-1", "membership-kaz-csto-1"}
EACH = 2


def write_small(folder: Path) -> Path:
    """Write the folder and return it."""
    tables = read_tables(data_directory())
    rows = {row.id: shortened(row) for row in tables}
    kept: set[str] = set()
    waiting = [*CHOSEN, *(row.id for own in tables.rows.values() for row in own[:EACH])]
    while waiting:
        slug = waiting.pop()
        kept.add(slug)
        waiting += references(rows[slug]) - kept
    for table in tables.package.tables:
        path = folder / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        own = [rows[row.id] for row in tables.rows[table.name] if row.id in kept]
        path.write_text(canonical_text(table, own), encoding="utf-8")
    shutil.copy(data_directory() / "datapackage.json", folder)
    return folder


def shortened(row: Row) -> Row:
    """The row with one thing where it names several: each would bring its own rows along."""
    lists = {field.name for field in row.table.fields if field.type == "references"}
    return replace(row, cells={name: text.split(" ")[0] if name in lists else text for name, text in row.cells.items()})
