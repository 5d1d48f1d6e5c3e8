"""The command line. Only this package prints or exits."""

from csto_graph.cli.main import main, run

__all__ = ["main", "run"]
