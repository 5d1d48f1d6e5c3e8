"""What a node is called and where it lies."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store

_PLACES = """
SELECT ?thing ?label ?region ?latitude ?longitude WHERE {
  VALUES ?class { sa:State sa:Organisation sa:Person }
  ?thing a ?class ; rdfs:label ?label . FILTER (LANG(?label) = "en")
  OPTIONAL { ?thing sa:region ?region }
  OPTIONAL { ?thing geo:lat ?latitude ; geo:long ?longitude }
}
ORDER BY ?thing
"""
_STATES = """
SELECT ?state ?startText ?endText ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {
  ?state a sa:State ; sa:startText ?startText ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest .
  OPTIONAL { ?state sa:endText ?endText }
}
ORDER BY ?state
"""


@dataclass(frozen=True)
class Place:
    """A state, organisation or person: its English label; of a state also the region, and where the capital lies."""

    label: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None


def read_places(store: Store) -> dict[str, Place]:
    """Return the places of all states, organisations and people by slug; coordinates are degrees north and east."""
    return {str(row["thing"]): _place(row) for row in store.select(_PLACES)}


def read_states(store: Store) -> dict[str, Bounds]:
    """Return when each state is a state, by slug."""
    return {str(row["state"]): parse_bounds(row) for row in store.select(_STATES)}


def _place(row: dict[str, Cell]) -> Place:
    degrees = [None if row[name] is None else float(str(row[name])) for name in ("latitude", "longitude")]
    return Place(str(row["label"]), str(row["region"] or ""), *degrees)
