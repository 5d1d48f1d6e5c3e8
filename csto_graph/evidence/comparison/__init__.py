"""Two graphs side by side: on which memberships, dates and obligations they differ, and what each changes."""

from csto_graph.evidence.comparison.graphs import compare_graphs
from csto_graph.evidence.comparison.matching import Numbers
from csto_graph.evidence.comparison.report import KINDS, Comparison, compare

__all__ = ["KINDS", "Comparison", "Numbers", "compare", "compare_graphs"]
