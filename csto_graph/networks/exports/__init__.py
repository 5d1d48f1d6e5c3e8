"""Networks as files for other tools."""

from csto_graph.networks.exports.batches import LongTable, write_series
from csto_graph.networks.exports.tables import node_table, tie_table
from csto_graph.networks.exports.writing import write_network, write_nodes

__all__ = ["LongTable", "node_table", "tie_table", "write_network", "write_nodes", "write_series"]
