"""Measures against networkx, on random networks and on the real ones of every fourth year, and against their definitions."""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from csto_graph import AllianceGraph
from csto_graph.errors import QueryError, UnknownNameError
from csto_graph.networks import MEASURES, Snapshot, measure
from csto_graph.networks.measures import adjusted_rand, chosen_measures
from csto_graph.networks.measures.brokerage import brokerage_roles
from csto_graph.networks.types import Network

from .graphs import random_network

PEERS: dict[str, Callable[[Any], Any]] = {
    "degree": lambda g: dict(g.degree()),
    "strength": lambda g: dict(g.degree(weight="weight")),
    "clustering": nx.clustering,
    "betweenness": nx.betweenness_centrality,
    "closeness": nx.closeness_centrality,
    "pagerank": lambda g: nx.pagerank(g, tol=1e-15, max_iter=10_000),
    "core": nx.core_number,
    "constraint": nx.constraint,
    "nodes": nx.number_of_nodes,
    "ties": nx.number_of_edges,
    "density": nx.density,
    "components": nx.number_connected_components,
    "largest": lambda g: max(map(len, nx.connected_components(g))),
    "mean_clustering": nx.average_clustering,
    "transitivity": nx.transitivity,
}


def close(one: Any, other: Any) -> bool:
    return (math.isnan(one) and math.isnan(other)) or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def agree(network: Network, name: str) -> bool:
    ours, theirs = measure(network, name), PEERS[name](network)
    if isinstance(ours, float):
        return close(ours, theirs)
    return set(ours) == set(theirs) and all(close(ours[node], theirs[node]) for node in ours)


@pytest.mark.slow
@pytest.mark.parametrize("name", PEERS)
def test_measures_equal_networkx_on_200_random_networks(name: str) -> None:
    differ = [seed for seed in range(200) if not agree(random_network(seed), name)]
    assert differ == []


@pytest.fixture(scope="module")
def yearly(kg: AllianceGraph) -> dict[int, Network]:
    return {year: kg.network("alliances", as_of=f"{year}-12-31") for year in range(1949, 2026, 4)}


@pytest.mark.slow
@pytest.mark.parametrize("name", PEERS)
def test_measures_equal_networkx_on_yearly_networks(yearly: dict[int, Network], name: str) -> None:
    assert [year for year, network in yearly.items() if not agree(network, name)] == []


def eigenvector_differs(network: Network) -> bool:
    """Compare with networkx where its power iteration comes to rest, and else with the definition."""
    ours = measure(network, "eigenvector")
    assert isinstance(ours, dict)
    matrix = nx.to_numpy_array(network, nodelist=sorted(network), weight="none")
    vector = np.array([ours[node] for node in sorted(network)])
    top = float(np.linalg.eigvalsh(matrix)[-1])
    assert np.allclose(matrix @ vector, top * vector, atol=1e-9)
    assert math.isclose(float(np.linalg.norm(vector)), 1)
    others = [value for value in np.linalg.eigvalsh(matrix) if top - value > 1e-9]
    if network.number_of_edges() == 0 or (others and top - others[-1] < 0.05):
        return False
    theirs = nx.eigenvector_centrality(network, max_iter=100_000, tol=1e-14)
    return not all(math.isclose(ours[node], theirs[node], abs_tol=1e-9) for node in ours)


@pytest.mark.slow
def test_eigenvector_is_the_limit_of_networkx(yearly: dict[int, Network]) -> None:
    assert [seed for seed in range(200) if eigenvector_differs(random_network(seed))] == []
    assert [year for year, network in yearly.items() if eigenvector_differs(network)] == []


@pytest.mark.parametrize("seed", range(40))
def test_roles_of_brokers_are_counted_pair_by_pair(seed: int) -> None:
    network = random_network(seed)
    snapshot = Snapshot.of(network)
    bloc = dict(zip(snapshot.nodes, snapshot.blocs.tolist(), strict=True))
    counted = {role: dict.fromkeys(snapshot.nodes, 0) for role in ("coordinator", "itinerant", "gatekeeper", "liaison")}
    for node in network:
        for one, other in combinations(network[node], 2):
            if not network.has_edge(one, other):
                if bloc[one] == bloc[other]:
                    role = "coordinator" if bloc[one] == bloc[node] else "itinerant"
                else:
                    role = "gatekeeper" if bloc[node] in (bloc[one], bloc[other]) else "liaison"
                counted[role][node] += 1
    roles = brokerage_roles(snapshot)
    assert {role: dict(zip(snapshot.nodes, values.tolist(), strict=True)) for role, values in roles.items()} == counted


