"""``csto-graph metrics``: measures of a network through time."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from csto_graph.cli.network_options import given, network_limits
from csto_graph.cli.options import Options, certainty_option, progress, source_option
from csto_graph.cli.output import emit, format_option, print_table, safe_csv
from csto_graph.cli.value_completion import fixed
from csto_graph.core.choices import Every, Level

EVERY = ("year", "month", "change")
LEVELS = ("state", "network")
NETWORKS = ("alliances", "affiliations", "conflicts", "events")
FROM = "Where it begins: a day, month or year."
TO = "Where it ends, included; without it the day of the data's release."
MEASURES = "Only these, such as degree,bloc; without it all of the level."


@click.command()
@click.option("--from", "first", default="1949", show_default=True, metavar="DATE", help=FROM)
@click.option("--to", "last", metavar="DATE", help=TO)
@click.option("--every", default="year", show_default=True, help="year, month or change.", shell_complete=fixed(EVERY))
@click.option("--level", default="state", show_default=True, help="state or network.", shell_complete=fixed(LEVELS))
@click.option("--measures", metavar="NAME,…", help=MEASURES)
@click.option("--network", "projection", default="alliances", show_default=True, shell_complete=fixed(NETWORKS))
@certainty_option
@network_limits
@click.option("--jobs", type=click.IntRange(min=1), help="Days measured at once; without it one a core.")
@click.option("--seed", type=int, help="Of the communities; without it always the same.")
@click.option("--output", type=click.Path(path_type=Path), help="Write it: .csv or .parquet.")
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
    measures: str | None,
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
    names = [name.strip() for name in measures.split(",")] if measures else None
    asked = given(projection=projection, measures=names, seed=seed, **limits)
    workers = jobs or os.cpu_count() or 1
    series = options.view(according_to).series(first, last, every=every, level=level, jobs=workers, **asked)
    if output:
        rows = write_series(series, output, progress=partial(progress, label="measuring"), safe_csv=safe_csv())
        emit(f"{rows} rows of {len(series.days)} days written to {output}", err=True)
    else:
        print_table(series.table(), form)
