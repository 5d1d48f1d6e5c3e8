"""``csto-graph push``: load the graph into a SPARQL server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import option
from csto_graph.cli.output import emit

if TYPE_CHECKING:
    from csto_graph.store import Piece

TIMEOUT = 120.0


@click.command(cls=Command)
@click.argument("server", metavar="ENDPOINT")
@option("--graph-store", is_flag=True, help="ENDPOINT uses the Graph Store protocol, not SPARQL Update.")
@click.pass_obj
def command(options: Options, server: str, graph_store: bool) -> None:
    """Load the graph into a server: its named graphs are replaced, and all else there is left alone.

    ENDPOINT is the address for SPARQL Update, such as http://localhost:7878/update, or with --graph-store that of
    the Graph Store protocol, such as http://localhost:7878/store. To ask what was loaded, give --endpoint with the
    address for queries.
    """
    from csto_graph.store import Endpoint, parse_headers, push

    there = Endpoint(server, headers=parse_headers(options.header), timeout=options.timeout or TIMEOUT)
    graphs = push(options.built, there, graph_store=graph_store, progress=_progress)
    emit(f"{graphs} named graphs loaded into {there}")


def _progress(pieces: list[Piece]) -> Iterator[Piece]:
    with click.progressbar(pieces, label="loading the graph", file=sys.stderr) as bar:
        yield from bar
