"""Shapes and colours: each kind has both, so that nobody needs to tell colours apart.

The colours are of :mod:`csto_graph.pictures.colours`.
"""

from __future__ import annotations

from dataclasses import dataclass

from csto_graph.pictures.colours import BLUE, GREEN, ORANGE, PURPLE, VERMILION


@dataclass(frozen=True)
class Look:
    """How a kind of thing is drawn."""

    kind: str
    label: str
    shape: str
    colour: str


LOOKS = {
    look.kind: look
    for look in (
        Look("state", "States", "dot", BLUE),
        Look("organisation", "Organisations", "square", VERMILION),
        Look("treaty", "Treaties", "diamond", ORANGE),
        Look("event", "Events", "triangle", GREEN),
        Look("person", "People", "star", PURPLE),
    )
}


TIES = ("membership", "partnership", "party", "signature", "participation", "tenure", "structure")
"""The kinds of ties of the explorer, which has their looks for light and dark in its ``looks.js``."""
