"""Pictures of a course: from a series to what is drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from typing import Any

from csto_graph.core.dates import day_after, parse_span
from csto_graph.core.windows import ALL_OF_HISTORY, day_window
from csto_graph.errors import QueryError
from csto_graph.networks import MEASURES, Scope, series_of
from csto_graph.networks.measures import bloc_stability
from csto_graph.networks.series import course_of
from csto_graph.pictures.print.bloc_chart import Stretch, blocs_figure
from csto_graph.pictures.print.figure import Picture
from csto_graph.pictures.print.measure_chart import centrality_figure
from csto_graph.pictures.print.request import PlotRequest, bloc_names
from csto_graph.pictures.print.style import LANDMARKS

MOST_LINES, FEW_LINES, MOST_ROWS, FEW_ROWS = 8, 6, 40, 30
SEEDS, TESTED_DAYS = range(1, 10), 8
"""The seeds, beside that of the picture, and the number of days with which the stability of blocs is measured."""
DEFENCE = ("defence",)
LABELS, ALL = {"bloc", "component"}, "all states"


def draw_centrality(request: PlotRequest) -> Picture:
    """Return a measure through time: of states, of the members of each organisation, or of the whole network.

    Without states and organisations it is of the states with the highest values, no two of which end alike. A state
    that continues another has the values of its predecessor before its own. QueryError for more lines than can be
    told apart.
    """
    name = request.measure or "degree"
    if name in LABELS:
        raise QueryError(f"{name!r} is a label and no quantity; draw 'blocs' in place of 'centrality'")
    if request.organisations and not request.states and MEASURES[name].level == "state":
        return _draw_organisations(request, name)
    by_state, days = _series(request, name)
    of_all = MEASURES[name].level == "network"
    states = list(by_state) if of_all else request.states or _highest(by_state, days[-1])
    if not of_all:
        _check_number(states, "states")
    held = {ALL: _whole(by_state)} if of_all else dict(_state_line(request, by_state, state) for state in states)
    what = "Allies by a duty of defence"
    if request.organisations:
        what += f", only in {', '.join(request.short_names[each] for each in request.organisations)}"
    title = f"{name.capitalize()} in the network of alliances"
    return _centrality(request, name, held, days, states, title=title, what=what)


def _draw_organisations(request: PlotRequest, name: str) -> Picture:
    """Return the mean of a measure over the members of each organisation on each day."""
    _check_number(request.organisations, "organisations")
    by_state, days = _series(replace(request, organisations=()), name)
    held = {request.short_names[each]: _mean(request, by_state, each, days) for each in request.organisations}
    title = f"{name.capitalize()} in the network of alliances: mean of the members"
    what = "Allies by a duty of defence, in all alliances"
    return _centrality(request, name, held, days, list(by_state), title=title, what=what)


def _centrality(
    request: PlotRequest,
    name: str,
    held: Mapping[str, Mapping[date, Any]],
    days: Sequence[date],
    states: Sequence[str],
    *,
    title: str,
    what: str,
) -> Picture:
    lines = {label: [(day, values.get(day)) for day in days] for label, values in held.items()}
    caption, sources = _evidence(request, what, days, states)
    return Picture(centrality_figure(lines, name=name, title=title, caption=caption), title, caption, sources)


def _check_number(lines: Sequence[str], what: str) -> None:
    if len(lines) > MOST_LINES:
        raise QueryError(f"{len(lines)} lines cannot be told apart; give at most {MOST_LINES} {what}")


def _state_line(
    request: PlotRequest, by_state: Mapping[str, Mapping[date, Any]], state: str
) -> tuple[str, dict[date, Any]]:
    """Return the label and the values of a state, which are those of its predecessor before its own first day."""
    label, values = request.label(state), dict(by_state.get(state, {}))
    before = request.predecessors.get(state, "")
    first = min(values, default=None)
    earlier = {day: value for day, value in by_state.get(before, {}).items() if first is None or day < first}
    return (f"{label}\n(before: {request.label(before)})", earlier | values) if earlier else (label, values)


def _mean(
    request: PlotRequest, by_state: Mapping[str, Mapping[date, Any]], organisation: str, days: Sequence[date]
) -> dict[date, float]:
    spells = [spell for spell in request.graph.records.spells if spell.organisation == organisation]
    found = {}
    for day in days:
        window = day_window(day)
        members = {spell.state for spell in spells if window.holds(spell.bounds, at_least=request.at_least)}
        values = [by_state.get(state, {}).get(day) for state in members]
        if any(value is not None for value in values):
            found[day] = sum(value or 0 for value in values) / len(members)
    return found


def draw_blocs(request: PlotRequest) -> Picture:
    """Return who belonged to which bloc when.

    Without states it shows landmarks and states that changed blocs. QueryError for more rows than fit on a page.
    """
    by_state, days = _series(request, "bloc")
    stretches = {state: _stretches(held, [*days, day_after(days[-1])]) for state, held in by_state.items()}
    states = request.states or _telling(request, stretches)
    if len(states) > MOST_ROWS:
        raise QueryError(f"{len(states)} rows do not fit on a page; give at most {MOST_ROWS} states")
    spent = _members_by_bloc(request, stretches, {each.bloc for state in states for each in stretches.get(state, [])})
    number = {bloc: place for place, bloc in enumerate(spent)}
    rows = {
        request.label(state): [each._replace(bloc=number[each.bloc]) for each in stretches.get(state, [])]
        for state in states
    }
    legend = {number[bloc]: name for bloc, name in bloc_names(spent).items()}
    title = "Blocs in the network of alliances"
    what = "Communities of allies by a duty of defence"
    caption, sources = _evidence(request, what, days, states, note=_explained(request, days))
    figure = blocs_figure(rows, legend, first=days[0], last=day_after(days[-1]), title=title, caption=caption)
    return Picture(figure, title, caption, sources)


def _members_by_bloc(
    request: PlotRequest, stretches: Mapping[str, list[Stretch]], shown: Collection[int]
) -> dict[int, Counter[str]]:
    """Return for each bloc that is shown how many days each state spent in it; the bloc of the most days first."""
    spent: dict[int, Counter[str]] = defaultdict(Counter)
    for state, held in stretches.items():
        for each in held:
            if each.bloc in shown:
                spent[each.bloc][request.label(state)] += (each.until - each.since).days
    return dict(sorted(spent.items(), key=lambda item: (-item[1].total(), item[0])))


def _explained(request: PlotRequest, days: Sequence[date]) -> str:
    """Return what a bloc is, and how much the blocs depend on chance."""
    course = course_of(request.graph.records, "alliances", Scope(ALL_OF_HISTORY), at_least=request.at_least)
    tested = days[:: max(1, len(days) // TESTED_DAYS)]
    agreement = bloc_stability((snapshot for snapshot, _ in course.snapshots(tested)), SEEDS)
    return (
        "A bloc is a community: its states have more ties with one another than expected (Leiden). A state is in one "
        f"bloc only, even if two alliances bind it. With {len(SEEDS) + 1} random seeds on {len(tested)} days the blocs "
        f"agree to {agreement:.3f} (mean adjusted Rand index; 1 means always the same)."
    )


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
    request: PlotRequest, what: str, days: Sequence[date], states: Sequence[str], *, note: str = ""
) -> tuple[str, tuple[str, ...]]:
    when = f"at every change from {days[0]} to {days[-1]}"
    return request.evidence(what, when, states=states, types=DEFENCE, note=note, during=f"{days[0]}/{days[-1]}")


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


def _telling(request: PlotRequest, stretches: Mapping[str, list[Stretch]]) -> list[str]:
    """Return landmarks and the states with the most allies that changed blocs, by the blocs they went through."""
    degrees, _ = _series(request, "degree")
    moved = [state for state, held in stretches.items() if len({each.bloc for each in held}) > 1]
    peak = {state: max(value or 0 for value in degrees[state].values()) for state in moved}
    landmarks = [state for state in LANDMARKS if stretches.get(state)]
    chosen = list(dict.fromkeys([*landmarks, *sorted(moved, key=lambda state: (-peak[state], state))]))[:FEW_ROWS]
    return sorted(chosen, key=lambda state: ([each.bloc for each in stretches[state]], state))
