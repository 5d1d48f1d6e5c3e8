"""``csto-graph build``: build the graph, say what is in it, and write it out."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.choices import RDF_FILES
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import output_option
from csto_graph.cli.output import as_table, emit
from csto_graph.core.query_files import load_query


@click.command(cls=Command)
@output_option(RDF_FILES)
@click.pass_obj
def command(options: Options, output: Path | None) -> None:
    """Build the graph from its tables and count what is in it."""
    store = options.built
    if output:
        store.dump(output)
    emit(as_table(store.select(load_query("cli/counts"))))
    emit(f"{len(store)} quads, the merge and {len(store.graph_names())} named graphs")
    if output:
        emit(f"written to {output}")
