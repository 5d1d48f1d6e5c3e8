"""Which articles were in fact invoked for a state around some days, whatever their texts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from csto_graph.dates import FOREVER, MINIMUM
from csto_graph.records import Invocation
from csto_graph.windows import Window

NEAR = timedelta(days=31)
FOR_WHOM = {"beneficiary", "host", "requester", "target"}


def invocations(found: Iterable[Invocation], state: str, window: Window) -> dict[str, tuple[str, ...]]:
    """Return by article the events that invoked it for a state on the days of a window or within 31 days of them."""
    near = Window(
        max(window.since, MINIMUM + NEAR) - NEAR,
        min(window.until, FOREVER - NEAR) + NEAR,
    )
    events: dict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.actor == state and each.role in FOR_WHOM and near.holds(each.bounds):
            events[each.article].add(each.event)
    return {article: tuple(sorted(slugs)) for article, slugs in events.items()}
