"""Pictures for print: networks through time as SVG, PNG or PDF. The only place that touches matplotlib."""

from csto_graph.pictures.print.chart_registry import FIGURES, draw
from csto_graph.pictures.print.figure import Picture

__all__ = ["FIGURES", "Picture", "draw"]
