"""Who took part in what, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store


@dataclass(frozen=True)
class Participation:
    """An actor's part in an event; the bounds are those of the event."""

    participation: str
    event: str
    event_label: str
    kind: str
    actor: str
    role: str
    bounds: Bounds
    sources: tuple[str, ...]


def read_participations(store: Store) -> list[Participation]:
    """Return all parts in events that no preferred row overrules, by event, role and actor."""
    return [_participation(row) for row in store.select(load_query("records/participations"))]


def _participation(row: dict[str, Cell]) -> Participation:
    return Participation(
        participation=str(row["participation"]),
        event=str(row["event"]),
        event_label=str(row["event_label"]),
        kind=str(row["kind"]),
        actor=str(row["actor"]),
        role=str(row["role"]),
        bounds=parse_bounds(row),
        sources=tuple(sorted(str(row["sources"]).split())),
    )
