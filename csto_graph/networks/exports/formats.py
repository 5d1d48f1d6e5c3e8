"""The bytes of a network in each format."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import networkx as nx

from csto_graph.core.file_texts import storable
from csto_graph.networks.exports.column_types import Kinds, arrow_table
from csto_graph.networks.exports.csv_rows import csv_writer, written_rows
from csto_graph.networks.exports.frames import NODE_COLUMNS, TIE_COLUMNS, node_table, tie_table
from csto_graph.networks.exports.gexf import gexf
from csto_graph.networks.exports.xml_values import edges_in_order, plain_value
from csto_graph.networks.types import Network
from csto_graph.store import ResultTable


def graphml(graph: Network) -> bytes:
    """Return GraphML; the ties of an edge, and lists, stand in it as JSON text, what is not known is left out."""
    plain = type(graph)(**graph.graph)
    for node in sorted(graph):
        plain.add_node(node, **_plain(graph.nodes[node]))
    for number, (one, other, key, edge) in enumerate(edges_in_order(graph)):
        # The format wants ids of edges that are unique in the file, and networkx writes keys as ids.
        more = {} if key is None else {"key": str(number)}
        plain.add_edge(one, other, **more, **_plain(edge))
    # As text, for characters that no encoding or reference can express are replaced in the whole document.
    text: Any = io.StringIO()
    nx.write_graphml_xml(plain, text, encoding="unicode")
    return storable(text.getvalue() + "\n").encode()


def ncol(graph: Network) -> bytes:
    """Return an edge list that igraph reads with the weight (``Graph.Read_Ncol``); isolated nodes are not in it."""
    edges = [(one, other, edge["weight"]) for one, other, _, edge in edges_in_order(graph)]
    return storable("".join(f"{one} {other} {weight}\n" for one, other, weight in sorted(edges))).encode()


def table_csv(table: ResultTable, *, safe: bool) -> bytes:
    """Return CSV with a header and LF; what is not known is an empty cell.

    ``safe`` guards texts that a spreadsheet would run as a formula.
    """
    buffer = io.StringIO()
    writer = csv_writer(buffer)
    writer.writerow(table.columns)
    writer.writerows(written_rows(table.rows, safe=safe))
    return buffer.getvalue().encode()


def table_parquet(table: ResultTable, kinds: Kinds) -> bytes:
    """Return Parquet whose schema is that of ``kinds``; MissingExtraError without pyarrow."""
    content = arrow_table(kinds, table.rows)
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(content, buffer)
    return buffer.getvalue()


def _plain(attributes: dict[str, object]) -> dict[str, object]:
    return {name: plain_value(value) for name, value in attributes.items() if value is not None}


Writer = Callable[[Network, bool], bytes]
"""Makes the bytes of a network; where the second argument is true, CSV guards what a spreadsheet would run."""
NETWORK_FORMATS: dict[str, Writer] = {
    ".graphml": lambda graph, _: graphml(graph),
    ".gexf": lambda graph, _: gexf(graph),
    ".ncol": lambda graph, _: ncol(graph),
    ".csv": lambda graph, safe: table_csv(tie_table(graph), safe=safe),
    ".parquet": lambda graph, _: table_parquet(tie_table(graph), TIE_COLUMNS[graph.graph["projection"]]),
}
NODE_FORMATS: dict[str, Writer] = {
    ".csv": lambda graph, safe: table_csv(node_table(graph), safe=safe),
    ".parquet": lambda graph, _: table_parquet(node_table(graph), NODE_COLUMNS),
}
