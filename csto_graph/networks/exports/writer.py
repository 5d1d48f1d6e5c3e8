"""Writing a network, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from csto_graph.core.atomic_write import checked_target, write_whole
from csto_graph.errors import ExportError
from csto_graph.networks.exports.formats import NETWORK_FORMATS, NODE_FORMATS, Writer
from csto_graph.networks.types import Network


def write_network(graph: Network, path: Path, *, safe_csv: bool = False) -> None:
    """Write a network in the format that the ending names.

    ``.graphml``, ``.gexf`` (dynamic), ``.csv`` and ``.parquet`` (one tie a row), ``.ncol`` (an edge list for igraph).
    ``safe_csv`` guards texts in CSV that a spreadsheet would run as a formula. Characters that XML cannot hold, such as
    lone surrogates, are U+FFFD in every format. ExportError for other endings or places that cannot be written,
    MissingExtraError for Parquet without pyarrow.
    """
    _write(graph, path, NETWORK_FORMATS, safe=safe_csv)


def write_nodes(graph: Network, path: Path, *, safe_csv: bool = False) -> None:
    """Write the nodes of a network as ``.csv`` or ``.parquet``; the rest is as in :func:`write_network`."""
    _write(graph, path, NODE_FORMATS, safe=safe_csv)


def checked_format(path: Path, formats: Iterable[str]) -> Path:
    """Return where a file will be written; ExportError for another ending or a place that cannot be written."""
    if path.suffix not in formats:
        fault = f"unknown format {path.suffix!r}" if path.suffix else f"the name {path.name!r} does not tell the format"
        raise ExportError(f"{fault}; end the file in {', '.join(formats)}")
    return checked_target(path)


def _write(graph: Network, path: Path, formats: Mapping[str, Writer], *, safe: bool) -> None:
    checked_format(path, formats)
    write_whole(path, formats[path.suffix](graph, safe))
