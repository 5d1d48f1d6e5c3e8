"""The spells of membership: fetched once, projected in Python."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.dates import Boundary, Bounds, parse_day
from csto_graph.store import Cell, Store

_SPELLS = """
SELECT ?membership ?state ?state_label ?organisation ?organisation_label ?start ?startEarliest ?startLatest
  ?endEarliest ?endLatest ?end ?defence
  (GROUP_CONCAT(DISTINCT STRAFTER(STR(?source), "/id/"); separator=" ") AS ?sources)
  (GROUP_CONCAT(DISTINCT STRAFTER(STR(?treaty), "/id/"); separator=" ") AS ?treaties)
WHERE {
  ?membership a sa:Membership, sa:BestRank ; org:role v:member ; org:member ?state ; org:organization ?organisation ;
    sa:startText ?start ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest ; dcterms:source ?source .
  ?state rdfs:label ?state_label . ?organisation rdfs:label ?organisation_label .
  FILTER (LANG(?state_label) = "en" && LANG(?organisation_label) = "en")
  OPTIONAL { ?membership sa:endText ?end }
  OPTIONAL { ?organisation sa:constitutedBy ?treaty }
  BIND (EXISTS {
    ?organisation sa:constitutedBy ?bond . ?article dcterms:isPartOf ?bond .
    ?obligation sa:imposedBy ?article ; sa:obligationType v:defence ; sa:compulsion ?compulsion .
    FILTER (?compulsion != v:facultative)
  } AS ?defence)
}
GROUP BY ?membership ?state ?state_label ?organisation ?organisation_label ?start ?startEarliest ?startLatest
  ?endEarliest ?endLatest ?end ?defence
ORDER BY ?membership
"""


@dataclass(frozen=True)
class Spell:
    """A state's membership of an organisation or alliance between two boundaries.

    ``defence`` tells whether the treaty that constitutes it imposes a duty of defence.
    """

    membership: str
    state: str
    state_label: str
    organisation: str
    organisation_label: str
    treaty: str
    bounds: Bounds
    sources: tuple[str, ...]
    defence: bool


def read_spells(store: Store) -> list[Spell]:
    """Return all spells of membership that no preferred row overrules, by slug."""
    return [_spell(row) for row in store.select(_SPELLS)]


def _spell(row: dict[str, Cell]) -> Spell:
    text = {name: "" if value is None else str(value) for name, value in row.items()}
    start = Boundary(text["start"], parse_day(text["startEarliest"]), parse_day(text["startLatest"]))
    end = Boundary(text["end"], parse_day(text["endEarliest"]), parse_day(text["endLatest"]))
    return Spell(
        membership=text["membership"],
        state=text["state"],
        state_label=text["state_label"],
        organisation=text["organisation"],
        organisation_label=text["organisation_label"],
        treaty=text["treaties"],
        bounds=Bounds(start, end),
        sources=tuple(sorted(text["sources"].split())),
        defence=row["defence"] is True,
    )
