"""From rows to quads: deterministic, byte for byte. A question needs only the terms, so the rest is imported late."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from csto_graph.build.quads import build_quads

__all__ = ["build_quads"]


def __getattr__(name: str) -> Any:
    if name != "build_quads":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from csto_graph.build.quads import build_quads

    return build_quads
