"""``csto-graph network``: a network of a day or an interval, as a file or as a table of measures."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.completing import fixed
from csto_graph.cli.options import Options, certainty_option, during_option, source_option
from csto_graph.cli.output import format_option, print_table
from csto_graph.store import ResultTable


@click.command()
@click.argument("projection", shell_complete=fixed(("affiliations", "alliances")))
@click.option("--as-of", metavar="DATE", help="The day; without it the day of the data's release.")
@during_option
@certainty_option
@click.option("--output", type=click.Path(path_type=Path), help="Write the network: .graphml, .gexf or .csv.")
@source_option
@format_option
@click.pass_obj
def command(
    options: Options,
    projection: str,
    as_of: str | None,
    during: str | None,
    certain_only: bool,
    output: Path | None,
    according_to: str | None,
    form: str,
) -> None:
    """Show who is joined to whom: 'alliances' (members of one pact of defence), 'affiliations'."""
    from csto_graph.networks import betweenness, communities, degree, write_network

    graph = options.view(according_to)
    network = graph.network(projection, as_of=as_of, during=during, certain_only=certain_only)
    if output:
        write_network(network, output)
        click.echo(
            f"{network.number_of_nodes()} nodes, {network.number_of_edges()} edges written to {output}", err=True
        )
        return
    degrees, between, community = degree(network), betweenness(network), communities(network)
    rows = [
        (node, network.nodes[node]["label"], degrees[node], round(between[node], 6), community[node])
        for node in sorted(network, key=lambda node: (-degrees[node], node))
    ]
    print_table(ResultTable(("node", "label", "degree", "betweenness", "community"), tuple(rows)), form)
