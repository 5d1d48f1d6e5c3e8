"""``csto-graph diff``: what changed between two days."""

from __future__ import annotations

import click

from csto_graph.cli.options import Options, certainty_option, language_option, source_option
from csto_graph.cli.output import format_option, print_table
from csto_graph.core.choices import Language


@click.command()
@click.argument("first", metavar="DATE")
@click.argument("second", metavar="DATE")
@click.option("--about", metavar="NAME", help="Only what concerns this state, organisation, person, post or treaty.")
@certainty_option
@language_option
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    first: str,
    second: str,
    about: str | None,
    certain_only: bool,
    language: Language,
    according_to: str | None,
    form: str,
) -> None:
    """Show what changed after the first day, up to and with the second: joined, left, came into force, took office."""
    graph = options.view(according_to)
    print_table(graph.changes(first, second, about=about, certain_only=certain_only, language=language), form)
