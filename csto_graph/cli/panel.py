"""``csto-graph panel``: a row for each state, or each two states, in each year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from csto_graph.cli.choices import MEASURES, PANEL_FILES, PANELS, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    at_least_option,
    format_option,
    from_option,
    measures_option,
    option,
    output_option,
    source_option,
    to_option,
)
from csto_graph.cli.output import emit, print_table, safe_csv
from csto_graph.cli.value_completion import views
from csto_graph.core.choices import PanelKind
from csto_graph.core.dates import parse_span

RULE = "Day on which a relation must hold to belong to a year, such as 12-31, or any day of the year."


@click.command(cls=Command)
@click.argument("kind", type=Choice(PANELS))
@from_option("1816")
@to_option("last year that the source covers")
@option("--rule", default="any", show_default=True, metavar="any|MM-DD", help=RULE)
@option("--directed", is_flag=True, help="Each dyad in both orders: what state_1 owes to state_2.")
@option("--allied-only", is_flag=True, help="Only states or dyads with an alliance.")
@option(
    "--conflicts",
    metavar="SOURCE",
    help="Add who fought, according to this imported data set, such as ucdp.",
    shell_complete=views,
)
@option("--similarity", is_flag=True, help="Add S, kappa, pi and tau-b of dyads.")
@measures_option(MEASURES)
@at_least_option
@output_option(PANEL_FILES)
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    kind: PanelKind,
    first: str,
    last: str | None,
    measures: list[str],
    conflicts: str | None,
    output: Path | None,
    according_to: str | None,
    form: str,
    **wishes: Any,
) -> None:
    """Make a panel for regressions: state-years or dyad-years, keyed by the numbers of the Correlates of War.

    It has the calendar years from that of --from to that of --to. Measures are those of the network of all obligations.
    """
    from csto_graph.networks.exports import checked_format
    from csto_graph.panels import PANEL_FORMATS, write_panel

    if output:
        checked_format(output, PANEL_FORMATS)
    foes = options.graph.according_to(conflicts) if conflicts else None
    panel = options.view(according_to).build_panel(
        kind, _year(first), last and _year(last, end=True), measures=measures, conflicts=foes, **wishes
    )
    if output:
        write_panel(panel, output, safe_csv=safe_csv())
        years = f"{panel.years.start} to {panel.years.stop - 1}"
        emit(f"{len(panel)} rows of the years {years} written to {output}", err=True)
    else:
        print_table(panel.table(), form)


def _year(text: str, *, end: bool = False) -> str:
    """Return the calendar year in which a date begins, or with ``end`` ends; DateError for other texts."""
    return f"{parse_span(text)[1 if end else 0].year:04}"
