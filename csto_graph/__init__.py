"""Who is bound to whom, by what, since when, and according to whom, for any day in history."""

from csto_graph.errors import CstoGraphError
from csto_graph.graph import AllianceGraph, open_graph

__all__ = ["AllianceGraph", "CstoGraphError", "open_graph"]
__version__ = "0.2.0"
