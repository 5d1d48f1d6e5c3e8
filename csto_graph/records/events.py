"""What happened, what it followed, and which territory it hit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from csto_graph.core.query_files import load_query
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
