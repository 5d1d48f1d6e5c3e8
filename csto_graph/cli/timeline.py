"""``csto-graph timeline``: everything that changed about one thing, in the order of time."""

from __future__ import annotations

import click

from csto_graph.cli.options import Options, language_option, source_option
from csto_graph.cli.output import format_option, print_table
from csto_graph.core.choices import Language


@click.command()
@click.argument("name")
@click.option("--during", metavar="INTERVAL", help="Only changes in this interval: 2012, 2012-06/2013, 1949/..")
@language_option
@source_option
@format_option
@click.pass_obj
def command(
    options: Options, name: str, during: str | None, language: Language, according_to: str | None, form: str
) -> None:
    """Show when a state, organisation, person, post or treaty changed: who joined and left, what began and ended."""
    graph = options.view(according_to)
    print_table(graph.table("changes", about=name, during=during, language=language), form)
