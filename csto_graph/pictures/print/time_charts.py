"""Pictures of a course: from a series to what is drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from csto_graph.core.dates import day_after, parse_span
from csto_graph.errors import QueryError
from csto_graph.networks import MEASURES, series_of
from csto_graph.pictures.print.bloc_chart import Stretch, blocs_figure
from csto_graph.pictures.print.figure import Picture
from csto_graph.pictures.print.measure_chart import centrality_figure
from csto_graph.pictures.print.request import PlotRequest, bloc_names

MOST_LINES, FEW_LINES, MOST_ROWS = 8, 6, 40
DEFENCE = ("defence",)
LABELS, ALL = {"bloc", "component"}, "all states"


def draw_centrality(request: PlotRequest) -> Picture:
    """Return a measure through time; without states of those with the highest values, no two of which end alike.

    A measure of the whole network is one line. QueryError for more lines than can be told apart.
    """
    name = request.measure or "degree"
    if name in LABELS:
        raise QueryError(f"{name!r} is a label and no quantity; draw 'blocs' in place of 'centrality'")
    by_state, days = _series(request, name)
    of_all = MEASURES[name].level == "network"
    states = list(by_state) if of_all else request.states or _highest(by_state, days[-1])
    if len(states) > MOST_LINES and not of_all:
        raise QueryError(f"{len(states)} lines cannot be told apart; give at most {MOST_LINES} states")
    held = {ALL: _whole(by_state)} if of_all else {request.label(state): by_state.get(state, {}) for state in states}
    lines = {label: [(day, values.get(day)) for day in days] for label, values in held.items()}
    title = f"{name.capitalize()} in the network of alliances"
    caption, sources = _evidence(request, "Allies by a duty of defence", days, states)
    return Picture(centrality_figure(lines, name=name, title=title, caption=caption), title, caption, sources)


def draw_blocs(request: PlotRequest) -> Picture:
    """Return who belonged to which bloc when; without states of those that changed blocs.

    QueryError for more rows than fit on a page.
    """
    by_state, days = _series(request, "bloc")
    stretches = {state: _stretches(held, [*days, day_after(days[-1])]) for state, held in by_state.items()}
    states = request.states or _movers(stretches)
    if not states:
        raise QueryError("no state changes blocs in these years; name the states to be shown")
    if len(states) > MOST_ROWS:
        raise QueryError(f"{len(states)} rows do not fit on a page; give at most {MOST_ROWS} states")
    rows = {request.label(state): stretches.get(state, []) for state in states}
    shown = {each.bloc for held in rows.values() for each in held}
    spent: dict[int, Counter[str]] = defaultdict(Counter)
    for state, held in stretches.items():
        for each in held:
            if each.bloc in shown:
                spent[each.bloc][request.label(state)] += (each.until - each.since).days
    title = "Blocs in the network of alliances"
    caption, sources = _evidence(request, "Communities of allies by a duty of defence", days, states)
    figure = blocs_figure(
        rows, bloc_names(spent), first=days[0], last=day_after(days[-1]), title=title, caption=caption
    )
    return Picture(figure, title, caption, sources)


def _series(request: PlotRequest, name: str) -> tuple[dict[str, dict[date, Any]], list[date]]:
    """Return the values of a measure by state and day, at every change and on the last day."""
    scope = request.graph.scope(**request.limits)
    series = series_of(
        request.graph.records,
        "alliances",
        scope,
        first=request.first,
        last=request.last,
        every="change",
        measures=[name],
    )
    end = parse_span(request.last)[1]
    found: dict[str, dict[date, Any]] = defaultdict(dict)
    for row in series.table().rows:
        found[str(row[1])][date.fromisoformat(str(row[0]))] = row[3]
    if not found:
        raise QueryError(f"there is no alliance from {request.first} to {request.last}, and nothing to draw")
    if end > series.days[-1]:
        for held in found.values():
            if series.days[-1] in held:
                held[end] = held[series.days[-1]]
    return found, [*series.days, *([end] if end > series.days[-1] else [])]


def _whole(by_state: Mapping[str, Mapping[date, Any]]) -> dict[date, Any]:
    """Return the values of a measure of the whole, which every state's row repeats."""
    return {day: value for held in by_state.values() for day, value in held.items()}


def _evidence(
    request: PlotRequest, what: str, days: Sequence[date], states: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    when = f"at every change from {days[0]} to {days[-1]}"
    return request.evidence(what, when, states=states, types=DEFENCE, during=f"{days[0]}/{days[-1]}")


def _highest(by_state: Mapping[str, Mapping[date, Any]], last: date) -> list[str]:
    peak = {
        state: max((each for each in held.values() if each is not None), default=0) for state, held in by_state.items()
    }
    chosen: dict[Any, str] = {}
    for state in sorted(peak, key=lambda state: (-peak[state], state)):
        chosen.setdefault(by_state[state].get(last), state)
    return list(chosen.values())[:FEW_LINES]


def _stretches(held: Mapping[date, int | None], days: Sequence[date]) -> list[Stretch]:
    spans = [(day, later, held.get(day)) for day, later in pairwise(days)]
    found = []
    for bloc, group in groupby(spans, key=lambda span: span[2]):
        run = list(group)
        if bloc is not None:
            found.append(Stretch(run[0][0], run[-1][1], bloc))
    return found


def _movers(stretches: Mapping[str, list[Stretch]]) -> list[str]:
    """Return the states that changed blocs, in the order of the blocs they went through."""
    moved = [state for state, held in stretches.items() if len({each.bloc for each in held}) > 1]
    return sorted(moved, key=lambda state: ([each.bloc for each in stretches[state]], state))[:MOST_ROWS]
