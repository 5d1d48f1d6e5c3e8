"""A network of states on the map, by where their capitals lie."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from csto_graph.pictures.colours import GREY, bloc_colour
from csto_graph.pictures.outlines import outlines
from csto_graph.pictures.print.style import INK, LANDMARKS, LINE, bloc_legend, plain, sheet

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Point = tuple[float, float]
LABELLED = 24
APART = 7.0
"""Degrees that a label keeps from others."""
COAST = "#c3c9d1"


def map_figure(
    places: Mapping[str, Point],
    ties: Sequence[tuple[str, str]],
    blocs: Mapping[str, int],
    labels: Mapping[str, str],
    legend: Mapping[int, str],
    *,
    title: str,
    caption: str,
) -> Figure:
    """Return states at the longitude and latitude of their capitals, larger with more ties, coloured by bloc.

    A tie has the colour of the bloc that both ends are in, else none. Landmarks and the states with the most ties are
    named, as far as there is room, and the blocs by ``legend`` below. Coasts and borders are those of today. Plate
    carrée: a degree is as long everywhere.
    """
    rows = -(-len(legend) // 2)
    figure, axes = sheet(title, caption, width=10.0, height=4.9 + 0.17 * rows)
    bloc_legend(figure, legend, columns=2)
    degree = Counter(end for tie in ties for end in tie)
    _draw_outlines(axes)
    _draw_ties(axes, places, ties, blocs)
    _draw_nodes(axes, places, degree, blocs)
    for node in _with_room(places, degree):
        _draw_label(axes, places[node], labels[node])
    axes.set(xlim=(-180, 180), ylim=(-58, 80), aspect="equal", axisbelow=True)
    axes.set(xticks=[], yticks=[])
    return figure


def _draw_outlines(axes: Axes) -> None:
    from matplotlib.collections import LineCollection

    for kinds, width, style in ((("coasts",), 0.6, "-"), (("borders",), 0.3, "-"), (("contested",), 0.3, ":")):
        axes.add_collection(
            LineCollection(outlines(*kinds), colors=COAST, linewidths=width, linestyles=style, zorder=0)
        )


def _draw_ties(
    axes: Axes, places: Mapping[str, Point], ties: Sequence[tuple[str, str]], blocs: Mapping[str, int]
) -> None:
    from matplotlib.collections import LineCollection

    segments = [(places[one], places[other]) for one, other in ties]
    colours = [_tie_colour(blocs.get(one), blocs.get(other)) for one, other in ties]
    axes.add_collection(LineCollection(segments, colors=colours, linewidths=0.4, alpha=0.35))


def _draw_nodes(axes: Axes, places: Mapping[str, Point], degree: Mapping[str, int], blocs: Mapping[str, int]) -> None:
    nodes = sorted(places)
    x, y = ([places[node][axis] for node in nodes] for axis in (0, 1))
    sizes = [7 + 0.9 * degree[node] for node in nodes]
    colours = [bloc_colour(blocs[node]) if blocs.get(node, -1) >= 0 else LINE for node in nodes]
    axes.scatter(x, y, s=sizes, c=colours, edgecolors="white", linewidths=0.6, zorder=3)


def _draw_label(axes: Axes, place: Point, label: str) -> None:
    from matplotlib.patheffects import withStroke

    look: Any = {"fontsize": 6.5, "ha": "center", "color": INK}
    halo = [withStroke(linewidth=1.6, foreground="white")]
    axes.annotate(plain(label), place, (0, 5), textcoords="offset points", path_effects=halo, **look)


def _tie_colour(one: int | None, other: int | None) -> str:
    return bloc_colour(one) if one is not None and one == other and one >= 0 else GREY


def _with_room(places: Mapping[str, Point], degree: Mapping[str, int]) -> list[str]:
    chosen: list[str] = []
    landmarks = [state for state in LANDMARKS if state in places]
    for node in dict.fromkeys([*landmarks, *sorted(places, key=lambda node: (-degree[node], node))]):
        x, y = places[node]
        if all(math.hypot((x - places[each][0]) / 2, y - places[each][1]) > APART for each in chosen):
            chosen.append(node)
    return chosen[:LABELLED]
