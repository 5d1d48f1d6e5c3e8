"""How central a node is. All are of undirected networks; those that use weights say so."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from csto_graph.networks.measures.partition import Values
from csto_graph.networks.measures.snapshot import Snapshot

DAMPING = 0.85
NEAR = 1e-9


def degree(snapshot: Snapshot) -> Values:
    """Return the number of neighbours of each node; an isolated node has 0."""
    return snapshot.degrees


def strength(snapshot: Snapshot) -> Values:
    """Return the sum of the weights of each node's ties; an isolated node has 0.

    Barrat et al. 2004, PNAS 101:3747-3752.
    """
    return np.asarray(snapshot.weights.sum(axis=0))


def betweenness(snapshot: Snapshot) -> Values:
    """Return the share of shortest paths between others that pass through each node, 0 to 1; weights count for nothing.

    Freeman 1977, Sociometry 40:35-41, normalised by the number of pairs of others; an isolated node has 0.
    """
    import rustworkx

    # In one thread: many would add up in any order, and the last digits would differ from run to run.
    alone = len(snapshot) + 1
    found = rustworkx.graph_betweenness_centrality(snapshot.graph, normalized=True, parallel_threshold=alone)
    return np.array([found[node] for node in range(len(snapshot))], dtype=float)


def closeness(snapshot: Snapshot) -> Values:
    """Return the inverse mean distance of each node to those it reaches, times their share; weights count for nothing.

    Wasserman and Faust 1994, Social Network Analysis, p. 201, which compares nodes of several components; an isolated
    node has 0.
    """
    total, reached = _distances(snapshot)
    others = max(len(snapshot) - 1, 1)
    return np.divide(reached * reached, total * others, out=np.zeros(len(snapshot)), where=total > 0)


def eigenvector(snapshot: Snapshot) -> Values:
    """Return each node's share in the principal eigenvector of the adjacency, of length 1; weights count for nothing.

    Bonacich 1972, J. Mathematical Sociology 2:113-120. A node is central if its neighbours are: only nodes of the
    densest component have a value, others 0. Where several components are as dense, each counts as in the limit of a
    power iteration that begins with equal values. Without any tie all nodes have the same value.
    """
    found, top = np.zeros(len(snapshot)), 0.0
    for number in range(snapshot.components.max(initial=-1) + 1):
        part = np.flatnonzero(snapshot.components == number)
        if snapshot.degrees[part].max() < top - NEAR:
            continue  # no eigenvalue is above the greatest degree
        value, vector = _leading(snapshot.adjacency[np.ix_(part, part)])
        if value > top + NEAR:
            found, top = np.zeros(len(snapshot)), value
        if value >= top - NEAR:
            found[part] = vector * vector.sum()
    length = float(np.linalg.norm(found))
    return found / length if length else found


def pagerank(snapshot: Snapshot) -> Values:
    """Return the share of time that a random walk along ties, chosen by weight, spends at each node; they add up to 1.

    Page et al. 1999, with damping 0.85: else, and from an isolated node always, it goes on at any node.
    """
    size, sums = len(snapshot), snapshot.weights.sum(axis=0)
    steps = np.divide(snapshot.weights, sums, out=np.full((size, size), 1 / max(size, 1)), where=sums > 0)
    return np.asarray(np.linalg.solve(np.eye(size) - DAMPING * steps, np.full(size, (1 - DAMPING) / max(size, 1))))


def core(snapshot: Snapshot) -> Values:
    """Return the largest k such that a node is in a part of the network where all have k neighbours in that part.

    Seidman 1983, Social Networks 5:269-287; weights count for nothing, an isolated node has 0.
    """
    import rustworkx

    found: Mapping[int, int] = rustworkx.core_number(snapshot.graph)  # type: ignore[assignment]  # its stub says int
    return np.array([found[node] for node in range(len(snapshot))], dtype=np.float64)


def _leading(adjacency: Values) -> tuple[float, Values]:
    """Return the largest eigenvalue of a connected network and its eigenvector, all of one sign."""
    from scipy.linalg import eigh

    if len(adjacency) == 1:
        return 0.0, np.ones(1)
    last = len(adjacency) - 1
    values, vectors = eigh(adjacency, subset_by_index=[last, last], check_finite=False)
    return float(values[0]), np.abs(vectors[:, 0])


def _distances(snapshot: Snapshot) -> tuple[Values, Values]:
    """Return, of each node, the sum of its distances to the nodes it reaches, and their number."""
    adjacency = snapshot.adjacency.astype(np.float32)
    seen = np.eye(len(snapshot), dtype=bool)
    front, total, step = seen, np.zeros(len(snapshot)), 0
    while front.any():
        step += 1
        front = (front.astype(np.float32) @ adjacency > 0) & ~seen
        total += step * front.sum(axis=1)
        seen |= front
    return total, seen.sum(axis=1) - 1.0
