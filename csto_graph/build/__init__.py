"""From rows to quads: one named graph a source, and the merge of them all in the default graph."""

from csto_graph.build.quads import build_quads

__all__ = ["build_quads"]
