"""Who is bound to whom, by what, since when, and according to whom, for any day in history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from csto_graph.core import __version__ as __version__

if TYPE_CHECKING:
    from csto_graph.errors import CstoGraphError
    from csto_graph.graph import AllianceGraph, open_graph

__all__ = ["AllianceGraph", "CstoGraphError", "open_graph"]


def __getattr__(name: str) -> Any:
    """Import what is asked for: the command line starts without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "CstoGraphError":
        from csto_graph.errors import CstoGraphError

        return CstoGraphError
    from csto_graph import graph

    return getattr(graph, name)
