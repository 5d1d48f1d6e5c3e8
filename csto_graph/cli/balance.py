"""``csto-graph balance``: whether allies and foes make two camps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.network_options import given
from csto_graph.cli.options import Options, certainty_option, during_option, source_option
from csto_graph.cli.output import format_option, print_table
from csto_graph.cli.value_completion import things, words

if TYPE_CHECKING:
    from csto_graph.networks import Balance
    from csto_graph.records import Place
    from csto_graph.store import ResultTable


@click.command()
@click.option("--as-of", metavar="DATE", help="The day; without it the day of the data's release.")
@during_option
@click.option("--from", "first", metavar="YEAR", help="In place of a day, every calendar year from this one.")
@click.option("--to", "last", metavar="YEAR", help="The last of these years.")
@click.option("--camps", is_flag=True, help="Show on which side of the best partition each state stands.")
@certainty_option
@click.option("--state", "states", multiple=True, help="Only this state; repeatable.", shell_complete=things("state"))
@click.option(
    "--organisation", "organisations", multiple=True, help="Only its alliance.", shell_complete=things("organisation")
)
@click.option(
    "--type", "types", multiple=True, help="Type of obligation that allies.", shell_complete=words("obligation-types")
)
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    as_of: str | None,
    during: str | None,
    first: str | None,
    last: str | None,
    camps: bool,
    according_to: str | None,
    form: str,
    **limits: Any,
) -> None:
    """Count the triads of allies and foes, and the ties that stand in the way of two camps."""
    from csto_graph.networks import balance_rows, years_between

    if (first or last) and (as_of or during or camps):
        raise click.UsageError("give --from and --to, or one day or interval")
    graph = options.view(according_to)
    if first or last:
        years = years_between(first or "1949", last or graph.release.isoformat())
        found = (graph.balance(during=year, **given(**limits)) for year in years)
        print_table(balance_rows(found), form)
        return
    balance = graph.balance(as_of=as_of, during=during, **given(**limits))
    print_table(_sides(balance, graph.records.places) if camps else balance_rows([balance]), form)


def _sides(balance: Balance, places: dict[str, Place]) -> ResultTable:
    from csto_graph.store import ResultTable

    rows = [(state, places[state].label, side) for side, camp in enumerate(balance.camps) for state in sorted(camp)]
    return ResultTable(("state", "state_label", "camp"), tuple(rows))
