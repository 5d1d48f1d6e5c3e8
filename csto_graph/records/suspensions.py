"""When memberships were suspended."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.dates import Bounds
from csto_graph.records.bounds import row_bounds
from csto_graph.store import Store

_SUSPENSIONS = """
SELECT ?suspension ?membership ?kind ?extent ?start ?end ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE {
  ?suspension a sa:Suspension, sa:BestRank ; sa:suspends ?membership ; sa:kind ?kind ; sa:extent ?extent ;
    sa:startText ?start ; sa:startEarliest ?startEarliest ; sa:startLatest ?startLatest ;
    sa:endEarliest ?endEarliest ; sa:endLatest ?endLatest .
  OPTIONAL { ?suspension sa:endText ?end }
}
ORDER BY ?suspension
"""


@dataclass(frozen=True)
class Suspension:
    """A time in which a membership was suspended, ``whole`` or ``in-part``; ``kind`` says by whom."""

    suspension: str
    membership: str
    kind: str
    extent: str
    bounds: Bounds


def read_suspensions(store: Store) -> list[Suspension]:
    """Return all suspensions that no preferred row overrules, by slug."""
    return [
        Suspension(
            str(row["suspension"]), str(row["membership"]), str(row["kind"]), str(row["extent"]), row_bounds(row)
        )
        for row in store.select(_SUSPENSIONS)
    ]
