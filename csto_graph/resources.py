"""Where the files that travel with the package live, installed or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DESCRIPTOR = "datapackage.json"
PACKAGE = Path(__file__).resolve().parent


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
    return PACKAGE / "queries"
