"""Small parts of the data: one that still answers every question, and one with a few rows of every table."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Row, Tables, canonical_text, read_tables

KEPT = {
    "states": "abkhazia arm aze bel blr can che deu fra geo grc kaz kgz lux mda nzl prk rus srb sun tjk tkm ukr usa uzb aus",
    "organisations": "anzus cst cst-council csto csto-collective-security-council csto-parliamentary-assembly "
    "csto-peacekeeping-force nato nato-integrated-military-structure nato-north-atlantic-council osce russia-dprk",
}
# A joiner in a native label, a native label in another script, a spell with an end, one that lasts, a wrong claim.
CHOSEN = {
    *("state-lka", "state-arm", "state-kgz"),
    *("membership-uzb-csto-1", "membership-kaz-csto-1", "claim-suara-22"),
}
EACH = 2


def write_excerpt(folder: Path) -> Path:
    """The tables with some states and organisations only, and without the rows that refer to what is gone."""
    tables = read_tables(data_directory())
    rows = {name: list(found) for name, found in tables.rows.items()}
    for name, kept in KEPT.items():
        rows[name] = [row for row in rows[name] if row.id.split("-", 1)[1] in kept.split()]
    while True:
        known = {row.id for found in rows.values() for row in found}
        whole = {name: [row for row in found if references(row) <= known] for name, found in rows.items()}
        if whole == rows:
            break
        rows = whole
    return written(folder, tables, rows)


def write_small(folder: Path) -> Path:
    """The first rows of every table and some chosen ones, with all rows that they refer to: read in a few milliseconds."""
    tables = read_tables(data_directory())
    rows = {row.id: shortened(row) for row in tables}
    kept: set[str] = set()
    waiting = [*CHOSEN, *(row.id for own in tables.rows.values() for row in own[:EACH])]
    while waiting:
        slug = waiting.pop()
        kept.add(slug)
        waiting += references(rows[slug]) - kept
    own = {name: [rows[row.id] for row in found if row.id in kept] for name, found in tables.rows.items()}
    return written(folder, tables, own)


def written(folder: Path, tables: Tables, rows: dict[str, list[Row]]) -> Path:
    """The folder, once it holds the descriptor and every table with the rows given for it."""
    for table in tables.package.tables:
        path = folder / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(canonical_text(table, rows[table.name]), encoding="utf-8")
    shutil.copy(data_directory() / "datapackage.json", folder)
    return folder


def shortened(row: Row) -> Row:
    """The row with one thing where it names several: each would bring its own rows along."""
    lists = {field.name for field in row.table.fields if field.type == "references"}
    return replace(row, cells={name: text.split(" ")[0] if name in lists else text for name, text in row.cells.items()})


def references(row: Row) -> set[str]:
    return {slug for field in row.table.fields if field.references for slug in row.cells[field.name].split()}
