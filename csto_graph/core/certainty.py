"""How sure it is that a relation holds on a day: the degrees, and their order.

The rule that gives a relation its degree is :meth:`csto_graph.core.dates.Bounds.span`; in SPARQL it is
``csto_graph/questions/queries/certainty.part``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Certainty = Literal["certain", "presumed", "possible"]
CERTAINTIES: tuple[Certainty, ...] = get_args(Certainty)
"""The degrees, the surest first."""


def surest(degrees: Iterable[Certainty]) -> Certainty:
    """Return the highest of some degrees: what holds if any of several relations does."""
    return min(degrees, key=CERTAINTIES.index)


def least_sure(degrees: Iterable[Certainty]) -> Certainty:
    """Return the lowest of some degrees, ``certain`` of none: what holds only if all of several relations do."""
    return max(degrees, key=CERTAINTIES.index, default="certain")


def at_least_as_sure(degree: Certainty, at_least: Certainty) -> bool:
    """Return whether a degree is the one asked for or higher."""
    return CERTAINTIES.index(degree) <= CERTAINTIES.index(at_least)


def describe_certainty(degree: str, confirmed: object) -> str:
    """Return a degree in words; of ``presumed`` with the day on which a source last showed the relation."""
    return f"presumed, last confirmed {confirmed}" if degree == "presumed" else degree
