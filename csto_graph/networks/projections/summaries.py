"""What the ties that hold make of an edge: its weight, its sign and its certainty, of an interval or of one day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from csto_graph.core.certainty import Certainty, surest
from csto_graph.core.vocabulary import OBLIGATION_TYPES
from csto_graph.networks.types import Network

STRENGTHS = {name: each.strength for name, each in reversed(OBLIGATION_TYPES.items())}
"""How much each type of obligation binds, from 1 to 3."""

ShownTie = Mapping[str, Any]
Summary = dict[str, Any]


def summary(graph: Network, ties: Sequence[ShownTie]) -> Summary:
    """Return the attributes of an edge that depend on which of its ties hold.

    Parameters
    ----------
    graph
        The network of the edge; its projection, and for alliances its weight, decide what the attributes are.
    ties
        The ties that hold, at least one, each with its ``certainty``.

    Returns
    -------
    dict
        ``weight`` and ``certainty``; for alliances and layers also ``number`` and ``strength``, for conflicts ``sign``,
        for the signed network ``sign`` and ``ambivalent``.

    """
    return _SUMMARIES[graph.graph["projection"]](ties, graph.graph.get("weight", "number"))


def _counted(ties: Sequence[ShownTie], _: str) -> Summary:
    """Count two ties by one organisation, or in one event, as one."""
    return {"weight": len({tie.get("event") or tie["organisation"] for tie in ties}), "certainty": _best(ties)}


def _allied(ties: Sequence[ShownTie], weight: str) -> Summary:
    number = len({tie["organisation"] for tie in ties})
    found = {"number": number, "strength": max(STRENGTHS[each] for tie in ties for each in tie["types"])}
    return {**found, "weight": found[weight], "certainty": _best(ties)}


def _opposed(ties: Sequence[ShownTie], weight: str) -> Summary:
    return {"sign": -1, **_counted(ties, weight)}


def _signed(ties: Sequence[ShownTie], _: str) -> Summary:
    """Let a fight outweigh an alliance; the certainty is that of the ties which decide the sign."""
    sign = min(tie["sign"] for tie in ties)
    deciding = [tie for tie in ties if tie["sign"] == sign]
    return {"sign": sign, "weight": 1, "ambivalent": len(deciding) < len(ties), "certainty": _best(deciding)}


def _owed(ties: Sequence[ShownTie], _: str) -> Summary:
    return {"weight": 1, "certainty": _best(ties)}


def _best(ties: Sequence[ShownTie]) -> Certainty:
    return surest(tie["certainty"] for tie in ties)


_SUMMARIES: dict[str, Callable[[Sequence[ShownTie], str], Summary]] = {
    "affiliations": _counted,
    "alliances": _allied,
    "conflicts": _opposed,
    "events": _counted,
    "layers": _allied,
    "obligations": _owed,
    "signed": _signed,
}
