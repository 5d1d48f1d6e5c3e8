"""The bounds of a row: the only place where they are read out of the answer of a store."""

from __future__ import annotations

from collections.abc import Mapping

from csto_graph.core.dates import Boundary, Bounds, parse_day
from csto_graph.store import Cell

BOUNDS = ("Earliest", "Latest", "Presumed")
"""How the names of the properties end that give bounds for machines, such as ``sa:endLatest``."""


def parse_bounds(row: Mapping[str, Cell], prefix: str = "") -> Bounds:
    """Return the bounds of a row, whose keys are the names of properties such as ``startEarliest`` after a prefix.

    Parameters
    ----------
    row : mapping of str to Cell
        With ``startEarliest``, ``startLatest``, ``endEarliest``, ``endPresumed`` and ``endLatest`` as ISO days, and the
        EDTF texts ``startText`` and ``endText``, of which a missing one is empty.
    prefix : str
        What stands before each of these names, such as ``sa:`` or ``treaty_``.

    """
    return Bounds(parse_boundary(row, f"{prefix}start"), parse_boundary(row, f"{prefix}end"))


def parse_boundary(row: Mapping[str, Cell], name: str) -> Boundary:
    """Return one boundary of a row, such as ``end`` or ``sa:date``; see :func:`parse_bounds`."""
    earliest, latest = (parse_day(str(row[f"{name}{bound}"])) for bound in ("Earliest", "Latest"))
    presumed = row.get(f"{name}Presumed")
    text = str(row.get(f"{name}Text") or "")
    return Boundary(text, earliest, latest, parse_day(str(presumed)) if presumed else earliest)
