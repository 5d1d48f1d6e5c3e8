"""Networks as files for other tools."""

from csto_graph.networks.exports.formats import NETWORK_FORMATS, NODE_FORMATS
from csto_graph.networks.exports.frames import NODE_COLUMNS, TIE_COLUMNS, node_table, tie_table
from csto_graph.networks.exports.streaming import SERIES_FORMATS, write_series
from csto_graph.networks.exports.writer import checked_format, write_network, write_nodes

__all__ = [
    "NETWORK_FORMATS",
    "NODE_COLUMNS",
    "NODE_FORMATS",
    "SERIES_FORMATS",
    "TIE_COLUMNS",
    "checked_format",
    "node_table",
    "tie_table",
    "write_network",
    "write_nodes",
    "write_series",
]
