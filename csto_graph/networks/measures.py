"""Measures of a network. Each returns a value for every node; the networks are undirected."""

from __future__ import annotations

import networkx as nx

from csto_graph.networks.types import Network

SEED = 1949


def degree(graph: Network) -> dict[str, int]:
    """Return the number of neighbours of each node (weights count for nothing; isolated nodes have 0)."""
    return {node: graph.degree(node) for node in sorted(graph)}


def betweenness(graph: Network) -> dict[str, float]:
    """Return Freeman's betweenness of each node, normalised to 0..1; unweighted shortest paths.

    The share of shortest paths between other nodes that pass through a node (Freeman 1977, Sociometry 40:35-41;
    computed after Brandes 2001). Isolated nodes have 0.
    """
    values: dict[str, float] = nx.betweenness_centrality(graph)
    return {node: values[node] for node in sorted(graph)}


def communities(graph: Network, *, seed: int = SEED) -> dict[str, int]:
    """Return the Louvain community of each node, numbered from 0, the largest first.

    Modularity with edge weights (Blondel et al. 2008, J. Stat. Mech. P10008). The seed fixes the outcome; an
    isolated node is a community of its own.
    """
    nodes = sorted(graph)
    number = {node: index for index, node in enumerate(nodes)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(nodes)))
    for one, other, weight in sorted(graph.edges(data="weight", default=1)):
        plain.add_edge(*sorted((number[one], number[other])), weight=weight)
    found = nx.community.louvain_communities(plain, seed=seed)
    ranked = sorted((sorted(group) for group in found), key=lambda group: (-len(group), group))
    return {nodes[index]: rank for rank, group in enumerate(ranked) for index in group}
