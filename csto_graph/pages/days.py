"""Bounds as the page's script has them."""

from __future__ import annotations

from csto_graph.dates import Bounds


def bounds_json(bounds: Bounds | None) -> list[str] | None:
    """Return four ISO days: start earliest, start latest, end earliest, end latest."""
    if bounds is None:
        return None
    days = (bounds.start.earliest, bounds.start.latest, bounds.end.earliest, bounds.end.latest)
    return [day.isoformat() for day in days]
