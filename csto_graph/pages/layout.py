"""Positions of nodes: computed beforehand with a seed, so that nothing moves when the date does."""

from __future__ import annotations

from collections.abc import Iterable

import networkx as nx
import numpy as np
from numpy.typing import NDArray

SEED = 2002
WEIGHTS = {"membership": 3.0, "structure": 2.0, "party act": 0.5, "tenure": 1.0, "participation": 0.4}
GAP = 118.0
ROUNDS = 400
Points = NDArray[np.float64]


def positions(nodes: Iterable[str], edges: Iterable[tuple[str, str, str]]) -> dict[str, tuple[int, int]]:
    """Return whole-number coordinates for each node, from (one, other, kind of edge); the same each time.

    A seeded spring layout (Fruchterman and Reingold 1991) finds the neighbourhoods; then nodes that lie closer
    than a label needs are pushed apart.
    """
    names = sorted(nodes)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    for one, other, kind in sorted(edges):
        weight = graph.get_edge_data(one, other, {}).get("weight", 0.0) + WEIGHTS[kind]
        graph.add_edge(one, other, weight=weight)
    found = nx.spring_layout(graph, k=3.2 / max(len(names), 1) ** 0.5, iterations=300, seed=SEED, method="force")
    points = np.array([found[name] for name in names], dtype=np.float64).reshape(-1, 2)
    spread = separated(points * GAP * max(len(names), 1) ** 0.5 / 2, gap=GAP)
    return {name: (round(float(x)), round(float(y))) for name, (x, y) in zip(names, spread, strict=True)}


def separated(points: Points, *, gap: float, rounds: int = ROUNDS) -> Points:
    """Return points moved apart, pair by pair, until none are closer than ``gap`` or the rounds are over."""
    moved = points * np.array([1.35, 1.0])
    for _ in range(rounds):
        apart = moved[:, None, :] - moved[None, :, :]
        distance = np.hypot(apart[..., 0] * 0.8, apart[..., 1] * 1.25)
        np.fill_diagonal(distance, np.inf)
        overlap = np.clip(gap - distance, 0.0, None) / np.maximum(distance, 1.0)
        if not overlap.any():
            break
        moved = moved + 0.25 * (apart * overlap[..., None]).sum(axis=1)
    return np.asarray(moved)
