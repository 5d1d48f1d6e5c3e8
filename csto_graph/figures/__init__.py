"""Pictures for print: networks through time as SVG, PNG or PDF. The only place that touches matplotlib."""

from csto_graph.figures.drawing import FIGURES, draw
from csto_graph.figures.picture import Picture

__all__ = ["FIGURES", "Picture", "draw"]
