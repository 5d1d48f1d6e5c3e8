"""``csto-graph network``: a network of a day or an interval, as a file or as a table of measures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from csto_graph.cli.choices import NETWORK_FILES, NODE_FILES, PROJECTIONS, Choice, OutputFile
from csto_graph.cli.global_options import Command, Options
from csto_graph.cli.options import (
    as_of_option,
    at_least_option,
    drop_unset,
    during_option,
    format_option,
    network_options,
    option,
    output_option,
    source_option,
)
from csto_graph.cli.output import emit, print_table, safe_csv

if TYPE_CHECKING:
    from csto_graph.core.choices import Projection
    from csto_graph.networks.types import Network
    from csto_graph.store import ResultTable

PAGE = ".html"
SHOWN = ("degree", "strength", "betweenness", "bloc")


@click.command(cls=Command)
@click.argument("projection", metavar="PROJECTION", type=Choice(PROJECTIONS))
@as_of_option()
@during_option
@at_least_option
@network_options
@output_option(NETWORK_FILES)
@option("--nodes", type=OutputFile(NODE_FILES), metavar="FILE", help="Write the nodes to this file.")
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    /,
    projection: Projection,
    output: Path | None,
    nodes: Path | None,
    according_to: str | None,
    form: str,
    **limits: Any,
) -> None:
    """Show who is tied to whom on a day or in an interval.

    PROJECTION is one of affiliations, alliances, conflicts, events, layers, obligations, signed.
    """
    _check_targets(output, nodes)
    graph = options.view(according_to)
    network = graph.network(projection, **drop_unset(**limits))
    page = output if output and output.suffix == PAGE else None
    if page:
        graph.draw(projection, **drop_unset(**limits)).show(str(page))
    if output or nodes:
        _write(network, None if page else output, nodes)
        _report(network, output, nodes)
    else:
        print_table(_measured(network), form)


def _check_targets(output: Path | None, nodes: Path | None) -> None:
    """Refuse endings and places before anything is computed, so that no file is written if another cannot be."""
    from csto_graph.core.atomic_write import checked_page
    from csto_graph.networks.exports import NETWORK_FORMATS, NODE_FORMATS, checked_format

    targets = [checked_format(nodes, NODE_FORMATS)] if nodes else []
    if output:
        formats = (PAGE, *NETWORK_FORMATS)
        targets.append(checked_page(output) if output.suffix == PAGE else checked_format(output, formats))
    if len(set(targets)) < len(targets):
        raise click.UsageError("--output and --nodes name one file; give each its own")


def _write(network: Network, output: Path | None, nodes: Path | None) -> None:
    from csto_graph.networks import write_network, write_nodes

    if output:
        write_network(network, output, safe_csv=safe_csv())
    if nodes:
        write_nodes(network, nodes, safe_csv=safe_csv())


def _report(network: Network, output: Path | None, nodes: Path | None) -> None:
    """Say what was written, once all of it is: whoever reads the messages may close the pipe."""
    if output and output.suffix == PAGE:
        emit(f"the picture is written to {output}; open it in any browser, it needs no network", err=True)
    elif output:
        emit(f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges written to {output}", err=True)
    if nodes:
        emit(f"{network.number_of_nodes()} nodes written to {nodes}", err=True)


def _measured(network: Network) -> ResultTable:
    """Return a row for each node, those with the most neighbours first."""
    import numpy as np

    from csto_graph.networks import MEASURES, Snapshot
    from csto_graph.networks.measures import rounded
    from csto_graph.store import ResultTable

    snapshot = Snapshot.of(network)
    values = [rounded(np.asarray(MEASURES[name].function(snapshot))).tolist() for name in SHOWN]
    rows = zip(*values, snapshot.nodes, strict=True)
    ordered = sorted(rows, key=lambda row: (-row[0], row[-1]))
    cells = (
        (node, network.nodes[node]["label"], int(degree), *rest, int(bloc)) for degree, *rest, bloc, node in ordered
    )
    return ResultTable(("node", "label", *SHOWN), tuple(cells))
