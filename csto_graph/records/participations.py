"""Who took part in what, and as what."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Cell, Store

_PARTICIPATIONS = """
SELECT ?participation ?event ?event_label ?kind ?actor ?role
  ?startText ?startEarliest ?startLatest ?endEarliest ?endLatest ?endText
  (GROUP_CONCAT(DISTINCT STRAFTER(STR(?source), "/id/"); separator=" ") AS ?sources)
WHERE {
  ?participation a sa:Participation ; sa:event ?event ; sa:actor ?actor ; sa:role ?role ; dcterms:source ?source .
  ?event a sa:BestRank ; sa:kind ?kind ; rdfs:label ?event_label ;
    sa:startText ?startText ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest .
  FILTER (LANG(?event_label) = "en")
  OPTIONAL { ?event sa:endText ?endText }
}
GROUP BY ?participation ?event ?event_label ?kind ?actor ?role
  ?startText ?startEarliest ?startLatest ?endEarliest ?endLatest ?endText
ORDER BY ?event ?role ?actor ?participation
"""


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
    return [_participation(row) for row in store.select(_PARTICIPATIONS)]


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
