"""Which articles were invoked at which events."""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Store


@dataclass(frozen=True)
class Invocation:
    """An actor's part in an event at which an article was invoked; the bounds are those of the event."""

    event: str
    article: str
    actor: str
    role: str
    bounds: Bounds


def read_invocations(store: Store) -> list[Invocation]:
    """Return all parts in events that invoked an article and that no preferred row overrules."""
    return [
        Invocation(str(row["event"]), str(row["article"]), str(row["actor"]), str(row["role"]), parse_bounds(row))
        for row in store.select(load_query("records/invocations"))
    ]
