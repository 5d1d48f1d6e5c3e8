"""``csto-graph compare``: where two sources differ, the weightiest first."""

from __future__ import annotations

import click

from csto_graph.cli.options import Options
from csto_graph.cli.output import emit, format_option, print_table
from csto_graph.cli.value_completion import fixed, things
from csto_graph.imports.formats.source_description import source_names

KINDS = ("membership", "spell", "start", "end", "gap", "obligation")
SOURCES = ("curated", *source_names())
KIND = f"Only differences of this kind: {', '.join(KINDS)}; repeatable."
STATE = "Only what touches this state; repeatable."


@click.command()
@click.argument("one", shell_complete=fixed(SOURCES))
@click.argument("other", shell_complete=fixed(SOURCES))
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), metavar="KIND", help=KIND)
@click.option("--state", "states", multiple=True, help=STATE, shell_complete=things("state"))
@click.option("--during", metavar="INTERVAL", help="Only these days: 2012, 2012-06/2013, 1949/..")
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

    Those come first that change most dyad-years, years in which two states share an alliance in one source alone. Dates
    differ where no day fits both. The summary goes to standard error.
    """
    graph = options.graph
    wanted = frozenset(graph.names.resolve(state, "state") for state in states) if states else None
    comparison = graph.compare(one, other, during=during)
    print_table(comparison.table(kinds=kinds or KINDS, states=wanted), form)
    for line in comparison.summary:
        emit(line, err=True)
