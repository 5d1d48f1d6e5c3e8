"""Which territory lies in which area of a treaty, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store


@dataclass(frozen=True)
class Territory:
    """A territory of a state, and the areas of treaties that surely hold it or surely do not.

    Its kind is ``metropolitan`` (the state at home), ``overseas`` or ``contested``.
    """

    territory: str
    label: str
    state: str
    kind: str
    inside: frozenset[str]
    outside: frozenset[str]
    claimed_by: tuple[str, ...]
    bounds: Bounds
    sources: tuple[str, ...]


class Area(NamedTuple):
    """An area of treaties: its English label, and the regions of the world in which it holds the home of a party."""

    label: str
    regions: frozenset[str] = frozenset()


def read_territories(store: Store) -> list[Territory]:
    """Return all territories, by slug."""
    lists: dict[tuple[str, str], list[str]] = defaultdict(list)
    for territory, name, item in store.select(load_query("records/territory-lists")).rows:
        lists[str(territory), str(name)].append(str(item))
    return [_territory(row, lists) for row in store.select(load_query("records/territories"))]


def _territory(row: dict[str, Cell], lists: dict[tuple[str, str], list[str]]) -> Territory:
    slug = str(row["territory"])
    return Territory(
        territory=slug,
        label=str(row["label"]),
        state=str(row["state"]),
        kind=str(row["kind"]),
        inside=frozenset(lists[slug, "sa:insideArea"]),
        outside=frozenset(lists[slug, "sa:outsideArea"]),
        claimed_by=tuple(lists[slug, "sa:claimedBy"]),
        bounds=parse_bounds(row),
        sources=tuple(lists[slug, "dcterms:source"]),
    )


def read_areas(store: Store) -> dict[str, Area]:
    """Return the areas to which treaties limit duties, by word."""
    areas: dict[str, Area] = {}
    for area, label, region in store.select(load_query("records/areas")).rows:
        known = areas.get(str(area), Area(str(label)))
        areas[str(area)] = Area(known.label, known.regions | ({str(region)} if region else set()))
    return areas
