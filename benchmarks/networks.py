"""A series of measures and a layout against networkx: CPU time and memory, as a Markdown table.

The peer is the loop of every notebook: for each year the graph is built from a plain list of spells, and networkx asked
for each measure. Brokerage, which networkx does not have, is counted pair by pair.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
import warnings
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from itertools import combinations
from pathlib import Path

import networkx as nx
from csto_graph import AllianceGraph, open_graph
from csto_graph.networks import MEASURES as OURS
from csto_graph.networks import write_series
from csto_graph.networks.layouts import spring_layout
from measure import head, report

FIRST, LAST, ROUNDS = 1949, 2026, 5
Spells = list[tuple[str, str, date, date]]


def brokerage(graph: nx.Graph, blocs: list[set[str]]) -> dict[str, int]:
    """Return how many pairs of neighbours of two blocs without a tie each node stands between."""
    bloc = {node: number for number, group in enumerate(blocs) for node in group}
    return {
        node: sum(bloc[i] != bloc[j] and not graph.has_edge(i, j) for i, j in combinations(graph[node], 2))
        for node in graph
    }


def communities(graph: nx.Graph) -> tuple[float, dict[str, int]]:
    """Return the modularity of the communities, and the brokerage between them."""
    blocs = nx.community.louvain_communities(graph, seed=1)
    return nx.community.modularity(graph, blocs), brokerage(graph, blocs)


MEASURES: list[Callable[[nx.Graph], object]] = [
    nx.degree,
    lambda graph: dict(graph.degree(weight="weight")),
    nx.clustering,
    nx.betweenness_centrality,
    nx.closeness_centrality,
    lambda graph: nx.eigenvector_centrality(graph, max_iter=1000),
    nx.pagerank,
    nx.core_number,
    nx.constraint,
    lambda graph: list(nx.connected_components(graph)),
    nx.density,
    nx.average_clustering,
    nx.transitivity,
    lambda graph: nx.attribute_assortativity_coefficient(graph, "region"),
    communities,
]


def plain_loop(spells: Spells, regions: dict[str, str]) -> None:
    """Take all measures of every year with networkx."""
    for year in range(FIRST, LAST + 1):
        graph = year_graph(spells, date(year, 12, 31))
        nx.set_node_attributes(graph, {state: regions[state] for state in graph}, "region")
        for measure in MEASURES:
            measure(graph)


def year_graph(spells: Spells, day: date) -> nx.Graph:
    """Return the graph of allies of a day."""
    rosters = defaultdict(set)
    for state, organisation, start, end in spells:
        if start <= day < end:
            rosters[organisation].add(state)
    graph: nx.Graph = nx.Graph()
    for roster in rosters.values():
        graph.add_nodes_from(roster)
        for one, other in combinations(sorted(roster), 2):
            weight = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=weight + 1)
    return graph


def series(kg: AllianceGraph) -> int:
    """Take the same of every year, and return the number of rows."""
    return sum(map(len, kg.series(str(FIRST), str(LAST), measures=list(OURS)).batches()))


def cpu(action: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of CPU time, all threads together."""
    times = []
    for _ in range(rounds):
        began = time.process_time()
        action()
        times.append(time.process_time() - began)
    return sorted(times)[rounds // 2]


def peak(action: Callable[[], object]) -> float:
    """Return the most memory that an action held at once, in bytes."""
    tracemalloc.start()
    action()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return float(most)


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    kg = open_graph()
    bonds = [spell for spell in kg.records.spells if "defence" in spell.types]
    spells = [(each.state, each.organisation, each.bounds.start.earliest, each.bounds.end.latest) for each in bonds]
    regions = {slug: place.region for slug, place in kg.records.places.items()}
    head(("what, in CPU time", "peer", "ours, ms", "peer, ms", "ours / peer"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "series.csv"
        assert series(kg) > 1000
        ours, theirs = cpu(lambda: series(kg), ROUNDS), cpu(lambda: plain_loop(spells, regions), 1)
        report(f"all measures, {FIRST} to {LAST}", ours, f"networkx, {theirs / ours:.1f} times ours", theirs)
        big = nx.relabel_nodes(nx.gnm_random_graph(2000, 6000, seed=1), str)
        layouts = cpu(lambda: spring_layout(big), 3), cpu(lambda: nx.spring_layout(big), 1)
        report("a layout of 2,000 nodes", layouts[0], "networkx", layouts[1])
        whole = peak(lambda: write_series(kg.series(str(FIRST), str(LAST)), path))
        one = peak(lambda: write_series(kg.series(str(LAST), str(LAST)), path))
        print(f"\nmemory: the series holds {whole / 1e6:.1f} MB at most, one day {one / 1e6:.1f}: {whole / one:.2f}")


if __name__ == "__main__":
    main()
