"""``csto-graph forget``: delete an imported data set."""

from __future__ import annotations

import click

from csto_graph.cli.choices import DATA_SETS, Choice
from csto_graph.cli.global_options import Command
from csto_graph.cli.output import emit


@click.command(cls=Command)
@click.argument("source", type=Choice(DATA_SETS))
def command(source: str) -> None:
    """Delete an imported data set. Your own files are not touched."""
    from csto_graph.imports.registry import user_holdings
    from csto_graph.store import default_cache_directory

    user_holdings(default_cache_directory()).forget(source)
    emit(f"{source} is forgotten")
