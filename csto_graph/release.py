"""The day of the data's release."""

from __future__ import annotations

from datetime import date

from csto_graph.dates import parse_day
from csto_graph.errors import StoreError
from csto_graph.store import Store

_RELEASE = "SELECT ?day WHERE { <https://w3id.org/csto-graph/> dcterms:issued ?day }"


def read_release(store: Store) -> date:
    """Return the day of release that a store's data names; StoreError if it names none."""
    rows = store.select(_RELEASE).rows
    if not rows:
        raise StoreError("the store names no day of release; build it from tables with a descriptor")
    return parse_day(str(rows[0][0]))
