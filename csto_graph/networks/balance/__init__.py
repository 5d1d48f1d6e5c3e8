"""Structural balance of signed networks: whether my friend's foe is my foe."""

from csto_graph.networks.balance.balance import Balance, balance_of, balance_rows, years_between
from csto_graph.networks.balance.frustration import MOST_NODES, Frustration, frustration
from csto_graph.networks.balance.triads import TriadCensus, signs_of, triad_census

__all__ = [
    "MOST_NODES",
    "Balance",
    "Frustration",
    "TriadCensus",
    "balance_of",
    "balance_rows",
    "frustration",
    "signs_of",
    "triad_census",
    "years_between",
]
