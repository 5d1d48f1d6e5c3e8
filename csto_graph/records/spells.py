"""The spells of membership, with what the treaty behind each imposes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from csto_graph.dates import Bounds
from csto_graph.records.bounds import row_bounds
from csto_graph.store import Cell, Store

_SPELLS = """
SELECT ?membership ?state ?organisation ?organisation_label ?lineage ?start ?startEarliest
  ?startLatest ?endEarliest ?endLatest ?end
  (GROUP_CONCAT(DISTINCT STRAFTER(STR(?source), "/id/"); separator=" ") AS ?sources)
  (GROUP_CONCAT(DISTINCT STRAFTER(STR(?treaty), "/id/"); separator=" ") AS ?treaties)
WHERE {
  ?membership a sa:Membership, sa:BestRank ; org:role v:member ; org:member ?state ; org:organization ?organisation ;
    sa:startText ?start ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest ; dcterms:source ?source .
  ?organisation rdfs:label ?organisation_label .
  FILTER (LANG(?organisation_label) = "en")
  OPTIONAL { ?membership sa:endText ?end }
  OPTIONAL { ?organisation sa:lineage ?lineage }
  OPTIONAL { ?organisation sa:constitutedBy ?treaty }
}
GROUP BY ?membership ?state ?organisation ?organisation_label ?lineage ?start ?startEarliest
  ?startLatest ?endEarliest ?endLatest ?end
ORDER BY ?membership
"""
# What merely allows a party to act binds nobody, and what is owed to a body alone binds no member to another.
_TYPES = """
SELECT DISTINCT ?organisation ?type WHERE {
  ?organisation sa:constitutedBy ?treaty . ?article dcterms:isPartOf ?treaty .
  ?obligation sa:imposedBy ?article ; sa:obligationType ?type ; sa:compulsion ?compulsion ; sa:obligee ?obligee .
  FILTER (?compulsion != v:facultative && ?obligee != v:the-organisation)
}
ORDER BY ?organisation ?type
"""


@dataclass(frozen=True)
class Spell:
    """A state's membership of an organisation or alliance between two boundaries.

    ``lineage`` is the word that organisations share of which one grew out of the other, or the organisation alone;
    ``types`` are the types of obligation, such as ``defence``, towards one another that the treaty behind it imposes.
    """

    membership: str
    state: str
    organisation: str
    organisation_label: str
    lineage: str
    treaty: str
    bounds: Bounds
    sources: tuple[str, ...]
    types: tuple[str, ...]


def read_spells(store: Store) -> list[Spell]:
    """Return all spells of membership that no preferred row overrules, by slug."""
    types: dict[str, list[str]] = defaultdict(list)
    for organisation, imposed in store.select(_TYPES).rows:
        types[str(organisation)].append(str(imposed))
    return [_spell(row, tuple(types[str(row["organisation"])])) for row in store.select(_SPELLS)]


def _spell(row: dict[str, Cell], types: tuple[str, ...]) -> Spell:
    return Spell(
        membership=str(row["membership"]),
        state=str(row["state"]),
        organisation=str(row["organisation"]),
        organisation_label=str(row["organisation_label"]),
        lineage=str(row["lineage"] or row["organisation"]),
        treaty=str(row["treaties"] or ""),
        bounds=row_bounds(row),
        sources=tuple(sorted(str(row["sources"]).split())),
        types=types,
    )
