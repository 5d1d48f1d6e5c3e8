"""Which territory lies in which area of a treaty, and whose it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from csto_graph.core.dates import Bounds
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store

_TERRITORIES = """
SELECT ?territory ?label ?state ?kind ?startText ?endText ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {
  ?territory a sa:Territory ; rdfs:label ?label ; sa:territoryOf ?state ; sa:kind ?kind ;
    sa:startText ?startText ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest .
  FILTER (LANG(?label) = "en")
  OPTIONAL { ?territory sa:endText ?endText }
}
ORDER BY ?territory
"""
_LISTS = """
SELECT ?territory ?list ?item WHERE {
  VALUES ?list { sa:insideArea sa:outsideArea sa:claimedBy dcterms:source }
  ?territory a sa:Territory ; ?list ?item .
}
ORDER BY ?territory ?list ?item
"""
_AREAS = """
SELECT ?area ?label ?region WHERE {
  ?area skos:inScheme v:scheme-areas ; skos:prefLabel ?label . FILTER (LANG(?label) = "en")
  OPTIONAL { ?area sa:coversRegion ?region }
}
ORDER BY ?area ?region
"""


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
    for territory, name, item in store.select(_LISTS).rows:
        lists[str(territory), str(name)].append(str(item))
    return [_territory(row, lists) for row in store.select(_TERRITORIES)]


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
    for area, label, region in store.select(_AREAS).rows:
        known = areas.get(str(area), Area(str(label)))
        areas[str(area)] = Area(known.label, known.regions | ({str(region)} if region else set()))
    return areas
