"""Rows of our tables made from those of another data set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csto_graph.core.characters import remove_unseen
from csto_graph.dataset.tables import Row, Table
from csto_graph.imports.formats.source_file import SourceRow


@dataclass(frozen=True)
class RowMaker:
    """Makes rows of the tables of the descriptor; all of them rest on one source, a slug."""

    tables: Mapping[str, Table]
    source: str

    def __call__(self, table: str, origin: SourceRow, **cells: str) -> Row:
        """Return a row with these cells and its source; the other cells are empty.

        Characters that no reader sees are left out: they are of no use in a text.
        """
        known = self.tables[table]
        sources = dict.fromkeys(_SOURCED.get(table, ("sources",)), self.source)
        clean = {name: _clean(text) for name, text in cells.items()}
        empty = dict.fromkeys(known.columns, "")
        return Row(known, origin.file, origin.line, empty | sources | clean)


def _clean(text: str) -> str:
    plain = text.isascii() and text.isprintable() and "  " not in text and text == text.strip()
    return text if plain else " ".join(remove_unseen(text).split())


_SOURCED = {
    "memberships": ("start_sources", "end_sources", "verified_sources"),
    "organisations": ("sources", "start_sources", "end_sources", "verified_sources"),
    "treaties": ("sources", "start_sources", "end_sources", "verified_sources"),
    "sources": (),
    "publishers": (),
}
