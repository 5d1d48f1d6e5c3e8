"""Pictures of a day: from a network and from scores to what is drawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import numpy as np
import numpy.typing as npt

from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.pictures.print.figure import Picture
from csto_graph.pictures.print.heatmap import heatmap_figure
from csto_graph.pictures.print.request import PlotRequest, bloc_names
from csto_graph.pictures.print.worldmap import map_figure

MOST_SQUARES, OF_A_BLOC = 24, 4
DEFENCE = ("defence",)
SCORES = {
    "s": "S (Signorino and Ritter)",
    "kappa": "Cohen's kappa",
    "pi": "Scott's pi",
    "tau_b": "Kendall's tau-b",
}


def draw_similarity(request: PlotRequest) -> Picture:
    """Return how alike portfolios are; without states of those with the most allies in each bloc.

    UnknownNameError for other scores, QueryError for less than two states.
    """
    from csto_graph.networks import STRENGTHS, similarity_of

    name, day = request.measure or "s", request.graph.day(request.as_of)
    if name not in SCORES:
        raise UnknownNameError("score", name, SCORES, mend=f"one of {', '.join(SCORES)}")
    states = sorted(request.states or _leaders(request))
    if len(states) < 2:
        raise QueryError("similarity is between states; give two or more")
    scope = request.graph.scope(states=states, **request.limits)
    series = similarity_of(request.graph.records, scope, first=day.isoformat(), last=day.isoformat())
    found = series.table()
    number = {state: place for place, state in enumerate(states)}
    values = np.eye(len(states))
    pairs = zip(map(str, found.column("state_1")), map(str, found.column("state_2")), strict=True)
    for (one, other), score in zip(pairs, found.column(name), strict=True):
        values[number[one], number[other]] = values[number[other], number[one]] = np.nan if score is None else score
    order = _by_likeness(values)
    labels = [request.label(states[place], day) for place in order]
    title = f"Similarity of alliance portfolios on {day}"
    what = "All types of obligation, against all states of the system"
    caption, sources = request.evidence(what, f"on {day}", states=states, types=tuple(STRENGTHS), as_of=day)
    figure = heatmap_figure(labels, values[np.ix_(order, order)], name=SCORES[name], title=title, caption=caption)
    return Picture(figure, title, caption, sources)


def draw_map(request: PlotRequest) -> Picture:
    """Return the network of alliances of a day at the capitals of its states."""
    from csto_graph.networks import map_layout

    day = request.graph.day(request.as_of)
    network, blocs, degrees = _network(request)
    places = map_layout(network)
    if not places:
        raise QueryError(f"there is no alliance on {day}, and nothing to draw")
    ties = sorted((one, other) for one, other in map(sorted, network.edges) if {one, other} <= set(places))
    labels: dict[str, str] = dict(network.nodes(data="label"))
    spent: dict[int, Counter[str]] = defaultdict(Counter)
    for node, bloc in blocs.items():
        if bloc >= 0:
            spent[bloc][labels[node]] = degrees[node]
    title = f"Allies by a duty of defence on {day}"
    what = "States at their present or last capitals, coloured by bloc"
    caption, sources = request.evidence(what, f"on {day}", states=list(network), types=DEFENCE, as_of=day)
    figure = map_figure(places, ties, blocs, labels, bloc_names(spent), title=title, caption=caption)
    return Picture(figure, title, caption, sources)


def _network(request: PlotRequest) -> tuple[Any, dict[str, int], dict[str, int]]:
    """Return the network of the day, the bloc of each state (-1 for none) and its degree."""
    from csto_graph.networks import measure, project

    scope = request.graph.scope(request.graph.day(request.as_of), states=request.states or None, **request.limits)
    network = project(request.graph.records, "alliances", scope)
    bloc, degree = measure(network, "bloc"), measure(network, "degree")
    assert isinstance(bloc, dict)
    assert isinstance(degree, dict)
    sizes = Counter(bloc.values())
    blocs = {node: int(number) if sizes[number] > 1 else -1 for node, number in bloc.items()}
    return network, blocs, {node: int(value) for node, value in degree.items()}


def _leaders(request: PlotRequest) -> list[str]:
    _, blocs, degrees = _network(request)
    ranked = sorted(degrees, key=lambda state: (-degrees[state], state))
    chosen = [
        state
        for bloc in sorted(set(blocs.values()))
        for state in [each for each in ranked if blocs[each] == bloc][:OF_A_BLOC]
    ]
    return chosen[:MOST_SQUARES]


def _by_likeness(values: npt.NDArray[np.float64]) -> list[int]:
    """Return an order in which states alike are near: the leaves of average-linkage clustering."""
    from scipy.cluster.hierarchy import leaves_list, linkage
    from scipy.spatial.distance import squareform

    apart = 1 - np.nan_to_num(values)
    np.fill_diagonal(apart, 0)
    return [int(place) for place in leaves_list(linkage(squareform(apart, checks=False), "average"))]
