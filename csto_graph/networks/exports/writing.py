"""Writing a network, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from csto_graph.errors import ExportError
from csto_graph.files import checked_target, write_whole
from csto_graph.networks.exports.formats import NETWORK_FORMATS, NODE_FORMATS
from csto_graph.networks.types import Network


def write_network(graph: Network, path: Path) -> None:
    """Write a network in the format that the ending names.

    ``.graphml``, ``.gexf`` (dynamic), ``.csv`` and ``.parquet`` (one tie a row), ``.ncol`` (an edge list for igraph).
    ExportError for other endings or places that cannot be written, MissingExtraError for Parquet without pyarrow.
    """
    _write(graph, path, NETWORK_FORMATS)


def write_nodes(graph: Network, path: Path) -> None:
    """Write the nodes of a network as ``.csv`` or ``.parquet``; errors as in :func:`write_network`."""
    _write(graph, path, NODE_FORMATS)


def checked_format(path: Path, formats: Iterable[str]) -> Path:
    """Return where a file will be written; ExportError for another ending or a place that cannot be written."""
    if path.suffix not in formats:
        raise ExportError(f"unknown format {path.suffix!r}; end the file in {', '.join(formats)}")
    return checked_target(path)


def _write(graph: Network, path: Path, formats: Mapping[str, Callable[[Network], bytes]]) -> None:
    checked_format(path, formats)
    write_whole(path, formats[path.suffix](graph))
