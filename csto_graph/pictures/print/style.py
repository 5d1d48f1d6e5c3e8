"""The sheet on which every picture is drawn: type, colours that all eyes can tell apart, title and caption."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import TYPE_CHECKING

from csto_graph.pictures.colours import COLOURS, PALE, bloc_colour, bloc_letter

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DASHES = ("-", "--", "-.", ":")
HATCHES = ("", "//", "..", "xx", "\\\\", "++", "oo", "**")
INK, SOFT, LINE = "#1c2430", "#5b6675", "#d5dae1"
LANDMARKS = (
    *("state-usa", "state-can", "state-rus", "state-sun", "state-chn", "state-gbr", "state-fra", "state-deu"),
    *("state-pol", "state-tur", "state-ind", "state-jpn", "state-bra", "state-egy", "state-zaf", "state-aus"),
)
"""States that a picture shows and names before others, for readers to find their way."""
LEGEND_LINE = 0.17
"""Inches that a line of the legend takes."""


def sheet(title: str, caption: str, *, width: float = 9.0, height: float = 5.6) -> tuple[Figure, Axes]:
    """Return a figure of this size in inches with one set of axes, the title above and the caption below."""
    from matplotlib.figure import Figure

    wrapped = textwrap.wrap(caption, round(width * 16.5))
    figure = Figure(figsize=(width, height), layout=None, facecolor="white")
    bottom = (0.62 + 0.15 * len(wrapped)) / height
    axes = figure.add_axes((0.9 / width, bottom, 1 - 1.1 / width, 1 - bottom - 0.55 / height))
    figure.text(0.15 / width, 1 - 0.12 / height, title, fontsize=12, weight="bold", color=INK, va="top")
    figure.text(0.15 / width, 0.1 / height, "\n".join(wrapped), fontsize=7, color=SOFT, va="bottom")
    axes.tick_params(colors=SOFT, labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(LINE)
    return figure, axes


def bloc_legend(figure: Figure, legend: Mapping[int, str], *, columns: int = 1) -> None:
    """Write the letter and the name of each bloc between the axes, which make room, and the caption."""
    axes, height = figure.axes[0], figure.get_figheight()
    box = axes.get_position()
    rows = -(-len(legend) // columns)
    room = LEGEND_LINE * rows / height
    axes.set_position((box.x0, box.y0 + room, box.width, box.height - room))
    for place, (number, members) in enumerate(legend.items()):
        column, row = divmod(place, max(rows, 1))
        left = box.x0 + column * box.width / columns
        lower = box.y0 - 0.33 / height + LEGEND_LINE * (rows - row - 1) / height
        colour = bloc_colour(number)
        text = f"{bloc_letter(number)}  {plain(members)}"
        figure.text(left, lower, text, fontsize=7.5, color=SOFT if colour in PALE else colour)


def bloc_hatch(number: int) -> str:
    """Return the hatching of a bloc: none for the first ten."""
    return HATCHES[number // len(COLOURS) % len(HATCHES)]


def plain(text: str) -> str:
    """Return a text from data so that nothing in it is read as a formula."""
    return text.replace("$", r"\$")


def short(text: str, most: int = 24) -> str:
    """Return a text of at most so many characters, :func:`plain`."""
    return plain(text if len(text) <= most else text[: most - 1].rstrip() + "…")
