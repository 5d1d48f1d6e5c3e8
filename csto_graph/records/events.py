"""What happened, what it followed, which territory it hit, and which articles were invoked at it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from csto_graph.core.dates import Bounds
from csto_graph.core.query_files import load_query
from csto_graph.records.row_bounds import parse_bounds
from csto_graph.store import Store


@dataclass(frozen=True)
class Event:
    """An event; ``follows`` are those that it answers, ``territory`` what it hit, "" for the home of the attacked."""

    event: str
    kind: str
    territory: str
    follows: tuple[str, ...]


def read_events(store: Store) -> dict[str, Event]:
    """Return all events that no preferred row overrules, by slug."""
    follows: dict[str, list[str]] = defaultdict(list)
    for event, earlier in store.select(load_query("records/earlier-events")).rows:
        follows[str(event)].append(str(earlier))
    return {
        str(event): Event(str(event), str(kind), str(territory or ""), tuple(follows[str(event)]))
        for event, kind, territory in store.select(load_query("records/events")).rows
    }


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
