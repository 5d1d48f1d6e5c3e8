"""A day's roster through three engines over the same quads, and a cold command; medians and ratios of one run.

Peers: rdflib's own SPARQL engine over rdflib's memory store, and Oxigraph called without this package.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import rdflib
from csto_graph import open_graph
from csto_graph.namespaces import SPARQL_PREFIXES
from csto_graph.queries import bind, load_question
from csto_graph.queries.binding import day_window


def median(action: Callable[[], object], rounds: int) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    kg = open_graph(cache=None)
    values = {"organisation": "org-nato", "role": "member", "as_of": day_window(kg.day("2022-02-24")), "language": "en"}
    query = SPARQL_PREFIXES + bind(load_question("members"), values)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        kg.store.dump(path)
        plain = pyoxigraph.Store()
        plain.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES)
        graph = rdflib.Graph().parse(path, format="nt")
    ours = median(lambda: kg.table("members", organisation="nato", as_of="2022-02-24"), 200)
    bare = median(lambda: list(plain.query(query)), 200)
    peer = median(lambda: list(graph.query(query)), 5)
    print(f"roster of a day: ours / bare Oxigraph  {ours / bare:6.2f}")
    print(f"roster of a day: rdflib / ours         {peer / ours:6.1f}")


if __name__ == "__main__":
    main()
