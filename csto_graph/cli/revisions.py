"""``csto-graph revisions``: what changed from another version of the data to this one."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import format_option
from csto_graph.cli.output import print_table
from csto_graph.core.resources import data_directory


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@format_option
@click.pass_obj
def command(options: Options, folder: Path, form: str) -> None:
    """Show which rows and cells changed from the tables in FOLDER, such as those of an older release, to these."""
    from csto_graph.dataset.revisions import revisions

    print_table(revisions(folder, options.data or data_directory()), form)
