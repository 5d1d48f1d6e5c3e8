"""Writing networks for other tools: GraphML, GEXF, and CSV with one tie a line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx

from csto_graph.errors import ExportError
from csto_graph.files import write_whole
from csto_graph.networks.types import Network

TIE_COLUMNS = ["node_1", "node_2", "organisation", "treaty", "start", "end", "certainty", "memberships", "sources"]


def write_network(graph: Network, path: Path) -> None:
    """Write a network in the format that the ending names: ``.graphml``, ``.gexf`` or ``.csv``.

    GraphML and GEXF hold ``ties`` as JSON text. ExportError for other endings or places that cannot be written.
    """
    writer = WRITERS.get(path.suffix)
    if writer is None:
        raise ExportError(f"unknown format {path.suffix!r}; end the file in {', '.join(WRITERS)}")
    write_whole(path, writer(graph).encode())


def _graphml(graph: Network) -> str:
    return "\n".join(nx.generate_graphml(_flat(graph))) + "\n"


def _gexf(graph: Network) -> str:
    lines = nx.generate_gexf(_flat(graph))
    return (
        "\n".join(line for line in lines if "<meta" not in line and "<creator>" not in line and "</meta>" not in line)
        + "\n"
    )


def _csv(graph: Network) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(TIE_COLUMNS)
    writer.writerows(_tie_rows(graph))
    return buffer.getvalue()


def _tie_rows(graph: Network) -> list[list[str]]:
    rows = []
    for one, other, edge in graph.edges(data=True):
        for tie in edge["ties"]:
            flat = {key: " ".join(value) if isinstance(value, list) else value for key, value in tie.items()}
            rows.append([*sorted((one, other)), *(str(flat[name]) for name in TIE_COLUMNS[2:])])
    return sorted(rows)


def _flat(graph: Network) -> Network:
    flat: Network = nx.Graph(**graph.graph)
    for node in sorted(graph):
        flat.add_node(node, **graph.nodes[node])
    for one, other in sorted(sorted(edge) for edge in graph.edges):
        edge = graph.edges[one, other]
        flat.add_edge(one, other, **(edge | {"ties": json.dumps(edge["ties"], sort_keys=True)}))
    return flat


WRITERS: dict[str, Callable[[Network], str]] = {".graphml": _graphml, ".gexf": _gexf, ".csv": _csv}
