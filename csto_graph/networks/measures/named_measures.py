"""The measures by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, get_args

import numpy as np

from csto_graph.core import SEED
from csto_graph.core.choices import Level
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.networks.measures import brokerage, centrality, graph_level
from csto_graph.networks.measures.blocs import modularity
from csto_graph.networks.measures.partition import Values
from csto_graph.networks.measures.snapshot import Snapshot
from csto_graph.networks.types import Network

LEVELS: tuple[str, ...] = get_args(Level)
DECIMALS = 12


class Measure(NamedTuple):
    """A function of a snapshot, whether it gives one number a node (level ``state``) or one, and what it tells."""

    function: Callable[[Snapshot], Values | float]
    level: str
    summary: str
    whole_numbers: bool = False


def _bloc(snapshot: Snapshot) -> Values:
    return snapshot.blocs.astype(float)


def _component(snapshot: Snapshot) -> Values:
    return snapshot.components.astype(float)


def _blocs(snapshot: Snapshot) -> float:
    sizes = np.bincount(snapshot.blocs, minlength=1)
    return float((sizes > 1).sum())


MEASURES = {
    "degree": Measure(centrality.degree, "state", "number of allies", True),
    "strength": Measure(centrality.strength, "state", "sum of the weights of its ties"),
    "clustering": Measure(brokerage.clustering, "state", "share of pairs of allies that are allies"),
    "betweenness": Measure(centrality.betweenness, "state", "share of shortest paths through it"),
    "closeness": Measure(centrality.closeness, "state", "inverse mean distance to the others"),
    "eigenvector": Measure(centrality.eigenvector, "state", "central if its allies are"),
    "pagerank": Measure(centrality.pagerank, "state", "share of a random walk"),
    "core": Measure(centrality.core, "state", "the densest part it belongs to", True),
    "constraint": Measure(brokerage.constraint, "state", "Burt's constraint: little room to broker"),
    "brokerage": Measure(brokerage.brokerage, "state", "unallied pairs of two blocs that it stands between", True),
    "component": Measure(_component, "state", "its connected component", True),
    "bloc": Measure(_bloc, "state", "its community", True),
    "nodes": Measure(graph_level.nodes, "network", "number of states", True),
    "ties": Measure(graph_level.ties, "network", "number of allied pairs", True),
    "density": Measure(graph_level.density, "network", "share of pairs that are allied"),
    "components": Measure(graph_level.components, "network", "number of connected components", True),
    "largest": Measure(graph_level.largest, "network", "size of the largest component", True),
    "mean_clustering": Measure(graph_level.mean_clustering, "network", "mean of clustering"),
    "transitivity": Measure(graph_level.transitivity, "network", "share of paths of two ties that close"),
    "assortativity": Measure(graph_level.assortativity, "network", "how far ties keep within regions"),
    "blocs": Measure(_blocs, "network", "number of communities of more than one", True),
    "modularity": Measure(modularity, "network", "how far ties keep within blocs"),
}


def measure(network: Network, name: str, *, seed: int = SEED) -> dict[str, float] | float:
    """Return a measure of a networkx graph: a value for each node, or one number; UnknownNameError for other names.

    Direction and sign of ties are dropped, see :meth:`Snapshot.of`. The seed is for blocs and what follows from them.
    """
    (chosen,) = chosen_measures([name])
    snapshot = Snapshot.of(network, seed=seed)
    found = MEASURES[chosen].function(snapshot)
    if isinstance(found, float):
        return found
    return dict(zip(snapshot.nodes, found.tolist(), strict=True))


def rounded(values: Values) -> Values:
    """Return values with the decimals on which all machines agree: the last ones hang on the order of additions."""
    return np.round(values, DECIMALS)


def chosen_measures(names: str | Sequence[str] | None, level: str | None = None) -> list[str]:
    """Return the names asked for, in the order of :data:`MEASURES`, by default all of the level.

    UnknownNameError for other names; QueryError for one of states where a row is one of the network.
    """
    names = [names] if isinstance(names, str) else names
    for name in names or ():
        if name not in MEASURES:
            raise UnknownNameError("measure", name, MEASURES, mend=f"one of {', '.join(MEASURES)}")
        if level == "network" != MEASURES[name].level:
            raise QueryError(f"{name!r} is a measure of level {MEASURES[name].level!r}; ask for that level")
    return [name for name in MEASURES if (name in names if names else MEASURES[name].level == level or not level)]
