"""Which articles were in fact invoked for which states around some days, whatever their texts say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from csto_graph.core.dates import FOREVER, MINIMUM
from csto_graph.core.windows import Window
from csto_graph.records import Invocation

NEAR = timedelta(days=31)
Invoked = dict[tuple[str, str], tuple[str, ...]]
"""The events at which an article was invoked, by the state for which and the article."""
FOR_WHOM = {"beneficiary", "host", "requester", "target"}


def invocations(found: Iterable[Invocation], window: Window) -> Invoked:
    """Return by state and article the events that invoked it on the days of a window or within 31 days of them."""
    near = Window(
        max(window.since, MINIMUM + NEAR) - NEAR,
        min(window.until, FOREVER - NEAR) + NEAR,
    )
    events: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in found:
        if each.role in FOR_WHOM and near.holds(each.bounds):
            events[each.actor, each.article].add(each.event)
    return {of: tuple(sorted(slugs)) for of, slugs in events.items()}
