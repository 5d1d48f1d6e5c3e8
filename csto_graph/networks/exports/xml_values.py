"""What GraphML and GEXF have in common: lists as text, and the edges in one order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import networkx as nx

from csto_graph.networks.types import Network

Edge = tuple[str, str, str | None, dict[str, Any]]
"""Both ends of an edge, its key, and its attributes."""


def plain_value(value: Any) -> Any:
    """Return a value of an attribute as a file of attributes can hold it: a list as JSON text."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False) if isinstance(value, list) else value


def edges_in_order(graph: Network) -> Iterator[Edge]:
    """Yield every edge with its key (None in a simple graph), in an order that does not depend on how it was built.

    Undirected edges have the smaller slug first.
    """
    ordered = (
        (one, other, key, edge) if graph.is_directed() or one <= other else (other, one, key, edge)
        for one, other, key, edge in _edges(graph)
    )
    yield from sorted(ordered, key=lambda each: (*each[:2], each[2] or ""))


def _edges(graph: Network) -> Iterator[Edge]:
    if isinstance(graph, nx.MultiGraph):
        return ((one, other, str(key), edge) for one, other, key, edge in graph.edges(keys=True, data=True))
    return ((one, other, None, edge) for one, other, edge in graph.edges(data=True))