@pytest.mark.parametrize("seed", range(40))
def test_blocs_are_a_partition_as_good_as_louvain(seed: int) -> None:
    network = random_network(seed)
    snapshot = Snapshot.of(network)
    groups = [
        {node for node, bloc in zip(snapshot.nodes, snapshot.blocs.tolist(), strict=True) if bloc == number}
        for number in range(int(snapshot.blocs.max()) + 1)
    ]
    assert sorted(node for group in groups for node in group) == sorted(network)
    assert [len(group) for group in groups] == sorted((len(group) for group in groups), reverse=True)
    assert all(nx.is_connected(network.subgraph(group)) for group in groups)
    if network.number_of_edges():
        ours = nx.community.modularity(network, groups)
        assert measure(network, "modularity") == pytest.approx(ours)
        louvain = max(
            nx.community.modularity(network, nx.community.louvain_communities(network, seed=each)) for each in range(3)
        )
        assert ours > louvain - 0.03


@pytest.mark.parametrize("seed", range(60))
def test_assortativity_equals_networkx_over_known_regions(seed: int) -> None:
    network = random_network(seed)
    known = network.subgraph([node for node in network if network.nodes[node]["region"]])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = nx.attribute_assortativity_coefficient(known, "region") if known.number_of_edges() else math.nan
    assert close(measure(network, "assortativity"), theirs)


def test_measures_on_networks_whose_values_are_known() -> None:
    # Krackhardt's kite (1990, Administrative Science Quarterly 35:342-369): most ties, most between, and closest are
    # three different people.
    kite: Network = nx.Graph(
        [("abcdefghij"[one], "abcdefghij"[other]) for one, other in nx.krackhardt_kite_graph().edges]
    )
    top = {}
    for name in ("degree", "betweenness", "closeness"):
        found = measure(kite, name)
        assert isinstance(found, dict)
        top[name] = max(found, key=lambda node: (found[node], -ord(node)))
    assert top == {"degree": "d", "betweenness": "h", "closeness": "f"}
    # Zachary's karate club has a modularity of 0.4198 at best (Brandes et al. 2008, IEEE TKDE 20:172-188).
    karate: Network = nx.Graph([(str(one), str(other)) for one, other in nx.karate_club_graph().edges])
    modularity = measure(karate, "modularity")
    assert isinstance(modularity, float)
    assert 0.41 < modularity < 0.41985
    # Assortativity of a network that never leaves its regions is 1 (Newman 2003).
    pairs: Network = nx.Graph([("a", "b"), ("c", "d")])
    nx.set_node_attributes(pairs, {"a": "north", "b": "north", "c": "south", "d": "south"}, "region")
    assert measure(pairs, "assortativity") == 1


def test_an_empty_network_and_one_node_have_values() -> None:
    for network in (nx.Graph(), nx.Graph([("a", "a")])):
        for name, chosen in MEASURES.items():
            found = measure(network, name)
            assert isinstance(found, float if chosen.level == "network" else dict)


def test_direction_and_parallel_ties_are_dropped() -> None:
    network: Network = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "b"), ("b", "c")])
    assert measure(network, "degree") == {"a": 1, "b": 2, "c": 1}
    assert measure(network, "strength") == {"a": 3, "b": 4, "c": 1}


def test_measures_are_chosen_by_name_and_level() -> None:
    assert chosen_measures(["strength", "degree"]) == ["degree", "strength"]
    assert set(chosen_measures(None, "network")) | set(chosen_measures(None, "state")) == set(MEASURES)
    with pytest.raises(UnknownNameError, match="did you mean betweenness"):
        chosen_measures(["betweeness"])
    with pytest.raises(QueryError, match="'degree' is a measure of level 'state'"):
        chosen_measures(["degree"], "network")


def test_the_same_network_gives_the_same_blocs_in_any_order(kg: AllianceGraph) -> None:
    network = kg.network("alliances", as_of="2022-02-24")
    turned: Network = nx.Graph()
    turned.add_nodes_from(reversed(list(network.nodes(data=True))))
    turned.add_edges_from((other, one, edge) for one, other, edge in reversed(list(network.edges(data=True))))
    assert measure(turned, "bloc") == measure(network, "bloc")


def test_the_adjusted_rand_index_has_the_values_of_scikit_learn() -> None:
    # The examples of sklearn.metrics.adjusted_rand_score: equal up to names, 0.57, and none in common.
    def index(one: list[int], other: list[int]) -> float:
        return adjusted_rand(np.array(one), np.array(other))

    assert index([0, 0, 1, 1], [1, 1, 0, 0]) == 1
    assert index([0, 0, 1, 2], [0, 0, 1, 1]) == pytest.approx(0.571428, abs=1e-5)
    assert index([0, 0, 0, 0], [0, 1, 2, 3]) == 0
    assert index([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)
