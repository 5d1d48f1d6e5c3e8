"""When memberships were suspended."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Store


@dataclass(frozen=True)
class Suspension:
    """A time in which a membership was suspended, ``whole`` or ``in-part``; ``kind`` says by whom.

    ``towards`` is the state towards which alone it was, "" where it was towards all.
    """

    suspension: str
    membership: str
    kind: str
    extent: str
    towards: str
    bounds: Bounds


def read_suspensions(store: Store) -> list[Suspension]:
    """Return all suspensions that no preferred row overrules, by slug."""
    return [
        Suspension(
            suspension=str(row["suspension"]),
            membership=str(row["membership"]),
            kind=str(row["kind"]),
            extent=str(row["extent"]),
            towards=str(row["towards"] or ""),
            bounds=parse_bounds(row),
        )
        for row in store.select(load_query("records/suspensions"))
    ]
