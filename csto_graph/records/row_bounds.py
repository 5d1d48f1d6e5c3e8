"""The bounds of a row of an answer."""

from __future__ import annotations

from csto_graph.core.dates import Boundary, Bounds, parse_day
from csto_graph.store import Cell

BOUND_NAMES = ("startEarliest", "startLatest", "endEarliest", "endLatest")


def row_bounds(row: dict[str, Cell], prefix: str = "") -> Bounds:
    """Return the bounds of a row with the columns ``start``, ``end`` and the four bounds, each after the prefix."""
    start_earliest, start_latest, end_earliest, end_latest = (
        parse_day(str(row[prefix + name])) for name in BOUND_NAMES
    )
    start = Boundary(str(row[prefix + "start"] or ""), start_earliest, start_latest)
    return Bounds(start, Boundary(str(row[prefix + "end"] or ""), end_earliest, end_latest))
