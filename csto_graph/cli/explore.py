"""``csto-graph explore``: write the offline explorer and open it."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from csto_graph.cli.options import Options, certainty_option, during_option, source_option
from csto_graph.files import checked_page, write_whole


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), default="csto-graph.html", show_default=True, help="The page."
)
@click.option("--no-open", is_flag=True, help="Write the page but open no browser.")
@click.option("--as-of", metavar="DATE", help="The day it opens on; without it the day of the data's release.")
@during_option
@certainty_option
@source_option
@click.pass_obj
def command(
    options: Options,
    output: Path,
    no_open: bool,
    as_of: str | None,
    during: str | None,
    certain_only: bool,
    according_to: str | None,
) -> None:
    """Build the graph and open it as one HTML page that works offline."""
    from csto_graph.pages import Opening, explorer_page

    checked_page(output)
    graph = options.view(according_to)
    page = explorer_page(graph.store, Opening(graph.window(as_of, during), certain_only=certain_only))
    write_whole(output, page.encode())
    click.echo(f"written to {output} ({len(page) // 1024} KiB); open it in any browser, it needs no network")
    if not no_open:
        webbrowser.open(output.resolve().as_uri())
