"""A measure of some states through time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from csto_graph.pictures.colours import COLOURS
from csto_graph.pictures.print.style import DASHES, INK, LINE, SOFT, plain, sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Points = list[tuple[date, float | None]]
NEAR, ROUNDS = 0.045, 200


def centrality_figure(lines: Mapping[str, Points], *, name: str, title: str, caption: str) -> Figure:
    """Return a step line for each state, by its label, a gap where it has no value; the label stands at its end."""
    figure, axes = sheet(title, caption)
    for number, (label, points) in enumerate(lines.items()):
        days: Any = [day for day, _ in points]
        values = [float("nan") if value is None else value for _, value in points]
        look: Any = _look(number)
        axes.plot(days, values, drawstyle="steps-post", linewidth=1.8, label=plain(label), **look)
    axes.set_ylabel(name, color=SOFT, fontsize=9)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    axes.set_ylim(bottom=0)
    axes.margins(x=0)
    _label_ends(figure, lines)
    return figure


def _label_ends(figure: Figure, lines: Mapping[str, Points]) -> None:
    """Write each label beside the last value of its line, moved apart where they would touch."""
    axes = figure.axes[0]
    box = axes.get_position()
    axes.set_position((box.x0, box.y0, box.width - 0.19, box.height))
    top = axes.get_ylim()[1] or 1.0
    ends = sorted((_last(points) / top, number, label) for number, (label, points) in enumerate(lines.items()))
    for height, (_, number, label) in zip(_apart([end for end, _, _ in ends]), ends, strict=True):
        sample: Any = {"transform": axes.transAxes, "clip_on": False, "linewidth": 1.8, **_look(number)}
        axes.plot([1.01, 1.045], [height, height], **sample)
        axes.annotate(plain(label), (1.055, height), xycoords="axes fraction", fontsize=8.5, va="center", color=INK)


def _look(number: int) -> dict[str, str]:
    return {"color": COLOURS[number % len(COLOURS)], "linestyle": DASHES[number // 2 % len(DASHES)]}


def _apart(heights: Sequence[float]) -> list[float]:
    """Return ascending heights moved as little as keeps neighbours apart."""
    moved = list(heights)
    for _ in range(ROUNDS):
        for lower in range(len(moved) - 1):
            short = NEAR - (moved[lower + 1] - moved[lower])
            if short > 0:
                moved[lower] -= short / 2
                moved[lower + 1] += short / 2
    return moved


def _last(points: Sequence[tuple[date, float | None]]) -> float:
    return next((value for _, value in reversed(points) if value is not None), 0.0)
