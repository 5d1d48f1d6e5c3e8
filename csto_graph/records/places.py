"""What a node is called and where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from csto_graph.core.dates import parse_day
from csto_graph.core.query_files import load_query
from csto_graph.core.windows import Window
from csto_graph.store import Cell, Store


@dataclass(frozen=True)
class Place:
    """A state, organisation or person: its English label; of a state also the region, and where the capital lies."""

    label: str
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None


class FormerName(NamedTuple):
    """A name that a state bore, with the days on which it surely did."""

    state: str
    label: str
    days: Window


def read_places(store: Store) -> dict[str, Place]:
    """Return the places of all states, organisations and people by slug; coordinates are degrees north and east."""
    return {str(row["thing"]): _place(row) for row in store.select(load_query("records/places"))}


def named_in(places: Mapping[str, Place], names: Iterable[FormerName], window: Window) -> dict[str, Place]:
    """Return places with the names that states surely bore on all days of a window, else with their present or last."""
    then = {
        each.state: each.label for each in names if each.days.since <= window.since and window.until <= each.days.until
    }
    return {slug: replace(place, label=then.get(slug, place.label)) for slug, place in places.items()}


def read_former_names(store: Store) -> list[FormerName]:
    """Return the English names that states bore in a time."""
    rows = store.select(load_query("records/former-names")).rows
    return [
        FormerName(str(state), str(label), Window(parse_day(str(since)), parse_day(str(until))))
        for state, label, since, until in rows
    ]


def _place(row: dict[str, Cell]) -> Place:
    degrees = [None if row[name] is None else float(str(row[name])) for name in ("latitude", "longitude")]
    return Place(str(row["label"]), str(row["region"] or ""), *degrees)
