"""Strict reading of the tables in ``data/``: every fault is reported at once, with its place."""

from csto_graph.dataset.tables.descriptor import Field, Package, Table, load_package
from csto_graph.dataset.tables.reader import Row, Tables, canonical_text, read_tables

__all__ = [
    "Field",
    "Package",
    "Row",
    "Table",
    "Tables",
    "canonical_text",
    "load_package",
    "read_tables",
]
