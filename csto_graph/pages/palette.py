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
        Look("state", "States", "dot", "#0072B2", 17, 25),
        Look("organisation", "Organisations", "square", "#D55E00", 26, 32),
        Look("treaty", "Treaties", "diamond", "#E69F00", 17, 18),
        Look("event", "Events", "triangle", "#009E73", 14, 18),
        Look("person", "People", "star", "#CC79A7", 14, 18),
    )
}
EDGE_COLOURS = {
    "membership": "#44546a",
    "partnership": "#b9c3d0",
    "tenure": "#d9a3c0",
    "participation": "#5dbf9f",
    "party act": "#f3d38f",
    "structure": "#d0d6de",
}
EDGE_WIDTHS = {"membership": 2.6, "partnership": 2.0}
