"""``csto-graph explore``: write the offline explorer and open it."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from csto_graph.cli.choices import LAYOUTS, NODE_SIZES, PAGES, Choice
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    during_option,
    language_option,
    measures_option,
    option,
    output_option,
    source_option,
)
from csto_graph.cli.output import emit
from csto_graph.cli.value_completion import things
from csto_graph.core.atomic_write import checked_page, write_whole
from csto_graph.core.certainty import Certainty
from csto_graph.core.choices import Language, NodeLayout, NodeSize

KINDS = "state|organisation|treaty|event|person"


@click.command(cls=Command)
@output_option(PAGES, default="csto-graph.html", show_default=True)
@option("--no-open", is_flag=True, help="Write the page but open no browser.")
@as_of_option()
@during_option
@at_least_option
@source_option
@option(
    "--focus",
    metavar="NAME",
    help="Open on this state, organisation, treaty, event or person.",
    shell_complete=things(KINDS),
)
@measures_option(NODE_SIZES, several=False, default="members", shown=True)
@option("--layout", type=Choice(LAYOUTS), default="force", show_default=True, help="Layout of the nodes.")
@language_option
@click.pass_obj
def command(
    options: Options,
    output: Path,
    no_open: bool,
    as_of: str | None,
    during: str | None,
    at_least: Certainty,
    according_to: str | None,
    focus: str | None,
    measure: NodeSize,
    layout: NodeLayout,
    language: Language,
) -> None:
    """Build the graph and open it as one HTML page that works offline.

    The measure sets the size of the nodes. A reader can change all of these settings in the page, and copy a link to
    what is then on screen.
    """
    checked_page(output)
    explorer = options.view(according_to).explore(
        as_of=as_of,
        during=during,
        at_least=at_least,
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
