"""``csto-graph plot``: networks through time as a picture for print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from csto_graph.cli.network_options import given
from csto_graph.cli.options import Options, certainty_option, source_option
from csto_graph.cli.output import emit
from csto_graph.cli.value_completion import fixed, things
from csto_graph.core.choices import ChartKind

KINDS = ("blocs", "centrality", "map", "similarity")
MEASURE = "Of centrality: degree, eigenvector, …; of similarity: s, kappa, pi, tau_b."


@click.command()
@click.argument("kind", shell_complete=fixed(KINDS))
@click.option(
    "--state",
    "states",
    multiple=True,
    help="Of these; repeatable. The most telling ones unless told.",
    shell_complete=things("state"),
)
@click.option(
    "--as-of", metavar="DATE", help="The day of a map or of similarity; without it that of the data's release."
)
@click.option("--from", "first", metavar="DATE", help="Where blocs or centrality begin (1949).")
@click.option(
    "--to", "last", metavar="DATE", help="Where they end, included; without it the day of the data's release."
)
@click.option("--measure", help=MEASURE)
@certainty_option
@click.option(
    "--organisation", "organisations", multiple=True, help="Only ties by these.", shell_complete=things("organisation")
)
@click.option("--output", type=click.Path(path_type=Path), required=True, help="Where to: .svg, .png or .pdf.")
@source_option
@click.pass_obj
def command(options: Options, /, kind: ChartKind, output: Path, according_to: str | None, **wishes: Any) -> None:
    """Draw blocs, centrality, map or similarity for print, with date, data version and sources below."""
    picture = options.view(according_to).plot(kind, **given(**wishes))
    picture.save(output)
    emit(f"{picture.title}, written to {output}", err=True)
