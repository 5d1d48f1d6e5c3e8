"""Measures of a whole network; undirected, and weights count for nothing unless it is said."""

from __future__ import annotations

import numpy as np

from csto_graph.networks.measures.brokerage import clustering
from csto_graph.networks.measures.snapshot import Snapshot


def nodes(snapshot: Snapshot) -> float:
    """Return the number of nodes, isolated ones too."""
    return float(len(snapshot))


def ties(snapshot: Snapshot) -> float:
    """Return the number of pairs that are neighbours."""
    return float(snapshot.degrees.sum() / 2)


def density(snapshot: Snapshot) -> float:
    """Return the share of all pairs that are neighbours, 0 to 1; 0 for less than two nodes."""
    pairs = len(snapshot) * (len(snapshot) - 1) / 2
    return ties(snapshot) / pairs if pairs else 0.0


def components(snapshot: Snapshot) -> float:
    """Return the number of connected components; an isolated node is one."""
    return float(snapshot.components.max(initial=-1) + 1)


def largest(snapshot: Snapshot) -> float:
    """Return the number of nodes of the largest component."""
    return float((snapshot.components == 0).sum())


def mean_clustering(snapshot: Snapshot) -> float:
    """Return the mean of :func:`clustering` over all nodes, isolated ones too; 0 without nodes."""
    return float(clustering(snapshot).mean()) if len(snapshot) else 0.0


def transitivity(snapshot: Snapshot) -> float:
    """Return the share of all pairs of neighbours of a node that are neighbours themselves; 0 where there are none."""
    triads = float((snapshot.degrees * (snapshot.degrees - 1)).sum())
    return float((snapshot.shared * snapshot.adjacency).sum()) / triads if triads else 0.0


def assortativity(snapshot: Snapshot) -> float:
    """Return how far ties join states of one region: 1 if all do, 0 as often as chance, negative if less.

    Newman 2003, Physical Review E 67:026126, over ties between nodes of known region. Missing (nan) if there is none or
    all lie in one region.
    """
    known = [node for node, region in enumerate(snapshot.regions) if region]
    if not known:
        return float("nan")
    number = {region: place for place, region in enumerate(sorted(set(snapshot.regions) - {""}))}
    member = np.eye(len(number))[[number[snapshot.regions[node]] for node in known]]
    mixing = member.T @ snapshot.adjacency[np.ix_(known, known)] @ member
    total = mixing.sum()
    chance = float(((mixing.sum(axis=0) / total) ** 2).sum()) if total else 1.0
    return float((np.trace(mixing) / total - chance) / (1 - chance)) if chance < 1 else float("nan")
