"""Where the nodes of a network lie in a picture."""

from __future__ import annotations

from csto_graph.core import SEED
from csto_graph.networks.measures import Snapshot
from csto_graph.networks.types import Network

Point = tuple[float, float]


def spring_layout(network: Network, *, seed: int = SEED) -> dict[str, Point]:
    """Return a place for every node such that neighbours are near and all others apart; about -1 to 1 both ways.

    Fruchterman and Reingold 1991, Software: Practice and Experience 21:1129-1164; weights count for nothing. The seed
    fixes the outcome to three digits.
    """
    import rustworkx

    snapshot = Snapshot.of(network)
    places = rustworkx.spring_layout(snapshot.graph, seed=seed)
    return {node: _rounded(places[number]) for number, node in enumerate(snapshot.nodes)}


def map_layout(network: Network) -> dict[str, Point]:
    """Return the longitude and latitude of the capital of every state, in degrees; other nodes are left out."""
    places = ((node, network.nodes[node]) for node in sorted(network))
    return {node: (each["longitude"], each["latitude"]) for node, each in places if each.get("longitude") is not None}


def _rounded(place: Point) -> Point:
    return (round(float(place[0]), 3), round(float(place[1]), 3))
