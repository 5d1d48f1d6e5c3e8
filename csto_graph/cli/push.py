"""``csto-graph push``: load the graph into a SPARQL server."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from csto_graph.cli.options import Options
from csto_graph.cli.output import emit
from csto_graph.store import Endpoint, Piece, parse_headers, push


@click.command()
@click.argument("endpoint", metavar="ENDPOINT")
@click.option("--header", "headers", multiple=True, metavar="NAME:VALUE", help="A header to send; repeatable.")
@click.option("--graph-store", is_flag=True, help="ENDPOINT speaks the Graph Store protocol, not SPARQL Update.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=120.0, help="Seconds a piece may take.")
@click.pass_obj
def command(options: Options, endpoint: str, headers: tuple[str, ...], graph_store: bool, timeout: float) -> None:
    """Load the graph into a server: its named graphs are replaced, and all else there is left alone.

    ENDPOINT is the address for SPARQL Update, such as http://localhost:7878/update, or with --graph-store that of
    the Graph Store protocol, such as http://localhost:7878/store. To ask what was loaded, give --endpoint with the
    address for queries.
    """
    there = Endpoint(endpoint, headers=parse_headers([*options.headers, *headers]), timeout=timeout)
    graphs = push(options.built, there, graph_store=graph_store, progress=_progress)
    emit(f"{graphs} named graphs loaded into {there}")


def _progress(pieces: list[Piece]) -> Iterator[Piece]:
    with click.progressbar(pieces, label="loading the graph", file=sys.stderr) as bar:
        yield from bar
