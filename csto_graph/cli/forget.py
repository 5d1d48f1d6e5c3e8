"""``csto-graph forget``: take an imported data set away again."""

from __future__ import annotations

import click

from csto_graph.cli.output import emit
from csto_graph.cli.value_completion import fixed
from csto_graph.imports.formats.source_description import source_names


@click.command()
@click.argument("source", shell_complete=fixed(tuple(source_names())))
def command(source: str) -> None:
    """Take away what was imported of SOURCE; your own files stay where they are."""
    from csto_graph.imports.registry import user_holdings
    from csto_graph.store import default_cache_directory

    user_holdings(default_cache_directory()).forget(source)
    emit(f"{source} is forgotten")
