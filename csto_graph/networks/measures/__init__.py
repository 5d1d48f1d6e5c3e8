"""Measures of a network on a day: of each node, and of the whole."""

from csto_graph.networks.measures.blocs import bloc_stability, matched, modularity, ordered_blocs
from csto_graph.networks.measures.named_measures import LEVELS, MEASURES, Measure, chosen_measures, measure, rounded
from csto_graph.networks.measures.partition import adjusted_rand
from csto_graph.networks.measures.snapshot import Snapshot

__all__ = [
    "LEVELS",
    "MEASURES",
    "Measure",
    "Snapshot",
    "adjusted_rand",
    "bloc_stability",
    "chosen_measures",
    "matched",
    "measure",
    "modularity",
    "ordered_blocs",
    "rounded",
]
