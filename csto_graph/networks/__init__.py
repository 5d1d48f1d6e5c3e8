"""Networks of states and organisations on a day, as networkx graphs; measures and exports."""

from csto_graph.networks.exports import write_network
from csto_graph.networks.measures import betweenness, communities, degree
from csto_graph.networks.projections import PROJECTIONS, affiliations, alliances, project
from csto_graph.networks.spells import Spell, read_spells

__all__ = [
    "PROJECTIONS",
    "Spell",
    "affiliations",
    "alliances",
    "betweenness",
    "communities",
    "degree",
    "project",
    "read_spells",
    "write_network",
]
