"""How alike the portfolios of some states are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from csto_graph.pictures.print.style import INK, sheet, short

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MOST_NUMBERS = 16


def heatmap_figure(
    labels: Sequence[str], values: npt.NDArray[np.float64], *, name: str, title: str, caption: str
) -> Figure:
    """Return a square of scores between -1 and 1, in the order given; few of them also as numbers, gaps hatched."""
    size = len(labels)
    side = max(3.2, 0.25 * size)
    figure, axes = sheet(title, caption, width=side + 3.2, height=side + 2.4)
    width, height = figure.get_size_inches()
    axes.set_position((1.35 / width, 1 - (side + 0.55) / height, side / width, side / height))
    axes.set_facecolor("#e6e6e6")
    image = axes.imshow(np.ma.masked_invalid(values), cmap="cividis", vmin=-1, vmax=1)
    axes.set_xticks(range(size), [short(label) for label in labels], rotation=90, fontsize=7, color=INK)
    axes.set_yticks(range(size), [short(label) for label in labels], fontsize=7, color=INK)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    if size <= MOST_NUMBERS:
        for (i, j), value in np.ndenumerate(values):
            if not np.isnan(value):
                ink = "white" if value < 0.2 else "black"
                axes.text(j, i, f"{value:.2f}", ha="center", va="center", fontsize=6, color=ink)
    beside = figure.add_axes(((1.6 + side) / width, 1 - (side + 0.55) / height, 0.16 / width, side / height))
    bar = figure.colorbar(image, cax=beside)
    bar.set_label(name, fontsize=8)
    bar.ax.tick_params(labelsize=7)
    return figure
