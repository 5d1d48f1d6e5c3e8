"""Random networks with isolated nodes, several components, weights and regions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
from csto_graph.networks.types import Network


def random_network(seed: int) -> Network:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(1, 40))
    kinds: list[Callable[[], Any]] = [
        lambda: nx.gnp_random_graph(size, float(rng.uniform(0, 0.6)), seed=seed),
        lambda: nx.random_regular_graph(2, size + 2, seed=seed),
        lambda: nx.disjoint_union(nx.complete_graph(size), nx.complete_graph(int(rng.integers(1, 8)))),
        lambda: nx.barabasi_albert_graph(size + 3, 2, seed=seed),
        lambda: nx.disjoint_union_all(
            [nx.gnp_random_graph(size // 2 + 1, 0.5, seed=seed), nx.empty_graph(3), nx.path_graph(4)]
        ),
    ]
    plain = kinds[seed % len(kinds)]()
    network: Network = nx.Graph()
    for node in plain:
        network.add_node(f"n{node:03d}", region=str(rng.choice(["north", "south", "west", ""])))
    for one, other in plain.edges:
        network.add_edge(f"n{one:03d}", f"n{other:03d}", weight=int(rng.integers(1, 5)))
    return network
