"""``csto-graph panel``: a row for each state, or each two states, in each year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from csto_graph.cli.options import Options, certainty_option, source_option
from csto_graph.cli.output import emit, format_option, print_table, safe_csv
from csto_graph.cli.value_completion import fixed
from csto_graph.core.choices import PanelKind

KINDS = ("state-years", "dyad-years")
RULE = "When a relation belongs to a year: on any of its days, or on this day, such as 12-31."
TO = "The last year; without it the last one that the source covers."
CONFLICTS = "Add who fought, by this imported source, such as ucdp."
MEASURES = "Add measures of the states in the network of all obligations, such as degree,bloc."


@click.command()
@click.argument("kind", shell_complete=fixed(KINDS))
@click.option("--from", "first", default="1816", show_default=True, metavar="YEAR", help="The first year.")
@click.option("--to", "last", metavar="YEAR", help=TO)
@click.option("--rule", default="any", show_default=True, metavar="any|MM-DD", help=RULE)
@click.option("--directed", is_flag=True, help="Dyads in both orders: what state_1 owes to state_2.")
@click.option("--allied-only", is_flag=True, help="Only rows of those that something binds.")
@click.option("--conflicts", metavar="SOURCE", help=CONFLICTS)
@click.option("--similarity", is_flag=True, help="Add S, kappa, pi and tau-b of dyads.")
@click.option("--measures", metavar="NAME,…", default="", help=MEASURES)
@certainty_option
@click.option("--output", type=click.Path(path_type=Path), help="Write it: .csv or .parquet.")
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    kind: PanelKind,
    measures: str,
    conflicts: str | None,
    output: Path | None,
    according_to: str | None,
    form: str,
    **wishes: Any,
) -> None:
    """Make a panel for regressions: state-years or dyad-years, keyed by the numbers of the Correlates of War."""
    from csto_graph.networks.exports import checked_format
    from csto_graph.panels import PANEL_FORMATS, write_panel

    if output:
        checked_format(output, PANEL_FORMATS)
    names = [name.strip() for name in measures.split(",") if name.strip()]
    foes = options.graph.according_to(conflicts) if conflicts else None
    panel = options.view(according_to).build_panel(kind, measures=names, conflicts=foes, **wishes)
    if output:
        write_panel(panel, output, safe_csv=safe_csv())
        years = f"{panel.years.start} to {panel.years.stop - 1}"
        emit(f"{len(panel)} rows of the years {years} written to {output}", err=True)
    else:
        print_table(panel.table(), form)
