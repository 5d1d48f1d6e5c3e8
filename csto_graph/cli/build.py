"""``csto-graph build``: build the graph, say what is in it, and write it out."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.options import Options
from csto_graph.cli.output import as_table, emit

COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {
  ?thing a ?class .
  FILTER (STRSTARTS(STR(?thing), STR(id:)) && ?class != sa:BestRank)
}
GROUP BY ?class
ORDER BY ?class
"""


@click.command()
@click.option("--output", type=click.Path(path_type=Path), help="Write it: .trig .nq .ttl .nt .rdf or .jsonld.")
@click.pass_obj
def command(options: Options, output: Path | None) -> None:
    """Build the graph from its tables and count what is in it."""
    store = options.built
    if output:
        store.dump(output)
    emit(as_table(store.select(COUNTS)))
    emit(f"{len(store)} quads, the merge and {len(store.graph_names())} named graphs")
    if output:
        emit(f"written to {output}")
