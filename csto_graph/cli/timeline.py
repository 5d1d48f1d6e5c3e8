"""``csto-graph timeline``: everything that changed about one thing, in the order of time."""

from __future__ import annotations

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import during_option, format_option, language_option, source_option
from csto_graph.cli.output import print_table
from csto_graph.cli.value_completion import things
from csto_graph.core.choices import Language


@click.command(cls=Command)
@click.argument("name", shell_complete=things())
@during_option
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
