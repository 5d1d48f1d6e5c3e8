"""Shapes and colours: each kind has both, so that nobody needs to tell colours apart.

The colours are of the set by Okabe and Ito (2008) that people with colour-vision deficiencies can tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """How a kind of thing is drawn."""

    kind: str
    label: str
    shape: str
    colour: str
    size: int
    font: int


LOOKS = {
    look.kind: look
    for look in (
        Look("state", "States", "dot", "#0072B2", 16, 16),
        Look("organisation", "Organisations", "square", "#D55E00", 24, 20),
        Look("treaty", "Treaties", "diamond", "#E69F00", 16, 12),
        Look("event", "Events", "triangle", "#009E73", 13, 12),
        Look("person", "People", "star", "#CC79A7", 13, 12),
    )
}
EDGE_COLOURS = {
    "membership": "#5b6b7f",
    "tenure": "#CC79A7",
    "participation": "#009E73",
    "party act": "#E69F00",
    "structure": "#b3bbc6",
}
