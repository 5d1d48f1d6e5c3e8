"""Who belongs to which bloc when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from csto_graph.pictures.colours import PALE, bloc_colour, bloc_letter
from csto_graph.pictures.print.style import INK, LEGEND_LINE, bloc_hatch, bloc_legend, sheet, short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDE = 700
"""Days that a stretch must last for its letter to have room."""
EPOCH = date(1970, 1, 1)


class Stretch(NamedTuple):
    """A time that a state spends in one bloc, half-open."""

    since: date
    until: date
    bloc: int


def blocs_figure(
    rows: Mapping[str, list[Stretch]],
    legend: Mapping[int, str],
    *,
    first: date,
    last: date,
    title: str,
    caption: str,
) -> Figure:
    """Return a row for each state, by its label, with a bar for each stretch in a bloc, lettered and coloured by it."""
    figure, axes = sheet(title, caption, height=2.1 + 0.21 * len(rows) + LEGEND_LINE * len(legend))
    for height, stretches in enumerate(rows.values()):
        for each in stretches:
            _bar(figure, height, each)
    axes.set_yticks(range(len(rows)), [short(label) for label in rows], fontsize=8)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(_place(first), _place(last))
    axes.xaxis_date()
    axes.tick_params(length=0, axis="y", labelcolor=INK)
    box = axes.get_position()
    axes.set_position((box.x0 + 0.1, box.y0, box.width - 0.1, box.height))
    bloc_legend(figure, legend)
    return figure


def _bar(figure: Figure, height: int, stretch: Stretch) -> None:
    axes = figure.axes[0]
    days = (stretch.until - stretch.since).days
    colour = bloc_colour(stretch.bloc)
    axes.barh(
        height,
        days,
        left=_place(stretch.since),
        height=0.8,
        color=colour,
        hatch=bloc_hatch(stretch.bloc),
        edgecolor="white",
        linewidth=0.6,
    )
    if days >= WIDE:
        middle = _place(stretch.since) + days / 2
        ink = INK if colour in PALE else "white"
        axes.text(middle, height, bloc_letter(stretch.bloc), color=ink, fontsize=7, ha="center", va="center")


def _place(day: date) -> int:
    """Return where matplotlib puts a day: the number of days since its epoch."""
    return day.toordinal() - EPOCH.toordinal()
