"""``csto-graph compare``: where two sources differ, the weightiest first."""

from __future__ import annotations

import click

from csto_graph.cli.choices import DIFFERENCES, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import during_option, format_option, option, state_option
from csto_graph.cli.output import emit, print_table
from csto_graph.cli.value_completion import views


@click.command(cls=Command)
@click.argument("one", shell_complete=views)
@click.argument("other", shell_complete=views)
@option(
    "--kind",
    "kinds",
    multiple=True,
    type=Choice(DIFFERENCES),
    metavar="KIND",
    help="Only differences of this kind; repeatable.",
)
@state_option
@during_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    one: str,
    other: str,
    kinds: tuple[str, ...],
    states: tuple[str, ...],
    during: str | None,
    form: str,
) -> None:
    """List on what two sources differ, such as curated and atop: memberships, dates, obligations.

    Sorted by the number of dyad-years affected: years in which two states share an alliance in one source alone. Dates
    differ where no day fits both. The summary goes to standard error.
    """
    graph = options.graph
    wanted = frozenset(graph.names.resolve(state, "state") for state in states) if states else None
    comparison = graph.compare(one, other, during=during)
    print_table(comparison.table(kinds=kinds or tuple(DIFFERENCES), states=wanted), form)
    for line in comparison.summary:
        emit(line, err=True)
