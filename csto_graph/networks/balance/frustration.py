"""How many ties stand in the way of two camps without a quarrel inside or a friendship across."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from csto_graph.core import SEED
from csto_graph.networks.balance.triads import Signs

MOST_NODES = 200
SECONDS = 60.0
STARTS = 20
Sides = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Frustration:
    """The least number of frustrated ties, and the side (0 or 1) of each node in a partition that has so few.

    A tie is frustrated if it is positive between the sides or negative within one. If not ``exact``, ``index`` is that
    of the best partition found and the least one lies between ``bound`` and it.
    """

    index: int
    bound: int
    exact: bool
    sides: Sides


def frustration(
    signs: Signs, *, most_nodes: int = MOST_NODES, seconds: float = SECONDS, seed: int = SEED
) -> Frustration:
    """Return the frustration index of a signed network (Harary 1959, Behavioral Science 4:316-323; "line index").

    Exact by integer programming for networks of up to ``most_nodes`` nodes, if it takes no longer than ``seconds`` of
    solving for each part; larger ones get the best of a seeded local search and a bound from triads that share no tie.
    Blocks of the network, which meet in single nodes, are solved apart. The first node of each has side 0.
    """
    sides = np.zeros(len(signs), dtype=np.int64)
    index = bound = 0
    exact = True
    for block in _blocks(signs):
        part = signs[np.ix_(block, block)]
        found = _solved(part, seconds) if len(signs) <= most_nodes else _searched(part, seed)
        index, bound, exact = index + found.index, bound + found.bound, exact and found.exact
        turned = found.sides[0] != sides[block[0]]
        sides[block] = 1 - found.sides if turned else found.sides
    return Frustration(index, bound, exact, sides)


def frustrated_ties(signs: Signs, sides: Sides) -> int:
    """Return the number of ties that a partition frustrates."""
    across = np.where(sides[:, None] == sides[None, :], 1, -1)
    return int((signs * across < 0).sum()) // 2


def _blocks(signs: Signs) -> list[list[int]]:
    """Return the blocks of more than one node, so ordered that each but the first of a component begins in a known one.

    Sides are taken over from block to block at the node in which they meet.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_edges_from((int(i), int(j)) for i, j in zip(*np.nonzero(np.triu(signs)), strict=True))
    # The stubs take the components for lists of sets.
    components: Any = nx.biconnected_components(graph)
    left: list[list[int]] = sorted(sorted(block) for block in components)
    ordered: list[list[int]] = []
    known: set[int] = set()
    while left:
        block = next((each for each in left if known.intersection(each)), left[0])
        left.remove(block)
        shared = [node for node in block if node in known]
        ordered.append([*shared, *(node for node in block if node not in known)])
        known.update(block)
    return ordered


def _solved(signs: Signs, seconds: float) -> Frustration:
    """Solve the XOR model of Aref, Mason and Wilson 2020, Networks 75:95-110, with its cuts of unbalanced triads."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    searched = _searched(signs, SEED)
    if searched.index == searched.bound:
        return searched
    one, other = np.nonzero(np.triu(signs))
    size, ties = len(signs), len(one)
    rows, floor = _constraints(signs, one, other)
    upper = np.ones(size + ties)
    upper[0] = 0
    outcome = milp(
        np.concatenate([np.zeros(size), np.ones(ties)]),
        constraints=LinearConstraint(rows, lb=floor),
        integrality=np.concatenate([np.ones(size), np.zeros(ties)]),
        bounds=Bounds(0, upper),
        options={"time_limit": seconds},
    )
    bound = max(searched.bound, int(np.ceil((outcome.mip_dual_bound or 0) - 1e-6)))
    if outcome.x is None:
        return Frustration(searched.index, bound, searched.index == bound, searched.sides)
    sides = np.round(outcome.x[:size]).astype(np.int64)
    index = frustrated_ties(signs, sides)
    if index > searched.index:
        index, sides = searched.index, searched.sides
    return Frustration(index, bound, index == bound, sides)


def _constraints(signs: Signs, one: Sides, other: Sides) -> tuple[npt.ArrayLike, npt.NDArray[np.float64]]:
    """Return the matrix over the sides of nodes and the frustration of ties, and the least value of each row."""
    from scipy.sparse import coo_matrix

    size = len(signs)
    number = {(int(i), int(j)): size + tie for tie, (i, j) in enumerate(zip(one, other, strict=True))}
    entries: list[tuple[int, int, float]] = []
    floor: list[float] = []
    for (i, j), tie in number.items():
        positive = signs[i, j] > 0
        for sign in (1.0, -1.0):
            entries += [(len(floor), tie, 1.0), (len(floor), i, sign), (len(floor), j, -sign if positive else sign)]
            floor.append(0.0 if positive else sign)
    for triad in _unbalanced(signs):
        entries += [(len(floor), number[pair], 1.0) for pair in combinations(triad, 2)]
        floor.append(1.0)
    row, column, value = zip(*entries, strict=True)
    return coo_matrix((value, (row, column)), shape=(len(floor), size + len(number))).tocsr(), np.array(floor)


def _unbalanced(signs: Signs) -> list[tuple[int, int, int]]:
    """Return the triads with an odd number of negative ties, in order."""
    found = []
    for i, j in zip(*np.nonzero(np.triu(signs)), strict=True):
        closing = np.flatnonzero(signs[i] * signs[j] * signs[i, j] < 0)
        found += [(int(i), int(j), int(k)) for k in closing if k > j]
    return found


def _searched(signs: Signs, seed: int) -> Frustration:
    """Return the best partition of a local search from several starts, and the bound of triads that share no tie."""
    random = np.random.default_rng(seed)
    starts = [np.zeros(len(signs), dtype=np.int64), *random.integers(0, 2, (STARTS, len(signs)))]
    found = [_descended(signs, start) for start in starts]
    sides = min(found, key=lambda each: frustrated_ties(signs, each))
    index, bound = frustrated_ties(signs, sides), _apart(signs)
    return Frustration(index, bound, index == bound, sides)


def _descended(signs: Signs, sides: Sides) -> Sides:
    """Turn the node whose turn mends the most ties until none does."""
    spins = np.where(sides == 0, 1.0, -1.0)
    while len(spins):
        gain = spins * (signs @ spins)
        worst = int(gain.argmin())
        if gain[worst] >= 0:
            break
        spins[worst] *= -1
    return (spins < 0).astype(np.int64)


def _apart(signs: Signs) -> int:
    """Return a number of unbalanced triads no two of which share a tie: each frustrates a tie of its own."""
    taken: set[tuple[int, int]] = set()
    count = 0
    for triad in _unbalanced(signs):
        pairs = set(combinations(triad, 2))
        if not pairs & taken:
            taken |= pairs
            count += 1
    return count
