"""``csto-graph balance``: whether allies and foes make two camps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    drop_unset,
    during_option,
    format_option,
    from_option,
    option,
    organisation_option,
    source_option,
    state_option,
    to_option,
    type_option,
)
from csto_graph.cli.output import print_table

if TYPE_CHECKING:
    from csto_graph.networks import Balance
    from csto_graph.records import Place
    from csto_graph.store import ResultTable


@click.command(cls=Command)
@as_of_option()
@during_option
@from_option()
@to_option()
@option("--camps", is_flag=True, help="Show which states are on each side of the best partition.")
@at_least_option
@state_option
@organisation_option
@type_option("defence")
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
    """Count the triads of allies and foes, and the ties that do not fit two camps.

    For a day, for an interval, or with --from and --to for each calendar year of a series (first: 1949).
    """
    from csto_graph.networks import balance_rows, years_between

    if (first or last) and (as_of or during or camps):
        raise click.UsageError("give --from and --to, or one day or interval")
    graph = options.view(according_to)
    if first or last:
        years = years_between(first or "1949", last or graph.release.isoformat())
        found = (graph.balance(during=year, **drop_unset(**limits)) for year in years)
        print_table(balance_rows(found), form)
        return
    balance = graph.balance(as_of=as_of, during=during, **drop_unset(**limits))
    print_table(_sides(balance, graph.records.places) if camps else balance_rows([balance]), form)


def _sides(balance: Balance, places: dict[str, Place]) -> ResultTable:
    from csto_graph.store import ResultTable

    rows = [(state, places[state].label, side) for side, camp in enumerate(balance.camps) for state in sorted(camp)]
    return ResultTable(("state", "state_label", "camp"), tuple(rows))
