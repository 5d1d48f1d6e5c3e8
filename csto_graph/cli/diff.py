"""``csto-graph diff``: what changed between two days."""

from __future__ import annotations

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import at_least_option, format_option, language_option, option, source_option
from csto_graph.cli.output import print_table
from csto_graph.cli.value_completion import things
from csto_graph.core.certainty import Certainty
from csto_graph.core.choices import Language


@click.command(cls=Command)
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@option(
    "--about",
    metavar="NAME",
    help="Only changes of this state, organisation, person, post or treaty.",
    shell_complete=things(),
)
@at_least_option
@language_option
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    first: str,
    second: str,
    about: str | None,
    at_least: Certainty,
    language: Language,
    according_to: str | None,
    form: str,
) -> None:
    """Show changes from the first day (excluded) to the second (included): who joined, left or took office."""
    graph = options.view(according_to)
    print_table(graph.changes(first, second, about=about, at_least=at_least, language=language), form)
