"""``csto-graph forget``: take an imported data set away again."""

from __future__ import annotations

import click

from csto_graph.cli.completing import fixed
from csto_graph.cli.options import Options
from csto_graph.importers.description import source_names


@click.command()
@click.argument("source", shell_complete=fixed(tuple(source_names())))
@click.pass_obj
def command(options: Options, source: str) -> None:
    """Take away what was imported of SOURCE; your own files stay where they are."""
    options.graph.holdings.forget(source)
    click.echo(f"{source} is forgotten")
