"""``csto-graph plot``: networks through time as a picture for print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from csto_graph.cli.choices import CHART_FILES, CHART_MEASURES, CHARTS, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    drop_unset,
    from_option,
    measures_option,
    organisation_option,
    output_option,
    source_option,
    state_option,
    to_option,
)
from csto_graph.cli.output import emit
from csto_graph.core.choices import ChartKind


@click.command(cls=Command)
@click.argument("kind", type=Choice(CHARTS))
@state_option
@as_of_option()
@from_option("1949")
@to_option()
@measures_option(CHART_MEASURES, several=False, shown="degree, s")
@at_least_option
@organisation_option
@output_option(CHART_FILES, required=True)
@source_option
@click.pass_obj
def command(options: Options, /, kind: ChartKind, output: Path, according_to: str | None, **wishes: Any) -> None:
    """Draw blocs, centrality, map or similarity for print, with date, data version and sources below.

    A map and similarity are of one day, blocs and centrality of a series of days. Without --state, the states with the
    highest values are shown. Centrality has measures such as degree, similarity has s, kappa, pi and tau_b.
    """
    picture = options.view(according_to).plot(kind, **drop_unset(**wishes))
    picture.save(output)
    emit(f"{picture.title}, written to {output}", err=True)
