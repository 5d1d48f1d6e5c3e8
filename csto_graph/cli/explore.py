"""``csto-graph explore``: write the offline explorer and open it."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from csto_graph.cli.options import ACCORDING_TO, Options, certainty_option, during_option, language_option
from csto_graph.cli.output import emit
from csto_graph.cli.value_completion import things, views
from csto_graph.core.atomic_write import checked_page, write_whole
from csto_graph.core.choices import Language, NodeLayout, NodeSize

LAYOUTS = ("force", "blocs", "map")
MEASURES = ("members", "degree", "allies", "betweenness", "none")
KINDS = "state|organisation|treaty|event|person"


@click.command()
@click.option(
    "--output", type=click.Path(path_type=Path), default="csto-graph.html", show_default=True, help="The page."
)
@click.option("--no-open", is_flag=True, help="Write the page but open no browser.")
@click.option("--as-of", metavar="DATE", help="The day it opens on; without it the day of the data's release.")
@during_option
@certainty_option
@click.option("--according-to", "--source", "source", metavar="SOURCE", help=ACCORDING_TO, shell_complete=views)
@click.option(
    "--focus",
    metavar="NAME",
    help="Open on a state, organisation or other thing.",
    shell_complete=things(KINDS),
)
@click.option("--measure", type=click.Choice(MEASURES), default="members", show_default=True, help="Size of nodes.")
@click.option("--layout", type=click.Choice(LAYOUTS), default="force", show_default=True, help="Where nodes lie.")
@language_option
@click.pass_obj
def command(
    options: Options,
    output: Path,
    no_open: bool,
    as_of: str | None,
    during: str | None,
    certain_only: bool,
    source: str | None,
    focus: str | None,
    measure: NodeSize,
    layout: NodeLayout,
    language: Language,
) -> None:
    """Build the graph and open it as one HTML page that works offline.

    A reader may change in the page whatever is told here, and copy a link to what is then on screen.
    """
    checked_page(output)
    explorer = options.view(source).explore(
        as_of=as_of,
        during=during,
        certain_only=certain_only,
        focus=focus,
        measure=measure,
        layout=layout,
        language=language,
    )
    page = str(explorer.generate_html())
    write_whole(output, page.encode())
    emit(f"written to {output} ({len(page.encode()) // 1024} KiB); open it in any browser, it needs no network")
    if not no_open:
        webbrowser.open(output.resolve().as_uri())
