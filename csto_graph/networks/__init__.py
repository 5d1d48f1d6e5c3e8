"""Networks of states, organisations and events through time, as networkx graphs; measures, series and exports."""

from csto_graph.networks.balance import Balance, balance_of, balance_rows, years_between
from csto_graph.networks.exports import node_table, tie_table, write_network, write_nodes, write_series
from csto_graph.networks.layouts import map_layout, spring_layout
from csto_graph.networks.measures import MEASURES, Snapshot, measure
from csto_graph.networks.projections import (
    PROJECTIONS,
    STRENGTHS,
    affiliations,
    alliances,
    conflicts,
    events,
    layers,
    obligations,
    project,
    signed,
)
from csto_graph.networks.series import Series, series_of
from csto_graph.networks.similarity import REFERENCES, Similarity, similarity_of
from csto_graph.records import Records, Scope, Spell

__all__ = [
    "MEASURES",
    "PROJECTIONS",
    "REFERENCES",
    "STRENGTHS",
    "Balance",
    "Records",
    "Scope",
    "Series",
    "Similarity",
    "Snapshot",
    "Spell",
    "affiliations",
    "alliances",
    "balance_of",
    "balance_rows",
    "conflicts",
    "events",
    "layers",
    "map_layout",
    "measure",
    "node_table",
    "obligations",
    "project",
    "series_of",
    "signed",
    "similarity_of",
    "spring_layout",
    "tie_table",
    "write_network",
    "write_nodes",
    "write_series",
    "years_between",
]
