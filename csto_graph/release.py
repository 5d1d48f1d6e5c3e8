"""Which edition of the data a store holds: version, day of release, and the hash of the content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csto_graph.dates import parse_day
from csto_graph.errors import StoreError
from csto_graph.namespaces import BASE
from csto_graph.store import Store

_EDITION = f"""
SELECT ?version ?day ?identifier WHERE {{
  <{BASE}> dcterms:issued ?day ; owl:versionInfo ?version ; dcterms:identifier ?identifier
}}
"""


@dataclass(frozen=True)
class Edition:
    """An edition of the data; ``identifier`` is ``sha256:`` and the hash of its facts as sorted N-Quads."""

    version: str
    released: date
    identifier: str


def read_edition(store: Store) -> Edition:
    """Return the edition of a store's data; StoreError if it names none."""
    rows = store.select(_EDITION).rows
    if not rows:
        raise StoreError("the store names no edition of the data; build it from tables with a descriptor")
    version, day, identifier = rows[0]
    return Edition(str(version), parse_day(str(day)), str(identifier))
