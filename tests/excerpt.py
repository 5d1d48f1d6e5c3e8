"""A small part of the data that still answers every question, for engines that are slow."""

from __future__ import annotations

import shutil
from pathlib import Path

from csto_graph.core.resources import data_directory
from csto_graph.dataset.tables import Row, canonical_text, read_tables

KEPT = {
    "states": "arm aze bel blr can deu fra geo grc kaz kgz mda nzl prk rus srb sun tjk tkm ukr usa uzb aus",
    "organisations": "anzus cst cst-council csto csto-collective-security-council csto-parliamentary-assembly "
    "csto-peacekeeping-force nato nato-integrated-military-structure nato-north-atlantic-council russia-dprk",
}


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
    for table in tables.package.tables:
        path = folder / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(canonical_text(table, rows[table.name]), encoding="utf-8")
    shutil.copy(data_directory() / "datapackage.json", folder)
    return folder


def references(row: Row) -> set[str]:
    return {slug for field in row.table.fields if field.references for slug in row.cells[field.name].split()}
