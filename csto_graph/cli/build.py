"""``csto-graph build``: build the graph, say what is in it, and write it out."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.choices import OWL_FILE, RDF_FILES, WITH_NAMED_GRAPHS
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import output_option
from csto_graph.cli.output import as_table, emit
from csto_graph.core.query_files import load_query


@click.command(cls=Command)
@output_option((*RDF_FILES, OWL_FILE))
@click.pass_obj
def command(options: Options, output: Path | None) -> None:
    """Build the graph from its tables and count what is in it.

    The ending of the output file chooses its form: .trig, .nq and .jsonld hold the merge and the named graphs, .ttl,
    .nt and .rdf the merge alone, and .owl the ontology alone, in OWL 2 DL for reasoners such as HermiT.
    """
    store = options.built
    if output and output.suffix == OWL_FILE:
        write_owl_dl(output)
    elif output:
        store.dump(output)
    emit(as_table(store.select(load_query("cli/counts"))))
    emit(f"{len(store)} quads, the merge and {len(store.graph_names())} named graphs")
    if output:
        emit(f"{_content_of(output)} written to {output}")


def _content_of(path: Path) -> str:
    """Return what a file of this ending holds."""
    if path.suffix == OWL_FILE:
        return "the ontology without the data"
    return f"the merge {'and all' if path.suffix in WITH_NAMED_GRAPHS else 'without the'} named graphs"


def write_owl_dl(path: Path) -> None:
    """Write the ontology and its vocabulary in OWL 2 DL, as RDF/XML."""
    from csto_graph.core.resources import ontology_directory
    from csto_graph.dataset.owl_dl import read_ontology, to_owl_dl
    from csto_graph.store import EmbeddedStore

    graph = to_owl_dl(read_ontology(ontology_directory()))
    store = EmbeddedStore.in_memory()
    store.add_ntriples(graph.serialize(format="nt", encoding="utf-8"), None, merged=False)
    store.dump(path)
