"""Questions, the cold command and loading against their peers: ratios of medians of one run, as a Markdown table.

Peers: rdflib's own SPARQL engine over its memory store; Oxigraph called without this package, its solutions put
into a DataFrame as text; and for the cold command a process that only imports rdflib.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyoxigraph as ox
import rdflib
from csto_graph import AllianceGraph, open_graph
from csto_graph.core.namespaces import SPARQL_PREFIXES
from csto_graph.core.resources import data_directory, ontology_directory
from csto_graph.dataset.quads import build_quads
from csto_graph.dataset.tables import read_tables
from csto_graph.store import EmbeddedStore
from measure import head, medians, process, report
from synthetic import quads

SIZE = 1_000_000
DAY = "2022-02-24"
CURATED: Mapping[str, tuple[str, dict[str, str]]] = {
    "roster of a day": ("members", {"organisation": "org-nato", "as_of": DAY}),
    "one state's spells": ("memberships", {"state": "state-kaz"}),
    "all rosters of a day": ("members", {"as_of": DAY}),
    "all spells": ("memberships", {}),
    "all acts under treaties": ("acts", {}),
    "who owed defence to whom on a day": ("defence-owed", {"as_of": DAY}),
}
# rdflib's engine takes minutes and hours for an answer of hundreds of rows; it is asked for a few rows only.
LOOK_UPS: Mapping[str, tuple[str, dict[str, str]]] = {
    "roster of a day": ("members", {"organisation": "org-nato", "as_of": DAY}),
    "one state's spells": ("memberships", {"state": "state-kaz"}),
    "the codes of a state": ("codes", {"state": "state-kaz"}),
    "the seats of a day": ("seats", {"as_of": DAY}),
    "posts that one held": ("office-holders", {"as_of": DAY}),
}
SYNTHETIC: Mapping[str, tuple[str, dict[str, str]]] = {
    "roster of a day, 1 million quads": ("members", {"organisation": "org-7", "as_of": "1950-01-01"}),
    "all rosters of a day, 1 million quads": ("members", {"as_of": "1950-01-01"}),
    "all spells, 1 million quads": ("memberships", {}),
}


def frame(store: ox.Store, query: str) -> pd.DataFrame:
    """Return the answer of bare Oxigraph as a DataFrame of texts."""
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    rows = [tuple(None if term is None else getattr(term, "value", None) for term in row) for row in found]
    return pd.DataFrame(rows, columns=names)


def questions(kg: AllianceGraph, asked: Mapping[str, tuple[str, dict[str, str]]], rounds: int) -> None:
    """Compare ``ask`` with the same text in bare Oxigraph, over the same quads in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nq"
        kg.store.dump(path)
        bare = bulk(path)
    for what, (question, given) in asked.items():
        query = SPARQL_PREFIXES + kg.query_text(question, **given)
        ours = kg.ask(question, **given)
        assert len(ours) == len(frame(bare, query)) > 0, what
        found = medians({"ours": lambda: kg.ask(question, **given), "bare": lambda: frame(bare, query)}, rounds)  # noqa: B023
        report(f"{what}: {len(ours):,} rows", found["ours"], "Oxigraph and a DataFrame", found["bare"])


def look_ups(kg: AllianceGraph, rounds: int) -> None:
    """Compare ``ask`` with the same text in rdflib's engine, which gets the merge alone, to its advantage."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.nt"
        kg.store.dump(path)
        plain = rdflib.Graph().parse(path, format="nt")
    for what, (question, given) in LOOK_UPS.items():
        query = SPARQL_PREFIXES + kg.query_text(question, **given)
        assert len(kg.ask(question, **given)) == len(list(plain.query(query))), what
        found = medians({"ours": lambda: kg.ask(question, **given), "rdflib": lambda: list(plain.query(query))}, rounds)  # noqa: B023
        report(what, found["ours"], "rdflib's engine", found["rdflib"])


def command(folder: Path) -> None:
    """Compare a whole process that answers, with a warm cache, with one that only imports rdflib."""
    os.environ["CSTO_GRAPH_CACHE"] = str(folder)
    ask = ("-m", "csto_graph", "ask", "members", "--organisation", "csto", "--as-of", "2022-01-06", "--format", "csv")
    for _ in range(2):
        process(*ask)()
    found = medians({"ours": process(*ask), "rdflib": process("-c", "import rdflib")}, 21)
    report("a cold command with a warm cache", found["ours"], "python -c 'import rdflib'", found["rdflib"])


def loading(folder: Path) -> None:
    """Compare the store made from tables with Oxigraph's bulk load of the finished N-Quads."""
    finished = folder / "graph.nq"
    open_graph(cache=None).store.dump(finished)

    def ours() -> None:
        EmbeddedStore.in_memory().load(build_quads(read_tables(data_directory())), ontology_directory())

    found = medians({"ours": ours, "bare": lambda: bulk(finished)}, 5)
    report("from tables to a store", found["ours"], "Oxigraph loads the N-Quads", found["bare"])


def bulk(path: Path) -> ox.Store:
    """Return a store of Oxigraph's with the quads of a file."""
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return store


def synthetic(folder: Path) -> AllianceGraph:
    """Return the made-up graph; its loading is compared with Oxigraph's own."""
    path = folder / "synthetic.nq"
    lines = "\n".join(quads(SIZE)).encode()
    path.write_bytes(lines)
    store = EmbeddedStore.in_memory()
    store.load(lines, ontology_directory())
    found = medians(
        {"ours": lambda: EmbeddedStore.in_memory().load(lines, ontology_directory()), "bare": lambda: bulk(path)}, 3
    )
    report(f"loading {len(store):,} quads, with ontology and rules", found["ours"], "Oxigraph", found["bare"])
    return AllianceGraph(store)


def main() -> None:
    """Print the table."""
    head()
    with tempfile.TemporaryDirectory() as folder:
        command(Path(folder))
        loading(Path(folder))
        curated = open_graph(cache=None)
        questions(curated, CURATED, 31)
        look_ups(curated, 3)
        questions(synthetic(Path(folder)), SYNTHETIC, 15)


if __name__ == "__main__":
    main()
