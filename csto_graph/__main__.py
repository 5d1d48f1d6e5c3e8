"""``python -m csto_graph``."""

from csto_graph.cli import run

run()
