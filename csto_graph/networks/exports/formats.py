"""The bytes of a network in each format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import networkx as nx

from csto_graph.dates import FOREVER, MINIMUM, ONE_DAY, parse_day
from csto_graph.errors import MissingExtraError
from csto_graph.networks.exports.tables import tie_table, ties_of
from csto_graph.networks.types import Network
from csto_graph.store import ResultTable

Span = tuple[str | None, str | None]
Attributes = dict[str, Any]


def graphml(graph: Network) -> bytes:
    """Return GraphML; the ties of an edge, and lists, stand in it as JSON text."""
    return ("\n".join(nx.generate_graphml(_plain(graph))) + "\n").encode()


def gexf(graph: Network) -> bytes:
    """Return dynamic GEXF 1.2: edges and nodes have the spells of their ties, both days included, open where unknown.

    The type of an obligation is called ``obligation_type``, for ``type`` means something else in the format.
    """
    spans: dict[str, list[Span]] = {}
    for one, other, tie in ties_of(graph):
        for end in (one, other):
            spans.setdefault(end, []).append(_span(tie))
    plain = _plain(graph, _edge_in_gexf)
    for node, found in spans.items():
        plain.nodes[node]["spells"] = _merged(found)
    lines = nx.generate_gexf(plain)
    return "".join(f"{line}\n" for line in lines if not _names_a_day_of_writing(line)).encode()


def ncol(graph: Network) -> bytes:
    """Return an edge list that igraph reads with the weight (``Graph.Read_Ncol``); isolated nodes are not in it."""
    edges = [
        (*((one, other) if graph.is_directed() else sorted((one, other))), edge["weight"])
        for one, other, edge in graph.edges(data=True)
    ]
    return "".join(f"{one} {other} {weight}\n" for one, other, weight in sorted(edges)).encode()


def table_csv(table: ResultTable) -> bytes:
    """Return CSV with a header and LF."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return buffer.getvalue().encode()


def table_parquet(table: ResultTable) -> bytes:
    """Return Parquet; MissingExtraError without pyarrow."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("pyarrow") from None
    buffer = io.BytesIO()
    pq.write_table(pa.table({name: table.column(name) for name in table.columns}), buffer)
    return buffer.getvalue()


def _plain(graph: Network, changed: Callable[[Attributes], Attributes] = dict) -> Network:
    """Return the network with values that a file of attributes can hold, nodes and edges in order."""
    plain = type(graph)(**graph.graph)
    for node in sorted(graph):
        plain.add_node(node, **{name: value for name, value in graph.nodes[node].items() if value is not None})
    for one, other, edge in sorted(graph.edges(data=True), key=lambda each: (*sorted(each[:2]), str(each[2]))):
        ends = (one, other) if graph.is_directed() else sorted((one, other))
        plain.add_edge(*ends, **{name: _text(name, value) for name, value in changed(edge).items()})
    return plain


def _text(name: str, value: Any) -> Any:
    if isinstance(value, list) and name != "spells":
        return json.dumps(value, sort_keys=True, ensure_ascii=False)
    return "" if value is None else value


def _edge_in_gexf(edge: Attributes) -> Attributes:
    """Return an edge without the names that GEXF keeps for itself, and with its spells."""
    own = {"type": "obligation_type", "start": "start_text", "end": "end_text"}
    renamed = {own.get(name, name): value for name, value in edge.items()}
    return {**renamed, "spells": _merged([_span(tie) for tie in edge.get("ties", [edge])])}


def _span(tie: dict[str, Any]) -> Span:
    since, until = parse_day(tie["since"]), parse_day(tie["until"])
    last = None if until == FOREVER else (until - ONE_DAY).isoformat()
    return (None if since == MINIMUM else since.isoformat(), last)


def _merged(spans: list[Span]) -> list[Span]:
    """Return the spans in order, those that overlap or share a day as one."""
    merged: list[Span] = []
    for since, last in sorted(spans, key=lambda span: (span[0] or "", span[1] or "~")):
        before = merged[-1] if merged else None
        if before and (before[1] is None or (since or "") <= before[1]):
            merged[-1] = (before[0], None if before[1] is None or last is None else max(before[1], last))
        else:
            merged.append((since, last))
    return merged


def _names_a_day_of_writing(line: str) -> bool:
    return any(tag in line for tag in ("<meta", "<creator>", "</meta>"))


NETWORK_FORMATS: dict[str, Callable[[Network], bytes]] = {
    ".graphml": graphml,
    ".gexf": gexf,
    ".ncol": ncol,
    ".csv": lambda graph: table_csv(tie_table(graph)),
    ".parquet": lambda graph: table_parquet(tie_table(graph)),
}
TABLE_FORMATS: dict[str, Callable[[ResultTable], bytes]] = {".csv": table_csv, ".parquet": table_parquet}
