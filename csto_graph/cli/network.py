"""``csto-graph network``: a network of a day, as a file or as a table of measures."""

from __future__ import annotations

from pathlib import Path

import click

from csto_graph.cli.completing import fixed
from csto_graph.cli.options import Options
from csto_graph.cli.output import format_option, print_table
from csto_graph.store import ResultTable


@click.command()
@click.argument("projection", shell_complete=fixed(("affiliations", "alliances")))
@click.option("--as-of", metavar="DATE", help="The day; without it the day of the data's release.")
@click.option("--certain-only", is_flag=True, help="Leave out memberships that only possibly held on the day.")
@click.option("--output", type=click.Path(path_type=Path), help="Write the network: .graphml, .gexf or .csv.")
@format_option
@click.pass_obj
def command(
    options: Options, projection: str, as_of: str | None, certain_only: bool, output: Path | None, form: str
) -> None:
    """Show who is joined to whom on a day: 'alliances' (members of one pact of defence), 'affiliations'."""
    from csto_graph.networks import betweenness, communities, degree, write_network

    network = options.graph.network(projection, as_of=as_of, certain_only=certain_only)
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
