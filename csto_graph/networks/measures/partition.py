"""Partitions of the nodes of a network: communities, and labels in one order."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]


def find_communities(weights: Values, *, seed: int) -> Labels:
    """Return the community of each node, numbered from 0, the largest first; of equals that of the first node.

    Leiden's algorithm (Traag, Waltman and van Eck 2019, Scientific Reports 9:5233) looks for the partition of greatest
    modularity with the weights of ties: Louvain's method (Blondel et al. 2008), corrected so that no community falls
    apart. ``weights`` is the symmetric matrix of the ties, with 0 where there is none. The seed fixes the outcome; an
    isolated node is a community of its own.
    """
    from graspologic_native import leiden_csr

    one, other = np.nonzero(weights)
    if not len(one):
        return np.arange(len(weights))
    starts = np.concatenate([[0], np.cumsum((weights > 0).sum(axis=0))]).astype(np.int64)
    _, labels = leiden_csr(starts, other.astype(np.int32), weights[one, other], len(weights), seed=seed)
    return ranked([labels[node] for node in range(len(weights))])


def ranked(labels: npt.ArrayLike) -> Labels:
    """Return labels numbered anew from 0: the most frequent first, of equals the one that comes first."""
    _, first, inverse, count = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    order = sorted(range(len(first)), key=lambda label: (-count[label], first[label]))
    rank = np.empty(len(first), dtype=np.int64)
    rank[order] = np.arange(len(first))
    return rank[inverse].astype(np.int64)


def adjusted_rand(one: Labels, other: Labels) -> float:
    """Return how far two partitions of the same nodes agree: 1 if they are equal, about 0 if only by chance.

    The adjusted Rand index (Hubert and Arabie 1985, Journal of Classification 2:193-218).
    """
    table = np.zeros((int(one.max()) + 1, int(other.max()) + 1))
    np.add.at(table, (one, other), 1)
    together = pairs_within(table).sum()
    first, second = pairs_within(table.sum(axis=1)).sum(), pairs_within(table.sum(axis=0)).sum()
    expected = first * second / pairs_within(np.array([float(len(one))])).sum()
    most = (first + second) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def pairs_within(count: Values) -> Values:
    """Return how many pairs there are in groups of these sizes."""
    return np.asarray(count * (count - 1) / 2)
