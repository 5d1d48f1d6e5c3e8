"""From when to when an edge is there, and what its attributes are on each of these days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from csto_graph.core.certainty import CERTAINTIES, Certainty
from csto_graph.core.dates import FOREVER, MINIMUM, Boundary, Bounds, parse_day
from csto_graph.core.windows import Window, day_window, interval_window
from csto_graph.networks.projections import summary
from csto_graph.networks.types import Network

Attributes = Mapping[str, Any]


class Span(NamedTuple):
    """The days from ``since`` until before ``until``, and what holds on all of them."""

    since: date
    until: date
    value: Any = None


class _Dated(NamedTuple):
    """A tie with the days on which it has the certainty asked for, and its bounds."""

    tie: Attributes
    span: tuple[date, date]
    bounds: Bounds


def window_of(graph: Network) -> Window:
    """Return the days that the network is of; without an end if nothing begins after them."""
    as_of = graph.graph.get("as_of")
    window = day_window(parse_day(as_of)) if as_of else interval_window(graph.graph["during"])
    return Window(window.since, FOREVER) if graph.graph.get("open_ended") else window


def edge_spans(graph: Network, edge: Attributes, window: Window) -> list[Span]:
    """Return the spans of days of an edge in their order, each with the attributes that its ties make on these days.

    Days outside the window are left out, for ties that the network does not have may hold on them.
    """
    ties = [_dated(tie, window, at_least=graph.graph["at_least"]) for tie in edge.get("ties", [edge])]
    begun: dict[date, list[_Dated]] = defaultdict(list)
    for each in ties:
        begun[each.span[0]].append(each)
    days = sorted({day for each in ties for day in _change_days(each, window) if window.since <= day})
    found, held = [], list[_Dated]()
    for since, until in pairwise(day for day in days if day <= window.until):
        held = [each for each in held + begun[since] if each.span[1] > since]
        if held:
            found.append(Span(since, until, _on(graph, held, since)))
    return found


def runs(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield sorted spans, those that meet or overlap and have the same value as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.since <= last.until and span.value == last.value:
            last = Span(last.since, max(last.until, span.until), last.value)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _dated(tie: Attributes, window: Window, *, at_least: Certainty) -> _Dated:
    start = Boundary("", _day(tie["start_earliest"], MINIMUM), _day(tie["start_latest"], FOREVER))
    end = (_day(tie["end_earliest"], MINIMUM), _day(tie["end_latest"], FOREVER), _day(tie["end_presumed"], FOREVER))
    bounds = Bounds(start, Boundary("", *end))
    return _Dated(tie, _within(window, bounds.span(at_least)), bounds)


def _change_days(tie: _Dated, window: Window) -> Iterator[date]:
    """Yield the days on which a tie begins or ends, or its certainty changes."""
    yield from tie.span
    for degree in CERTAINTIES:
        yield from _within(window, tie.bounds.span(degree))


def _within(window: Window, span: tuple[date, date]) -> tuple[date, date]:
    return max(span[0], window.since), min(span[1], window.until)


def _on(graph: Network, held: Iterable[_Dated], day: date) -> Attributes:
    shown = [{**each.tie, "certainty": day_window(day).certainty(each.bounds)} for each in held]
    types = {word for tie in shown for word in tie.get("types", ())}
    return summary(graph, shown) | ({"types": " ".join(sorted(types))} if types else {})


def _day(text: str | None, otherwise: date) -> date:
    return parse_day(text) if text else otherwise
