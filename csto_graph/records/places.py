"""What a node is called and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.query_files import load_query
from csto_graph.store import Cell, Store


@dataclass(frozen=True)
class Place:
    """A state, organisation or person: its English label; of a state also the region, and where the capital lies."""

    label: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None


def read_places(store: Store) -> dict[str, Place]:
    """Return the places of all states, organisations and people by slug; coordinates are degrees north and east."""
    return {str(row["thing"]): _place(row) for row in store.select(load_query("records/places"))}


def _place(row: dict[str, Cell]) -> Place:
    degrees = [None if row[name] is None else float(str(row[name])) for name in ("latitude", "longitude")]
    return Place(str(row["label"]), str(row["region"] or ""), *degrees)
