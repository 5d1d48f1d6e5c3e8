"""Where files lie: those that travel with the package, installed or in a checkout, and the user's own imports."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

DESCRIPTOR = "datapackage.json"
PACKAGE = Path(__file__).resolve().parent.parent


@cache
def _root() -> Path:
    bundled = PACKAGE / "bundled"
    return bundled if bundled.is_dir() else PACKAGE.parent


def data_directory() -> Path:
    """Return the folder of the curated tables."""
    return _root() / "data"


def ontology_directory() -> Path:
    """Return the folder of the ontology, the checks and the rules."""
    return _root() / "ontology"


def queries_directory() -> Path:
    """Return the folder of the questions (``*.rq``)."""
    return PACKAGE / "questions" / "queries"


def imports_directory() -> Path:
    """Return the user's folder of imported sources (``CSTO_GRAPH_IMPORTS`` overrides it)."""
    if chosen := os.environ.get("CSTO_GRAPH_IMPORTS"):
        return Path(chosen)
    import platformdirs

    return Path(platformdirs.user_data_dir("csto-graph", appauthor=False)) / "sources"
