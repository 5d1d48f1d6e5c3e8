"""``csto-graph metrics``: measures of a network through time."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from csto_graph.cli.choices import LEVELS, MEASURES, SERIES_FILES, SERIES_PROJECTIONS, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    at_least_option,
    drop_unset,
    every_option,
    format_option,
    from_option,
    measures_option,
    network_options,
    option,
    output_option,
    source_option,
    to_option,
)
from csto_graph.cli.output import emit, print_table, progress, safe_csv
from csto_graph.core.choices import Every, Level


@click.command(cls=Command)
@from_option("1949")
@to_option()
@every_option
@option("--level", type=Choice(LEVELS), default="state", show_default=True, help="Measures of states, or of the whole.")
@measures_option(MEASURES, shown="all of the level")
@option(
    "--projection", type=Choice(SERIES_PROJECTIONS), default="alliances", show_default=True, help="Network to measure."
)
@at_least_option
@network_options
@option(
    "--jobs",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    show_default="one per processor core",
    help="Number of days to measure at the same time.",
)
@option("--seed", metavar="NUMBER", type=int, help="Random seed of the communities, instead of a fixed one.")
@output_option(SERIES_FILES)
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    first: str,
    last: str | None,
    every: Every,
    level: Level,
    measures: list[str],
    projection: str,
    jobs: int | None,
    seed: int | None,
    output: Path | None,
    according_to: str | None,
    form: str,
    **limits: Any,
) -> None:
    """Measure a network through time: centralities, blocs, density and more, on days or at every change."""
    from csto_graph.networks.exports import SERIES_FORMATS, checked_format, write_series

    if output:
        checked_format(output, SERIES_FORMATS)
    asked = drop_unset(projection=projection, measures=measures, seed=seed, **limits)
    workers = jobs or os.cpu_count() or 1
    series = options.view(according_to).series(first, last, every=every, level=level, jobs=workers, **asked)
    if output:
        rows = write_series(series, output, progress=partial(progress, label="measuring"), safe_csv=safe_csv())
        emit(f"{rows} rows of {len(series.days)} days written to {output}", err=True)
    else:
        print_table(series.table(), form)
