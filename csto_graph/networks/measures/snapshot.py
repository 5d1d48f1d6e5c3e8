"""A network on one day as matrices, from which every measure is taken."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from csto_graph.core import SEED
from csto_graph.networks.measures.partition import Labels, Values, find_communities, ranked
from csto_graph.networks.types import Network

if TYPE_CHECKING:
    import rustworkx


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Nodes in order, the symmetric matrix of the weights of their ties, and the region of each ("" if none)."""

    nodes: tuple[str, ...]
    weights: Values
    regions: tuple[str, ...] = ()
    seed: int = field(default=SEED)

    @classmethod
    def of(cls, network: Network, *, seed: int = SEED) -> Snapshot:
        """Return the snapshot of a network.

        Direction and sign are dropped: two nodes are neighbours if an edge joins them either way. Weights of parallel
        edges add up; a loop is left out; an edge without a weight has 1.
        """
        nodes = tuple(sorted(network))
        number = {node: index for index, node in enumerate(nodes)}
        weights = np.zeros((len(nodes), len(nodes)))
        for one, other, weight in network.edges(data="weight", default=1):
            i, j = number[one], number[other]
            if i != j:
                weights[i, j] += weight
                weights[j, i] += weight
        regions = tuple(network.nodes[node].get("region", "") for node in nodes)
        return cls(nodes, weights, regions, seed)

    def __len__(self) -> int:
        return len(self.nodes)

    @cached_property
    def adjacency(self) -> Values:
        """1 where two nodes are neighbours, else 0."""
        return (self.weights > 0).astype(float)

    @cached_property
    def degrees(self) -> Values:
        """The number of neighbours of each node."""
        return np.asarray(self.adjacency.sum(axis=0))

    @cached_property
    def shared(self) -> Values:
        """The number of neighbours that each two nodes share; on the diagonal, that of the node itself."""
        return self.adjacency @ self.adjacency

    @cached_property
    def graph(self) -> rustworkx.PyGraph[int, float]:
        """The same as a graph of rustworkx, nodes numbered as here."""
        import rustworkx

        return rustworkx.PyGraph.from_adjacency_matrix(self.adjacency)

    @cached_property
    def components(self) -> Labels:
        """The connected component of each node, numbered from 0, the largest first."""
        import rustworkx

        found = np.zeros(len(self), dtype=np.int64)
        for number, part in enumerate(rustworkx.connected_components(self.graph)):
            found[list(part)] = number
        return ranked(found)

    @cached_property
    def blocs(self) -> Labels:
        """The community of each node, numbered from 0, the largest first."""
        return find_communities(self.weights, seed=self.seed)
