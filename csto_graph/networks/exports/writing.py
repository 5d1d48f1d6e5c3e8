"""Writing a network, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from csto_graph.errors import ExportError
from csto_graph.files import checked_target, write_whole
from csto_graph.networks.exports.formats import NETWORK_FORMATS, TABLE_FORMATS
from csto_graph.networks.exports.tables import node_table
from csto_graph.networks.types import Network

Content = TypeVar("Content")


def write_network(graph: Network, path: Path) -> None:
    """Write a network in the format that the ending names.

    ``.graphml``, ``.gexf`` (dynamic), ``.csv`` and ``.parquet`` (one tie a row), ``.ncol`` (an edge list for igraph).
    ExportError for other endings or places that cannot be written, MissingExtraError for Parquet without pyarrow.
    """
    write_format(path, graph, NETWORK_FORMATS)


def write_nodes(graph: Network, path: Path) -> None:
    """Write the nodes of a network as ``.csv`` or ``.parquet``; errors as in :func:`write_network`."""
    write_format(path, node_table(graph), TABLE_FORMATS)


def write_format(path: Path, content: Content, formats: Mapping[str, Callable[[Content], bytes]]) -> None:
    """Write content in the format of the path's ending; the place is looked at first, for the bytes may take long."""
    if path.suffix not in formats:
        raise ExportError(f"unknown format {path.suffix!r}; end the file in {', '.join(formats)}")
    checked_target(path)
    write_whole(path, formats[path.suffix](content))
