"""Blocs: communities of a network, and the same bloc from date to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from csto_graph.networks.measures.partition import Labels, adjusted_rand, find_communities
from csto_graph.networks.measures.snapshot import Snapshot


def modularity(snapshot: Snapshot) -> float:
    """Return the share of the weight of ties that lies within blocs, less what chance would put there; 0 without ties.

    Newman 2004, Physical Review E 70:056131.
    """
    sums = snapshot.weights.sum(axis=0)
    total = float(sums.sum())
    if not total:
        return 0.0
    member = np.eye(snapshot.blocs.max() + 1)[snapshot.blocs]
    inside = np.einsum("ik,ij,jk->", member, snapshot.weights, member, optimize=True)
    return float(inside / total - ((sums @ member) ** 2).sum() / total**2)


def bloc_stability(snapshots: Iterable[Snapshot], seeds: Iterable[int]) -> float:
    """Return how far the blocs of other seeds agree with those of the snapshots: 1 if they are always the same.

    The mean of :func:`csto_graph.networks.measures.adjusted_rand` over all snapshots and seeds; 1 without any.
    """
    tried = list(seeds)
    found = [
        adjusted_rand(each.blocs, find_communities(each.weights, seed=seed)) for each in snapshots for seed in tried
    ]
    return float(np.mean(found)) if found else 1.0


def ordered_blocs(nodes: Sequence[str], labels: Labels) -> list[frozenset[str]]:
    """Return the blocs as sets of nodes, in the order of their labels."""
    found: list[set[str]] = [set() for _ in range(int(labels.max(initial=-1)) + 1)]
    for node, label in zip(nodes, labels.tolist(), strict=True):
        found[label].add(node)
    return [frozenset(each) for each in found]


def matched(partitions: Iterable[Sequence[frozenset[str]]]) -> Iterator[dict[str, int]]:
    """Yield the bloc of each node, date after date, so numbered that a bloc keeps its number while it lasts.

    A bloc of one date is that of an earlier one if, over all blocs at once, such pairs share the most (the sum of
    their Jaccard indices; the assignment problem, Kuhn 1955, Naval Research Logistics 2:83-97). A bloc of the last
    date comes before one that was gone in between, which it can become again. Others get the next free number, from 0.
    Blocs of one node are no blocs and have -1.
    """
    last: dict[int, frozenset[str]] = {}
    gone: dict[int, frozenset[str]] = {}
    for partition in partitions:
        blocs = [bloc for bloc in partition if len(bloc) > 1]
        known = _assigned(blocs, last)
        rest = [bloc for bloc in blocs if bloc not in known]
        known |= _assigned(rest, gone)
        for bloc in rest:
            known.setdefault(bloc, max([*last, *gone, *known.values()], default=-1) + 1)
        gone = {number: bloc for number, bloc in (gone | last).items() if number not in known.values()}
        last = {number: bloc for bloc, number in known.items()}
        numbers = {node: number for bloc, number in known.items() for node in bloc}
        yield {node: numbers.get(node, -1) for bloc in partition for node in sorted(bloc)}


def _assigned(blocs: Sequence[frozenset[str]], known: Mapping[int, frozenset[str]]) -> dict[frozenset[str], int]:
    """Return the number of each bloc that shares a node with the known one it is assigned to."""
    from scipy.optimize import linear_sum_assignment

    if not blocs or not known:
        return {}
    shared = np.array([[len(bloc & other) / len(bloc | other) for other in known.values()] for bloc in blocs])
    numbers = list(known)
    rows, columns = linear_sum_assignment(-shared)
    return {blocs[i]: numbers[j] for i, j in zip(rows, columns, strict=True) if shared[i, j] > 0}
